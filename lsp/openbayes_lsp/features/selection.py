"""What to select next, from the word at a place to the whole file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.emit.places import is_block_scalar, line_end
from openbayes_config.parse.nodes import Entry, Mapping, Node, Scalar, Sequence
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


def selections(snapshot: Snapshot, offset: int) -> tuple[Span, ...]:
    """Spans that hold an offset, each one larger than the one before it; the last is the whole file.

    A word of the command, a value without and with its quotes, the entry, the mapping, the entry that holds it.
    """
    found: list[Span] = []
    for span in sorted({*_spans(snapshot, offset)}, key=lambda span: (span.end - span.start, span)):
        if not found or (span.start <= found[-1].start and found[-1].end <= span.end):
            found.append(span)
    return tuple(found)


def _spans(snapshot: Snapshot, offset: int) -> Iterator[Span]:
    yield Span(0, len(snapshot.text))
    yield from (each for each in (*_nodes(snapshot), *_comments(snapshot)) if _holds(each, offset))
    command = snapshot.command
    if command and command.offsets and _holds(command.span, offset):
        parts = [*(word.span for word in command.line.words), *(each.span for each in command.line.operators)]
        yield from (each for each in map(command.place, parts) if _holds(each, offset) and each.start < each.end)


def _nodes(snapshot: Snapshot) -> Iterator[Span]:
    for _, node, _ in snapshot.document.walk():
        yield from _node(snapshot.text, node)
        if isinstance(node, Mapping):
            yield from (entry.span for entry in node.entries if _is_whole(entry))
        if isinstance(node, (Mapping, Sequence)) and node.flow:
            yield Span(node.span.start + 1, node.span.end - 1)


def _node(text: str, node: Node) -> Iterator[Span]:
    yield node.span
    if isinstance(node, Scalar) and node.style in ("single", "double"):
        yield Span(node.span.start + 1, node.span.end - 1)
    elif isinstance(node, Scalar) and is_block_scalar(node):
        start = min(line_end(text, node.span.start), node.span.end)
        inside = text[start : node.span.end]
        yield Span(node.span.end - len(inside.lstrip()), node.span.end)


def _is_whole(entry: Entry) -> bool:
    return entry.span.start < entry.span.end


def _comments(snapshot: Snapshot) -> Iterator[Span]:
    return (comment.span for comment in snapshot.document.comments)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end
