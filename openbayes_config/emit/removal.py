"""Entries taken out, keys and values replaced, nothing beside them touched."""

from __future__ import annotations

from functools import lru_cache

from openbayes_config.document import Document
from openbayes_config.emit.blocks import entry_start, quote_of
from openbayes_config.emit.places import (
    BLANK,
    block_end,
    header,
    in_flow,
    is_block_scalar,
    last_leaf,
    line_end,
    next_line,
    own_line,
)
from openbayes_config.emit.scalars import key, quoted, scalar
from openbayes_config.parse import nodes
from openbayes_config.text import Edit, Span


def removal(document: Document, entry: nodes.Entry) -> Edit:
    """The edit that takes out an entry with its lines and the comment behind it, no other comment.

    The only entry of a mapping leaves ``{}``. Raises ``ValueError`` where no mapping of the document holds it.
    """
    home = _homes(document).get(id(entry.key))
    if home is None:
        raise ValueError("the entry is not part of the document")
    mapping, index = home
    return (_from_flow if mapping.flow else _from_block)(document, mapping, index)


@lru_cache(maxsize=4)
def _homes(document: Document) -> dict[int, tuple[nodes.Mapping, int]]:
    """By the id of a key: the mapping that holds its entry, and the entry's place there."""
    mappings = (node for node in nodes.parts(document.root) if isinstance(node, nodes.Mapping))
    return {id(each.key): (mapping, at) for mapping in mappings for at, each in enumerate(mapping.entries)}


def rename(node: nodes.Scalar, name: str) -> Edit:
    """The edit that gives a key another name, in the quotes that it has."""
    return Edit(node.span, _like(node, name) or key(name))


def replacement(document: Document, node: nodes.Scalar, value: object) -> Edit:
    """The edit that puts another scalar in the place of one; a text keeps the quotes that stand there."""
    text = _like(node, value) if isinstance(value, str) else None
    if text is None:
        text = scalar(value, flow=in_flow(document, node), quote=quote_of(document))
    gap = " " if node.span.start == node.span.end and document.source.text[: node.span.start].endswith(":") else ""
    return Edit(node.span, gap + text)


def _like(node: nodes.Scalar, text: str) -> str | None:
    if node.style == "single":
        return quoted(text, "'")
    return quoted(text) if node.style == "double" else None


def _from_block(document: Document, mapping: nodes.Mapping, index: int) -> Edit:
    text, entry = document.source.text, mapping.entries[index]
    start, last = entry_start(document, entry), _last_of(entry)
    if len(mapping.entries) == 1:
        return Edit(Span(start, len(text[: last.span.end].rstrip(BLANK + "\r\n"))), "{}")
    after = next_line(text, block_end(text, last))
    keeps_blanks = is_block_scalar(last) and "+" in header(text, last)
    while keeps_blanks and after < len(text) and not text[after : line_end(text, after)].strip(BLANK):
        after = next_line(text, after)
    column = own_line(document, start)
    if column is not None:
        return Edit(Span(start - column, after), "")
    # The first entry of an item shares its line with the dash; the next one moves up beside it.
    return Edit(Span(start, after + len(text[after:]) - len(text[after:].lstrip(" "))), "")


def _last_of(entry: nodes.Entry) -> nodes.Node:
    last = last_leaf(entry.value)
    return last if last.span.end >= entry.key.span.end else entry.key


def _from_flow(document: Document, mapping: nodes.Mapping, index: int) -> Edit:
    from re import match

    text, entries = document.source.text, mapping.entries
    start, end = entries[index].span
    behind = match(r"[ \t]*,[ \t]*(?:#.*)?", text[end:])
    column = own_line(document, start)
    if column is not None and line_end(text, end) == end + (behind.end() if behind else 0):
        return Edit(Span(start - column, next_line(text, end)), "")
    if index + 1 < len(entries):
        return Edit(Span(start, entries[index + 1].span.start), "")
    return Edit(Span(entries[index - 1].span.end if index else start, end), "")
