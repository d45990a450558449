"""Edits after edits: where an edited text came from, and the edits that do at once what several did in turn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from openbayes_config.text import Edit, Span, apply


def placed(edits: Iterable[Edit]) -> Iterator[tuple[Edit, Span]]:
    """Where the new text of each edit stands in the edited text."""
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = edit.span.start + shift
        yield edit, Span(start, start + len(edit.new))
        shift += _growth(edit)


def origin(edits: Iterable[Edit]) -> Callable[[int], int]:
    """Tells where an offset into the edited text was before the edits."""
    found = [*placed(edits)]
    starts = [span.start for _, span in found]

    def before(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        if at < 0:
            return offset
        edit, span = found[at]
        return edit.span.start if offset < span.end else edit.span.end + offset - span.end

    return before


def composed(text: str, first: Iterable[Edit], then: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that do what ``first``, which made ``text``, and ``then``, which changes it, do; those that touch each
    other are one.
    """
    made = [_Place(span, edit, _growth(edit)) for edit, span in placed(first)]
    changed = [_Place(edit.span, edit, None) for edit in then]
    found: list[Edit] = []
    shift = 0
    for group in _touching(sorted(made + changed, key=lambda each: each.span)):
        start, end = group[0].span.start, max(each.span.end for each in group)
        growth = sum(each.growth or 0 for each in group)
        new = tuple(_moved(each.edit, -start) for each in group if each.growth is None)
        found.append(Edit(Span(start - shift, end - shift - growth), apply(text[start:end], new)))
        shift += growth
    return tuple(found)


class _Place(NamedTuple):
    """Where an edit stands in the text between; ``growth`` is by how much it made that longer, if it made it."""

    span: Span
    edit: Edit
    growth: int | None


def _touching(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    group: list[_Place] = []
    end = 0
    for each in places:
        if group and each.span.start > end:
            yield group
            group = []
        group.append(each)
        end = max(end, each.span.end)
    if group:
        yield group


def _growth(edit: Edit) -> int:
    return len(edit.new) - (edit.span.end - edit.span.start)


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(Span(edit.span.start + by, edit.span.end + by), edit.new)
