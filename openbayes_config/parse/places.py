"""Where reading may begin anew in a text of which the beginning has been read.

From the line of a top-level key on, or of a key one level deeper below the line of its parent, YAML reads the same as
it does from the beginning. For certain that is so only where :func:`is_plain` says that it is; elsewhere it is good
enough to compare ways past a mistake, of which the best is read from the beginning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from openbayes_config.parse.spans import skip_spaces, start_of_line
from openbayes_config.text import Span

_MARKS = ("?", "\n---", "\n...", "\r---", "\r...")


def is_plain(text: str) -> bool:
    """Whether there are none of the marks after which a text may hold more than a mapping with simple keys."""
    return not any(mark in text for mark in _MARKS)


class Place(NamedTuple):
    """The line of a key of a block mapping; offsets are into the file's text.

    ``at`` is where the line begins, ``head`` what has to be read in front of it: the line of the parent and what stands
    between it and its first key; empty for top-level keys. ``outer`` is how many keys and values of the root are in
    front of the place, and ``inner`` how many of the mapping below the last of them, if it is there. ``mappings`` is
    where those two begin.
    """

    at: int
    head: Span
    outer: int
    inner: int | None
    mappings: tuple[int, ...]


class OpenKeys:
    """The places of the keys of the root, and of the mapping that is the value of its last key.

    ``keys`` is where the keys begin that were read of each open block mapping, the root first, and ``begun`` the place
    at which reading began, if not at the beginning. Behind directives there are no places.
    """

    __slots__ = ("_head", "_inner", "_line", "_mappings", "_outer")

    def __init__(self, text: str, keys: Sequence[Sequence[int]], begun: Place | None = None) -> None:
        none: Sequence[int] = []
        outer, inner = [*keys, none, none][:2] if not text.lstrip().startswith("%") else (none, none)
        line = self._line = partial(start_of_line, text)
        first = line(inner[0]) if inner else 0
        self._outer = outer
        # Behind a question mark and its colon, a value begins in the line of the colon.
        self._inner = inner if inner and text[skip_spaces(text, first)] not in "?:" else none
        if begun and begun.inner is not None and len(outer) == 1:
            self._head, self._mappings = begun.head, begun.mappings
            return
        self._head = Span(line(outer[-1]) if outer else 0, first)
        root = begun.mappings[:1] if begun else tuple(skip_spaces(text, line(at)) for at in outer[:1])
        self._mappings = (*root, *(skip_spaces(text, line(at)) for at in inner[:1]))

    def before(self, at: int) -> Place | None:
        """The place of the key before the one whose entry holds ``at``; ``None`` where there is none."""
        outer, inner, line = self._outer, self._inner, self._line
        index = bisect_right(outer, at, key=line) + bisect_right(inner, at, key=line) - 2
        if index < 0:
            return None
        if index < len(outer):
            start = line(outer[index])
            return Place(start, Span(start, start), 2 * index, None, self._mappings[:1])
        index -= len(outer)
        return Place(line(inner[index]), self._head, 2 * len(outer) - 1, 2 * index, self._mappings)
