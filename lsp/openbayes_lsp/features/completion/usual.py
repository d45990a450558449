"""What most lines of a file are: a key, perhaps a value without quotes, perhaps a comment."""

from __future__ import annotations

import re
from typing import NamedTuple

from openbayes_config.text import Span

_LINE = re.compile(r"[ ]*(?P<key>[^\W\d][\w.-]*):(?P<rest>[^\r\n#]*)(?P<comment>#[^\r\n]*)?")
_BLANKS = frozenset(" \t")
_NOT_PLAIN = frozenset("|>\"'{[&!")


class Usual(NamedTuple):
    """A usual line. ``end`` is where it ends, before its line end; the colon stands behind the key."""

    key: Span
    value: Span | None
    comment: Span | None
    end: int


def usual(text: str, start: int) -> Usual | None:
    """The line that begins at ``start`` if it is a usual one."""
    found = _LINE.match(text, start)
    if found is None:
        return None
    rest, comment = found["rest"], Span(*found.span("comment"))
    behind = rest.lstrip(" \t")
    value = behind.rstrip()
    touches = (rest and behind == rest) or (found["comment"] and rest[-1:] not in _BLANKS)
    if touches or behind[:1] in _NOT_PLAIN or bool(behind) != bool(value):
        return None
    begin = found.end("rest") - len(behind)
    place = Span(begin, begin + len(value)) if value else None
    return Usual(Span(*found.span("key")), place, comment if found["comment"] else None, found.end())
