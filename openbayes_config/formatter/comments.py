"""Comments keep their words; what moves is the white space before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openbayes_config.formatter.sheet import Sheet

_WIDEST = 2  # blanks before a comment that stands alone behind something


class _Level(NamedTuple):
    """A block collection that is open: the old and the new column of its entries."""

    old: int
    new: int


def indent_comments(sheet: Sheet) -> None:
    """Comments of their own lines stand in line with the next entry, or with the one above that they belong to.

    A comment that is deeper than the comment right above it stays as much deeper.
    """
    opened: list[_Level] = []
    following = _following(sheet)
    for line in range(len(sheet.starts)):
        if line in sheet.levels:
            levels = [_Level(*each) for each in sheet.levels[line]]
            opened = [each for each in opened if each.old < levels[0].old] + levels
        elif sheet.is_comment(line) and line not in sheet.columns:
            column = _column(sheet, line, opened, following[line])
            if column is not None:
                sheet.columns[line] = column


def _following(sheet: Sheet) -> list[_Level | None]:
    """For each line the first collection whose entry begins below it."""
    found: list[_Level | None] = []
    near: _Level | None = None
    for line in reversed(range(len(sheet.starts))):
        found.append(near)
        if line in sheet.levels:
            near = _Level(*sheet.levels[line][0])
    return found[::-1]


def _column(sheet: Sheet, line: int, opened: list[_Level], below: _Level | None) -> int | None:
    old = sheet.indent(line)
    if below and old == below.old:
        return below.new
    if line and sheet.is_comment(line - 1) and sheet.indent(line - 1) < old:
        above = sheet.indent(line - 1)
        return sheet.columns.get(line - 1, above) + old - above
    if below and (not opened or _is_deeper(below, opened[-1]) or old <= below.old):
        return below.new
    return next((each.new for each in reversed(opened) if each.old <= old), opened[0].new if opened else None)


def _is_deeper(below: _Level, above: _Level) -> bool:
    """Whether the entry below is the first of a collection; a sequence may stand as deep as its key."""
    return below.old > above.old or below.new > above.new


class _Behind(NamedTuple):
    """A comment behind something: the offsets of the end of that and of the ``#``; old column, new end of that."""

    end: int
    at: int
    column: int
    width: int


def align(sheet: Sheet) -> None:
    """Comments behind entries that follow each other in one column stay in one column.

    Any other keeps one blank before it, or two where there were more.
    """
    for group in _groups(_behind(sheet)):
        gap = min(each.at - each.end for each in group)
        column = max(each.width for each in group) + (gap if len(group) > 1 else min(gap, _WIDEST))
        for each in group:
            sheet.replace(each.end, each.at, " " * (column - each.width))


def _behind(sheet: Sheet) -> Iterator[_Behind]:
    for comment in sheet.document.comments:
        at = comment.span.start
        line, end = sheet.line(at), sheet.before(at)
        start = sheet.starts[line]
        if end > start and line not in sheet.blocks:
            yield _Behind(end, at, at - start, end - start + sheet.growth(line, end))


def _groups(comments: Iterator[_Behind]) -> Iterator[list[_Behind]]:
    group: list[_Behind] = []
    for each in comments:
        if group and each.column != group[-1].column:
            yield group
            group = []
        group.append(each)
    if group:
        yield group
