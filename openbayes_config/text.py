"""Text, where it stands, and edits to it.

Offsets are code points into :attr:`Source.text`, half open. Lines and columns, counted from 1 in code
points, exist only at the edges: for people and for reports.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column count from 1, columns in code points."""

    line: int
    column: int


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``new``; an empty span inserts."""

    span: Span
    new: str


class Source:
    """A text as read: without its byte order mark, with its line ends as they are.

    Lines end at LF, CRLF and CR only, as in the universal newlines mode in which the official client
    opens the file.
    """

    __slots__ = ("_starts", "bom", "text")

    def __init__(self, text: str, bom: str = "") -> None:
        self.text = text
        self.bom = bom
        self._starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line."""
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return self._starts

    @property
    def newline(self) -> str:
        """The line end that the text uses most, LF where it has none."""
        crlf = self.text.count("\r\n")
        counts = {"\n": self.text.count("\n") - crlf, "\r\n": crlf, "\r": self.text.count("\r") - crlf}
        return max(counts, key=lambda end: counts[end])

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The span of line number ``line`` (from 1) without its line end."""
        start = self.line_starts[line - 1]
        after = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:after].rstrip("\r\n")))

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = 0
    while True:
        lf, cr = text.find("\n", at), text.find("\r", at)
        ends = [end for end in (lf, cr) if end >= 0]
        if not ends:
            return starts
        end = min(ends)
        at = end + (2 if text.startswith("\r\n", end) else 1)
        starts.append(at)


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """Apply edits to ``text``; insertions at one place keep their order.

    Raises ``ValueError`` when two edits overlap.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += (text[at : edit.span.start], edit.new)
        at = edit.span.end
    return "".join([*parts, text[at:]])
