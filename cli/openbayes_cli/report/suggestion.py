"""What a fix would write, as lines that are taken away and added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openbayes_cli.console import Painter, Role
from openbayes_cli.report import Checked
from openbayes_cli.width import cells
from openbayes_config.diagnostic import Fix, printable
from openbayes_config.text import Edit, Span, apply

_MOST = 20


def suggestion(checked: Checked, fix: Fix, paint: Painter, width: int, gutter: int) -> Iterator[str]:
    """``-`` and ``+`` lines with the line numbers that they have before and after."""
    number, old, new = _change(checked, fix)
    if not (old or new):
        return
    rows = [(str(number + at), "-", line) for at, line in enumerate(old)]
    rows += [(str(number + at), "+", line) for at, line in enumerate(new)]
    yield from _rows(rows, paint, width, gutter)


def highest(checked: Checked, fix: Fix) -> int:
    """The largest line number that :func:`suggestion` shows."""
    number, old, new = _change(checked, fix)
    return number + min(max(len(old), len(new)), _MOST) - 1


def to_write(lines: Iterable[str], paint: Painter, width: int, gutter: int) -> Iterator[str]:
    """``lines`` as ``+`` lines that have no number: where they go is for the reader to say."""
    yield from _rows([("", "+", line) for line in lines], paint, width, gutter)


def _rows(rows: Sequence[tuple[str, str, str]], paint: Painter, width: int, gutter: int) -> Iterator[str]:
    yield paint(" " * gutter + "|", "gutter")
    for number, sign, line in rows[:_MOST]:
        role: Role = "added" if sign == "+" else "removed"
        shown = _cut(printable(line.replace("\t", "    ")), width - gutter - 2)
        yield f"{paint(number.rjust(gutter - 1), 'gutter')} {paint(f'{sign} {shown}'.rstrip(), role)}"
    if len(rows) > _MOST:
        yield paint(" " * gutter + "...", "gutter")


def _change(checked: Checked, fix: Fix) -> tuple[int, list[str], list[str]]:
    """The number of the first line that differs, and what stands there before and after, secrets masked."""
    source = checked.report.document.source
    first = source.position(min(edit.span.start for edit in fix.edits)).line
    last = source.position(max(edit.span.end for edit in fix.edits)).line
    start, end = source.line_span(first).start, source.line_span(last).end
    old = checked.masked(Span(start, end))
    hide = checked.masker.hide
    moved = tuple(Edit(Span(edit.span.start - start, edit.span.end - start), hide(edit.new)) for edit in fix.edits)
    before, after = _lines(old), _lines(apply(old, moved))
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    before, after = before[same:], after[same:]
    while before and after and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return first + same, before, after


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _cut(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    while text and cells(text) > room - 3:
        text = text[:-1]
    return text + "..."
