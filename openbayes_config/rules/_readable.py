"""Whether an edit makes a line readable and leaves everything else as it was read behind the mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from openbayes_config.document import Document, parse
from openbayes_config.parse.nodes import Scalar
from openbayes_config.parse.pyyaml import surely_refused
from openbayes_config.parse.spans import start_of_line
from openbayes_config.parse.ways import end_of_children
from openbayes_config.text import Edit, Source, Span, apply

Fact: TypeAlias = "tuple[tuple[str, ...], int, str]"


def readable(before: Document, edits: tuple[Edit, ...]) -> Document | None:
    """The document after ``edits`` within lines of ``before``, if nothing is wrong with those lines any more, no line
    is wrong that was read before, and whatever could be read of the other lines is read as before.
    """
    source, text = before.source, apply(before.source.text, edits)
    mended = {_line(before, edit.span.start) for edit in edits}
    wrong = {_line(before, each.span.start) for each in before.problems}
    if wrong <= mended and surely_refused(text):
        return None
    after = parse(Source(text, source.bom))
    still = {_line(after, each.span.start) for each in after.problems}
    if still & mended or (still - wrong) & _read(before):
        return None
    regions = [_region(source.text, edit) for edit in edits]
    return after if _facts(before, (), regions) <= _facts(after, edits, regions) else None


def _line(document: Document, offset: int) -> int:
    return document.source.position(offset).line


def _read(document: Document) -> set[int]:
    """The lines of which anything could be read."""
    spans = [
        node.span for _, node, _ in document.walk() if isinstance(node, Scalar) and node.span.end > node.span.start
    ]
    return {line for start, end in spans for line in range(_line(document, start), _line(document, end - 1) + 1)}


def _region(text: str, edit: Edit) -> Span:
    """The line of an edit and those below that are indented deeper."""
    start = start_of_line(text, edit.span.start)
    return Span(start, end_of_children(text, start))


def _facts(document: Document, edits: tuple[Edit, ...], regions: list[Span]) -> set[Fact]:
    """Keys and values outside of ``regions``, each with the names above it and its place before ``edits``."""
    placed = ((names, _before(start, edits), text) for names, start, text in _scalars(document))
    return {fact for fact in placed if not any(region.start <= fact[1] < region.end for region in regions)}


def _scalars(document: Document) -> Iterator[Fact]:
    for path, node, is_key in document.walk():
        if isinstance(node, Scalar) and node.span.end > node.span.start:
            names = tuple(part for part in path if isinstance(part, str))
            yield (*names, "") if is_key else names, node.span.start, repr(node.value)


def _before(offset: int, edits: Iterable[Edit]) -> int:
    """Where something was that stands at ``offset`` after ``edits``, and in none of them."""
    shift = 0
    for edit in sorted(edits):
        if edit.span.start + shift >= offset:
            break
        shift += len(edit.new) - (edit.span.end - edit.span.start)
    return offset - shift
