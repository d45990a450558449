"""A text line by line, and the white space in it that is to be replaced."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from openbayes_config.text import Edit, Span

if TYPE_CHECKING:
    from openbayes_config.document import Document

BLANK = " \t"


class Sheet:
    """The lines of a document, counted from 0.

    ``columns`` is where the first character of a line shall stand. ``texts`` are the lines, other than the first, of
    plain and quoted texts, ``blocks`` those of block texts, whose blank lines mean something; the ends of ``open``
    lines are inside of a text. ``levels`` are the columns, old and new, of the block collections whose entries a line
    begins.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.source.text
        self.starts = document.source.line_starts
        self.columns: dict[int, int] = {}
        self.levels: dict[int, list[tuple[int, int]]] = {}
        self.texts: set[int] = set()
        self.blocks: set[int] = set()
        self.open: set[int] = set()
        self._ends = [document.source.line_span(line + 1).end for line in range(len(self.starts))]
        self._gaps: dict[int, dict[Span, str]] = {}

    def laid_out(self, indent: int) -> tuple[Edit, ...]:
        """The edits that lay out the text with this indentation."""
        from openbayes_config.formatter.columns import Columns
        from openbayes_config.formatter.comments import align, indent_comments
        from openbayes_config.formatter.spacing import space
        from openbayes_config.formatter.vertical import end_lines, thin_out

        Columns(self, indent).place()
        indent_comments(self)
        for line, column in self.columns.items():
            self.replace(self.starts[line], self.first(line), " " * column)
        space(self)
        align(self)
        thin_out(self)
        end_lines(self)
        return self.edits()

    def edits(self) -> tuple[Edit, ...]:
        """What was replaced, in the order of the text, each edit as small as it can be."""
        replaced = sorted(each for gaps in self._gaps.values() for each in gaps.items())
        return tuple(_smallest(self.text, span, new) for span, new in replaced)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put other white space in the place of some; nothing happens where anything else stands there."""
        old = self.text[start:end]
        if old.strip(" \t\r\n"):
            return
        gaps = self._gaps.setdefault(self.line(start), {})
        gaps.pop(Span(start, end), None)
        if old != new:
            gaps[Span(start, end)] = new

    def growth(self, line: int, end: int) -> int:
        """By how many characters a line becomes longer before the offset ``end``."""
        gaps = self._gaps.get(line, {})
        return sum(len(new) - (to - at) for (at, to), new in gaps.items() if to <= end)

    def line(self, offset: int) -> int:
        """The line that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def first(self, line: int) -> int:
        """The offset of the first character of a line that is no blank; the end of a blank line."""
        at, end = self.starts[line], self.end(line)
        while at < end and self.text[at] in BLANK:
            at += 1
        return at

    def end(self, line: int) -> int:
        """The offset of a line's end, before the line end."""
        return self._ends[line]

    def indent(self, line: int) -> int:
        """The column of the first character of a line."""
        return self.first(line) - self.starts[line]

    def is_blank(self, line: int) -> bool:
        """Whether a line holds nothing but blanks."""
        return self.first(line) == self.end(line)

    def is_comment(self, line: int) -> bool:
        """Whether a comment stands alone on a line."""
        return self.text.startswith("#", self.first(line)) and line not in self.texts and line not in self.blocks

    def behind(self, at: int) -> int:
        """The first offset from ``at`` on that is no blank."""
        while at < len(self.text) and self.text[at] in BLANK:
            at += 1
        return at

    def before(self, at: int) -> int:
        """The end of what stands before the blanks before ``at``."""
        while at > 0 and self.text[at - 1] in BLANK:
            at -= 1
        return at

    def beyond(self, at: int) -> int:
        """The first offset from ``at`` on that is neither white space nor in a comment."""
        while at < len(self.text):
            if self.text[at] == "#":
                at = self.end(self.line(at))
            elif self.text[at] in " \t\r\n":
                at += 1
            else:
                break
        return at


def _smallest(text: str, span: Span, new: str) -> Edit:
    """The edit without what stays the same at its ends."""
    start, end = span
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(Span(start, end), new)
