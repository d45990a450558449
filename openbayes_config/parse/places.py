"""Where reading may begin anew in a text of which the beginning has been read.

From the line of a top-level key on, or of a key one level deeper below the line of its parent, YAML reads the same as
it does from the beginning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from openbayes_config.parse.spans import start_of_line
from openbayes_config.text import Span


class Place(NamedTuple):
    """The line of a key of a block mapping; offsets are into the file's text.

    ``head`` is what has to be read in front of the line: that of the parent and what stands between it and its first
    key; empty for top-level keys. ``outer`` is how many keys and values of the root are in front of the place, and
    ``inner`` how many of the mapping below the last of them, if it is there. ``mappings`` is where those begin.
    """

    at: int
    head: Span
    column: int
    outer: int
    inner: int | None
    mappings: tuple[int, ...]


class OpenKeys:
    """The places of the keys of the root, and of the mapping that is the value of its last key.

    ``keys`` is where the keys begin that were read of each open block mapping, the root first, and ``begun`` the place
    at which reading began, if not at the beginning. There are no places where top-level keys do not begin their lines.
    """

    __slots__ = ("_column", "_head", "_inner", "_mappings", "_outer", "_text")

    def __init__(self, text: str, keys: Sequence[Sequence[int]], begun: Place | None = None) -> None:
        none: Sequence[int] = []
        outer, inner = [*keys, none, none][:2]
        is_plain = bool(outer) and start_of_line(text, outer[0]) == outer[0] and not text.lstrip().startswith("%")
        line = start_of_line(text, inner[0]) if inner else 0
        self._text = text
        self._outer = outer if is_plain else none
        self._inner = inner if is_plain and inner and not text[line : inner[0]].strip(" ") else none
        self._column = inner[0] - line if self._inner else 0
        if begun and begun.inner is not None and len(self._outer) == 1:
            self._head, self._mappings = begun.head, begun.mappings
            return
        self._head = Span(start_of_line(text, outer[-1]) if outer else 0, line)
        self._mappings = (begun.mappings[:1] if begun else (*outer[:1],)) + (*inner[:1],)

    def before(self, at: int) -> Place | None:
        """The place of the key before the one whose entry holds ``at``; ``None`` where there is none."""
        outer, inner = self._outer, self._inner
        index = bisect_right(outer, at) + bisect_right(inner, at + self._column) - 2
        if index < 0:
            return None
        if index < len(outer):
            start = start_of_line(self._text, outer[index])
            return Place(start, Span(start, start), 0, 2 * index, None, self._mappings[:1])
        index -= len(outer)
        start = start_of_line(self._text, inner[index])
        return Place(start, self._head, self._column, 2 * len(outer) - 1, 2 * index, self._mappings)
