"""The lines of a file that a finding speaks of, with marks right under the characters.

All widths are display cells: Chinese characters take two, and what could steer a terminal is shown escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from openbayes_cli.console import Painter, Role
from openbayes_cli.report import Checked
from openbayes_cli.width import cells
from openbayes_config.diagnostic import printable
from openbayes_config.text import Source, Span

_TAB = 4
_CUT = "..."
_MOST_LINES = 4
MarkChar: TypeAlias = Literal["^", "-"]


class Mark(NamedTuple):
    """A place to underline: with ``^`` the finding itself, with ``-`` a place that belongs to it."""

    span: Span
    char: MarkChar
    role: Role
    label: str = ""


class _Part(NamedTuple):
    """A mark's share of one line, in columns (code points from 0)."""

    start: int
    end: int
    mark: Mark
    labelled: bool


def excerpt(
    checked: Checked, marks: Sequence[Mark], width: int, paint: Painter, highest: int = 0
) -> tuple[list[str], int]:
    """The marked lines between gutter bars, and the width of the gutter (cells left of the bar).

    The gutter has room for the line number ``highest``, too.
    """
    source = checked.report.document.source
    parts = _by_line(source, marks)
    gutter = len(str(max(*parts, highest))) + 1
    bar = paint(" " * gutter + "|", "gutter")
    lines = [bar]
    before = 0
    for number in sorted(parts):
        if before and number > before + 1:
            lines.append(paint("...", "gutter"))
        shown = checked.masked(source.line_span(number))
        lines += _marked_line(number, shown, parts[number], width - gutter - 2, gutter, paint)
        before = number
    return lines, gutter


def _by_line(source: Source, marks: Sequence[Mark]) -> dict[int, list[_Part]]:
    parts: dict[int, list[_Part]] = {}
    for mark in marks:
        for number, part in _split(source, mark):
            parts.setdefault(number, []).append(part)
    return parts


def _split(source: Source, mark: Mark) -> Iterator[tuple[int, _Part]]:
    """The part of ``mark`` on each of its lines; of many lines the first ones."""
    first = source.position(mark.span.start).line
    last = source.position(max(mark.span.start, mark.span.end - 1)).line
    shown = range(first, min(last, first + _MOST_LINES - 1) + 1)
    for number in shown:
        line = source.line_span(number)
        indent = len(source.slice(line)) - len(source.slice(line).lstrip())
        start = mark.span.start - line.start if number == first else indent
        end = min(mark.span.end, line.end) - line.start
        if number == first or start < end:
            yield number, _Part(start, max(end, start), mark, number == shown[-1])


def _marked_line(number: int, text: str, parts: list[_Part], room: int, gutter: int, paint: Painter) -> Iterator[str]:
    bar = paint(" " * gutter + "|", "gutter")
    line = _Line(text)
    line.cut_around(parts[0].start, room)
    yield f"{paint(str(number).rjust(gutter - 1) + ' |', 'gutter')} {line.shown}".rstrip()
    for part in parts:
        start, length = line.place(part.start, part.end)
        label = part.mark.label if part.labelled else ""
        under = paint(part.mark.char * length, part.mark.role)
        if label and start + length + 1 + cells(label) <= room:
            yield f"{bar} {' ' * start}{under} {paint(label, part.mark.role)}"
        else:
            yield f"{bar} {' ' * start}{under}"
            if label:
                yield f"{bar} {' ' * min(start, max(room - cells(label), 0))}{paint(label, part.mark.role)}"


def _visible(char: str) -> str:
    """A character as it is shown; a byte that is not UTF-8 (kept as a surrogate) in hexadecimal."""
    return f"\\x{ord(char) - 0xDC00:02x}" if "\udc80" <= char <= "\udcff" else printable(char)


class _Line:
    """A line as it is shown, and where each of its code points stands in it."""

    def __init__(self, text: str) -> None:
        self._pieces: list[str] = []
        self._at = [0]
        for char in text:
            piece = " " * (_TAB - self._at[-1] % _TAB) if char == "\t" else _visible(char)
            self._pieces.append(piece)
            self._at.append(self._at[-1] + cells(piece))
        self._first, self._last = 0, len(self._pieces)

    @property
    def shown(self) -> str:
        """The line, with dots where it was cut."""
        left = _CUT if self._first else ""
        right = _CUT if self._last < len(self._pieces) else ""
        return left + "".join(self._pieces[self._first : self._last]) + right

    def cut_around(self, column: int, room: int) -> None:
        """Keep what fits into ``room`` cells, the code point at ``column`` within."""
        if self._at[-1] <= room:
            return
        column = min(column, len(self._pieces))
        if self._at[column] > room * 2 // 3:
            start = self._at[column] - room // 3
            self._first = next(at for at, cell in enumerate(self._at) if cell >= start)
        left = len(_CUT) if self._first else 0
        end = self._at[self._first] + room - left - len(_CUT)
        self._last = max(at for at, cell in enumerate(self._at) if cell <= end)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the code points from ``start`` to ``end`` stand: the cells before them, and how many they take."""
        left = len(_CUT) if self._first else 0
        first = min(max(start, self._first), self._last)
        last = min(max(end, first), self._last)
        return left + self._at[first] - self._at[self._first], max(self._at[last] - self._at[first], 1)
