"""Where things stand in a text: lines, comments that belong to a block, the parents of a node."""

from __future__ import annotations

from openbayes_config.document import Document
from openbayes_config.parse import nodes

BLANK = " \t"


def line_end(text: str, at: int) -> int:
    """The offset of the end of the line that holds offset ``at``, before its line end."""
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    return min(ends, default=len(text))


def next_line(text: str, at: int) -> int:
    """The offset behind the line end at or after ``at``; the end of the text on its last line."""
    end = line_end(text, at)
    return end + (2 if text.startswith("\r\n", end) else 1 if end < len(text) else 0)


def last_leaf(node: nodes.Node) -> nodes.Node:
    """The node whose text ends a block collection: the collection's last value, down to a flow one or a scalar."""
    while True:
        match node:
            case nodes.Mapping(flow=False, entries=entries) if entries:
                node = entries[-1].value if entries[-1].value.span.end >= entries[-1].key.span.end else entries[-1].key
            case nodes.Sequence(flow=False, items=items) if items:
                node = items[-1]
            case _:
                return node


def tail(text: str, at: int, column: int, *, keep_blanks: bool = False) -> int:
    """The end of the last line below the line end ``at`` that still belongs to a block at ``column``: a comment
    that is not indented less, or with ``keep_blanks`` also an empty line.
    """
    end = at
    while at < len(text):
        start = next_line(text, at)
        at = line_end(text, start)
        line = text[start:at].lstrip(BLANK)
        if line and (not line.startswith("#") or at - start - len(line) < column):
            break
        if line or (keep_blanks and start < len(text)):
            end = at
        if start >= len(text):
            break
    return end


def own_line(document: Document, at: int) -> int | None:
    """The column of an offset before which only blanks stand on its line, else ``None``."""
    column = document.source.position(at).column - 1
    return None if document.source.text[at - column : at].strip(BLANK) else column


def parent_of(document: Document, node: nodes.Node) -> nodes.Node | None:
    """The mapping or sequence that holds a node, ``None`` for the root."""
    for each in nodes.parts(document.root):
        if isinstance(each, nodes.Mapping) and any(node is entry.value or node is entry.key for entry in each.entries):
            return each
        if isinstance(each, nodes.Sequence) and any(node is item for item in each.items):
            return each
    return None


def in_flow(document: Document, node: nodes.Node) -> bool:
    """Whether a node stands between brackets or braces."""
    return any(
        isinstance(each, (nodes.Mapping, nodes.Sequence))
        and each.flow
        and each is not node
        and each.span.start <= node.span.start
        and node.span.end <= each.span.end
        for each in nodes.parts(document.root)
    )


def block_end(text: str, node: nodes.Node) -> int:
    """The end of the last line of a node's text; for a block scalar the line of its last visible character."""
    end = node.span.end
    if is_block_scalar(node):
        end = len(text[:end].rstrip(" \t\r\n"))
    return line_end(text, end)


def is_block_scalar(node: nodes.Node) -> bool:
    """Whether a node is a literal or folded text."""
    return isinstance(node, nodes.Scalar) and node.style in ("literal", "folded")


def header(text: str, node: nodes.Node) -> str:
    """The first line of a block scalar up to a comment, such as ``|+``."""
    return text[node.span.start : line_end(text, node.span.start)].split("#")[0]
