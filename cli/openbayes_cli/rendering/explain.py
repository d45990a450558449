"""An explanation on a terminal, or plain where it is piped.

Text of the file is escaped and never wrapped; our own words are, by display width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openbayes_cli.console import Painter
from openbayes_cli.width import cells, pad, wrap
from openbayes_config.diagnostic import Lang, printable
from openbayes_config.explained.sections import Cell, Section, heading, section, sections
from openbayes_config.renderer import Word
from openbayes_config.renderer.explanation import Explanation

_INDENT = "  "
# A column that is wider than this pushes the rest of its own row aside only.
_WIDEST = 28
_NARROWEST_PROSE = 20


def text(name: str, explained: Explanation, lang: Lang, width: int, paint: Painter) -> str:
    """The explanation in lines of at most ``width`` cells, unless text of the file is longer."""
    blocks = [[paint(heading(name, explained, lang), "bold")]]
    if explained.rendering.words:
        command = section("command", explained, lang)
        blocks.append([paint(command.title, "bold"), *_marked(explained.rendering.words, width, paint), ""])
        blocks[-1] += _rows(command, width, paint)
    blocks += ([paint(each.title, "bold"), *_rows(each, width, paint)] for each in sections(explained, lang))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _marked(words: Sequence[Word], width: int, paint: Painter) -> Iterator[str]:
    """The command line with the number of each word below it, in rows that break between words only."""
    row = marks = ""
    for number, word in enumerate(words, 1):
        for nth, line in enumerate(word.text.split("\n")):
            piece = printable(line)
            if nth or (row and cells(row) + 1 + cells(piece) > width - len(_INDENT)):
                yield from _row(row, marks[: width - len(_INDENT)], paint)
                row = marks = ""
            row += " " if row else ""
            if piece:
                marks = pad(marks, cells(row)) + str(number).ljust(cells(piece), "-")
            row += piece
    yield from _row(row, marks[: width - len(_INDENT)], paint)


def _row(row: str, marks: str, paint: Painter) -> Iterator[str]:
    yield _INDENT + row if row else ""
    if marks:
        yield _INDENT + paint(marks, "gutter")


def _rows(section: Section, width: int, paint: Painter) -> Iterator[str]:
    rows = [row.cells for row in section.rows]
    widths = [_column(column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield from _line(row, widths, width, paint)


def _column(found: Sequence[Cell]) -> int:
    return max((cells(cell.text) for cell in found if cells(cell.text) <= _WIDEST), default=0)


def _line(row: Sequence[Cell], widths: Sequence[int], width: int, paint: Painter) -> Iterator[str]:
    *before, last = row
    start = _INDENT + "".join(_padded(cell, room, paint) for cell, room in zip(before, widths, strict=False))
    at = len(_INDENT) + sum(_room(cell, room) for cell, room in zip(before, widths, strict=False))
    if last.code or not last.text:
        yield (start + last.text).rstrip()
        return
    if width - at < min(_NARROWEST_PROSE, cells(last.text)):
        yield start.rstrip()
        start, at = _INDENT * 3, len(_INDENT * 3)
    first, *rest = wrap(last.text, width - at)
    yield start + first
    yield from (" " * at + line for line in rest)


def _padded(cell: Cell, room: int, paint: Painter) -> str:
    shown = cell.text if cell.code else paint(cell.text, "dim")
    return shown + " " * (_room(cell, room) - cells(cell.text))


def _room(cell: Cell, column: int) -> int:
    """Cells that a cell takes with the gap behind it; none in a column that is empty throughout."""
    return max(cells(cell.text), column) + 2 if column or cell.text else 0
