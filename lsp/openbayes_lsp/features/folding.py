"""What can be folded away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.document import end_of
from openbayes_config.parse.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from openbayes_config.document import Document
    from openbayes_config.text import Source, Span


class Fold(NamedTuple):
    """The lines below the line ``first`` up to ``last``, both from 0; ``comment`` says that they are comments."""

    first: int
    last: int
    comment: bool = False


def folds(document: Document) -> tuple[Fold, ...]:
    """Entries and items of several lines, and comments that stand below each other; one fold for each first line.

    A fold ends with its last line that says something: blank lines and comments below belong to what follows.
    A bracket that closes on a line of its own stays visible, as it does in other languages.
    """
    found: dict[int, Fold] = {}
    for each in (*_parts(document), *_comments(document)):
        if each.last > each.first and each.last > found.get(each.first, each).last - 1:
            found[each.first] = each
    return tuple(found[line] for line in sorted(found))


def _parts(document: Document) -> Iterator[Fold]:
    for _, node, _ in document.walk():
        if isinstance(node, Mapping):
            for entry in node.entries:
                yield _fold(document.source, entry.span)
        elif isinstance(node, Sequence) and not node.flow:
            at = node.span.start
            for item in node.items:
                dash = document.source.text.rfind("-", at, item.span.start)
                yield _fold(document.source, item.span._replace(start=dash if dash >= 0 else item.span.start))
                at = end_of(item).end
        if isinstance(node, (Mapping, Sequence)) and node.flow:
            yield _fold(document.source, node.span)


def _fold(source: Source, span: Span) -> Fold:
    first, last = _line(source, span.start), _line(source, span.end)
    text = source.text[source.line_starts[last] : span.end].strip()
    closes = text != "" and not text.strip("]}")
    return Fold(first, last - closes)


def _comments(document: Document) -> Iterator[Fold]:
    """Comments of their own lines, as long as no other line stands between them."""
    first = last = -1
    for comment in document.comments:
        line = _line(document.source, comment.span.start)
        if document.source.text[document.source.line_starts[line] : comment.span.start].strip():
            continue
        if line != last + 1 or first < 0:
            yield Fold(first, last, True)
            first = line
        last = line
    yield Fold(first, last, True)


def _line(source: Source, offset: int) -> int:
    return source.position(offset).line - 1
