"""Lines and columns as the protocol counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openbayes_lsp.profile import Encoding

_END = re.compile(r"\r\n|\n|\r")
# What JavaScript holds as two halves is one character: edits may bring the halves together.
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Characters before a place on a line that are counted anew for each place.
_LONG = 200


class Lines:
    """The lines of a text. They end at LF, CRLF and CR only; lines and columns count from 0.

    Columns are in units of ``encoding``, offsets in code points. What lies outside the text counts as the nearest
    place in it, as the protocol asks; a column inside a character as the start of it.
    """

    __slots__ = ("_known", "encoding", "starts", "text")

    def __init__(self, text: str, encoding: Encoding, starts: list[int] | None = None) -> None:
        self.text = text
        self.encoding: Encoding = encoding
        self.starts = starts or [0, *(end.end() for end in _END.finditer(text))]
        self._known: dict[int, Sequence[int]] = {}

    def replaced(self, start: int, end: int, new: str) -> Lines:
        """The lines after the code points from ``start`` to ``end`` gave way to ``new``.

        Only the lines that the edit touches are looked at again, and the one before it: a CR at its end and an LF
        that comes to stand behind it are one line end.
        """
        starts = self.starts
        text = self.text[:start] + new + self.text[end:]
        if any(_PAIR.search(text, max(at - 1, 0), at + 1) for at in (start, start + len(new))):
            return Lines(text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"), self.encoding)
        moved = len(text) - len(self.text)
        first = bisect_right(starts, max(start - 1, 0)) - 1
        after = bisect_right(starts, end)
        until = starts[after] if after < len(starts) else len(self.text)
        between = [found.end() for found in _END.finditer(text, starts[first], until + moved)]
        rest = [each + moved for each in starts[after + 1 :]] if moved else starts[after + 1 :]
        return Lines(text, self.encoding, [*starts[: first + 1], *between, *rest])

    def offset(self, line: int, column: int) -> int:
        """The code point at a place."""
        if line < 0 or column < 0:
            return 0 if line <= 0 else self.starts[min(line, len(self.starts) - 1)]
        if line >= len(self.starts):
            return len(self.text)
        return self.starts[line] + bisect_right(self._columns(line), column) - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point; of one between CR and LF, the end of its line."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        if offset - start > _LONG:
            columns = self._columns(line)
            return line, columns[min(offset - start, len(columns) - 1)]
        before = self.text[start:offset]
        return line, _units(before[:-1] if before.endswith("\r") else before, self.encoding)

    def _columns(self, line: int) -> Sequence[int]:
        """The column of each character of a line, and of its end."""
        found = self._known.get(line)
        if found is None:
            found = self._known[line] = _columns(self._content(line), self.encoding)
        return found

    def _content(self, line: int) -> str:
        after = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        content = self.text[self.starts[line] : after]
        return content.rstrip("\r\n") if after > self.starts[line] else content


def _units(text: str, encoding: Encoding) -> int:
    if encoding == "utf-32" or text.isascii():
        return len(text)
    return sum(_width(char, encoding) for char in text)


def _columns(content: str, encoding: Encoding) -> Sequence[int]:
    if encoding == "utf-32" or content.isascii():
        return range(len(content) + 1)
    return [0, *accumulate(_width(char, encoding) for char in content)]


def _width(char: str, encoding: Encoding) -> int:
    """The units of one character; a lone surrogate, which JSON can carry, is as wide as its code point."""
    if encoding == "utf-16":
        return 2 if char > "\uffff" else 1
    return 1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff")
