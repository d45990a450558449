"""libyaml in front of PyYAML's own parser, where both are known to read the same.

libyaml is ten times as fast, but the official client reads with PyYAML's own parser, which is another one. The two
differ at tabs, at a ``!`` or ``?`` that begins a word, at a ``?`` in brackets, at directives, at a ``#`` that touches
the header of a block scalar, at a colon that touches a bracket, at line ends and marks beyond ASCII, in the place of a
value that is left out in brackets, and in what they say of an error. In all these cases libyaml is not asked or not
believed. The tests try every text of a few characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import yaml

# What the two may take for different things: always, or where it stands as the pattern says. Nearly every text has
# hardly any of these marks, and to look for a mark costs a hundredth of what a pattern does.
_DOUBTFUL = ("\t", "\x85", "\u2028", "\u2029", "\ufeff", ":[", ":]", ":{", ":}", ":,")
_MISREAD = re.compile(r"(?<![^\s\[\]{},:&*!?|>'\"-])[!?]")
_TOUCHED = re.compile(r"[|>][-+0-9]*#")
_DOUBTS = {"!": _MISREAD, "?": _MISREAD, "%": re.compile(r"^%", re.MULTILINE), "|": _TOUCHED, ">": _TOUCHED}
_FILLED_BRACKET = r"[\[{](?![\]}])"
_LARGEST = 1 << 17  # of what is read at once; no two nodes of it share a character
_DEEPEST = 100  # each of its steps costs libyaml as much as there are brackets open
_FAR_IN = re.compile(rf"^[-?: ]{{{_DEEPEST // 4 - 1}}}", re.MULTILINE)
_TRUSTED = ((0, 2, 5), (0, 2, 6))  # the versions of libyaml that the tests were run with
_DEEPER: dict[type, int] = {
    yaml.MappingStartEvent: 1,
    yaml.SequenceStartEvent: 1,
    yaml.MappingEndEvent: -1,
    yaml.SequenceEndEvent: -1,
}


Made = TypeVar("Made")


class Refused(Generic[Made]):
    """That PyYAML's own parser refuses a text, too. ``read`` is what was made of the events in front of the mistake;
    libyaml looks ahead, so that the last of them may be missing.
    """

    __slots__ = ("read",)

    def __init__(self, read: list[Made]) -> None:
        self.read = read


def refuses(text: str) -> bool:
    """Whether a text with LF line ends is refused, by PyYAML's own parser as well."""
    return isinstance(read(text, lambda events: events), Refused)


def read(text: str, made: Callable[[Iterator[Any]], Iterator[Made]]) -> list[Made] | Refused[Made] | None:
    """What is ``made`` of PyYAML's events of a text with LF line ends, or that it is refused; ``None`` for a text that
    the two parsers may take for different ones. No event lives longer than something is made of it.
    """
    if not _AVAILABLE or len(text) > _LARGEST or _is_doubtful(text):
        return None
    if "?" in text and re.search(_FILLED_BRACKET, text):
        return None
    from yaml._yaml import CParser

    found: list[Made] = []
    try:
        events = iter(CParser(text).get_event, None)
        # What came before an error stays in the list.
        found.extend(made(_placed(text, events if _is_shallow(text) else _shallow(events))))
    except yaml.YAMLError as error:
        return None if "exceeded maximum" in str(error) else Refused(found)
    except (_DoubtError, ValueError, OverflowError):
        return None
    return found


class _DoubtError(Exception):
    """PyYAML's own parser has to decide."""


def _is_doubtful(text: str) -> bool:
    return any(mark in text for mark in _DOUBTFUL) or any(
        pattern.search(text) for mark, pattern in _DOUBTS.items() if mark in text
    )


def _is_shallow(text: str) -> bool:
    """Whether no more than ``_DEEPEST`` collections can be open: half of them by brackets, half by their columns, of
    which every other one begins a mapping and a sequence at once.
    """
    return text.count("[") + text.count("{") <= _DEEPEST // 2 and not _FAR_IN.search(text)


def _shallow(events: Iterator[Any]) -> Iterator[Any]:
    """The events. Raises :class:`_DoubtError` as soon as too many collections are open."""
    depth = 0
    for event in events:
        yield event
        depth += _DEEPER.get(event.__class__, 0)
        if depth > _DEEPEST:
            raise _DoubtError


def _placed(text: str, events: Iterator[Any]) -> Iterator[Any]:
    """The events. Raises :class:`_DoubtError` at an empty scalar of which libyaml tells another place."""
    for event in events:
        if type(event) is yaml.ScalarEvent and not event.value and _is_misplaced(text, event):
            raise _DoubtError
        yield event


def _is_misplaced(text: str, empty: Any) -> bool:
    """Whether the place of an empty scalar is not the one behind its colon or dash: in brackets, libyaml gives that of
    the next token.
    """
    start = empty.start_mark.index
    return start == empty.end_mark.index and text[start - 1] not in ":-"


def _is_available() -> bool:
    if not yaml.__with_libyaml__:
        return False
    from yaml._yaml import get_version

    return get_version() in _TRUSTED


_AVAILABLE = _is_available()
