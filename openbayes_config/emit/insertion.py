"""Entries added at the end of a mapping, in the text's own style."""

from __future__ import annotations

from collections.abc import Mapping

from openbayes_config.document import Document
from openbayes_config.emit.blocks import column_of, indent_step, lines, quote_of
from openbayes_config.emit.places import (
    BLANK,
    block_end,
    header,
    in_flow,
    is_block_scalar,
    last_leaf,
    line_end,
    own_line,
    parent_of,
    tail,
)
from openbayes_config.parse import nodes
from openbayes_config.text import Edit, Span


def insertion(document: Document, target: nodes.Mapping | nodes.Scalar | None, values: Mapping[str, object]) -> Edit:
    """The edit that adds entries at the end of a mapping.

    ``target`` is the mapping; an empty value (``parameters:``) that becomes one; or ``None`` where the text
    holds no value at all. The new lines stand behind the comments that belong to the last entry (those that are
    not indented less than it) and before those of the next section, with the file's indentation, line ends and
    quotation marks. In a flow mapping the new entries are in flow style; ``{}`` in a block becomes a block.
    """
    if isinstance(target, nodes.Mapping) and target.entries:
        return (_into_flow if target.flow else _into_block)(document, target, values)
    return _into_nothing(document, target, values)


def _in_newlines_of(document: Document, block: str) -> str:
    return block.replace("\n", document.source.newline)


def _into_block(document: Document, target: nodes.Mapping, values: Mapping[str, object]) -> Edit:
    column = column_of(document, target)
    new = lines(values, column, indent_step(document), quote_of(document))
    return _after(document, last_leaf(target), column, _in_newlines_of(document, "\n" + new))


def _after(document: Document, last: nodes.Node, column: int, new: str) -> Edit:
    """``new`` behind the last node of a block and the comments that belong to it."""
    text, end = document.source.text, block_end(document.source.text, last)
    if not is_block_scalar(last):
        end = tail(text, end, column)
        return Edit(Span(end, end), new)
    first = header(text, last)
    if end < len(text) or "-" in first:
        end = tail(text, end, column, keep_blanks="+" in first)
        return Edit(Span(end, end), new)
    # The text ends inside the block scalar, which so has no line end; a line below would give it one.
    start, stripped = last.span.start, first[0] + "-" + first[1:].replace("+", "")
    return Edit(Span(start, end), stripped + text[start + len(first) : end] + new)


def _into_flow(document: Document, target: nodes.Mapping, values: Mapping[str, object]) -> Edit:
    from re import fullmatch

    text, last = document.source.text, target.entries[-1]
    end, column = last.span.end, own_line(document, last.key.span.start)
    parts = _flow_parts(document, target, values)
    if column is None:
        return Edit(Span(end, end), "".join(", " + part for part in parts))
    between = document.source.newline + " " * column
    behind = fullmatch(r"([ \t]*,)?([ \t]*(?:#.*)?)", text[end : line_end(text, end)])
    comma, comment = behind.groups(default="") if behind else ("", "")
    new = "," + comment + between + ("," + between).join(parts) + comma.strip()
    return Edit(Span(end, end + len(comma + comment)), new)


def _flow_parts(document: Document, target: nodes.Mapping, values: Mapping[str, object]) -> list[str]:
    if all(isinstance(entry.key, nodes.Scalar) and entry.key.style == "double" for entry in target.entries):
        return [_json({name: value}) for name, value in values.items()]
    return [lines({name: value}, quote=quote_of(document), flow=True) for name, value in values.items()]


def _json(values: Mapping[str, object]) -> str:
    from json import dumps

    return dumps(values, ensure_ascii=False)[1:-1]


def _into_nothing(
    document: Document, target: nodes.Mapping | nodes.Scalar | None, values: Mapping[str, object]
) -> Edit:
    step, quote = indent_step(document), quote_of(document)
    text = document.source.text
    parent = parent_of(document, target) if target else None
    if target is None or (parent is None and target.span.start == target.span.end):
        at = target.span.start if target else len(text)
        gap = document.source.newline if text[:at] and text[at - 1] not in "\r\n" else ""
        return Edit(Span(at, at), gap + _in_newlines_of(document, lines(values, 0, step, quote) + "\n"))
    if in_flow(document, target):
        gap = " " if target.span.start == target.span.end else ""
        return Edit(target.span, gap + "{" + lines(values, quote=quote, flow=True) + "}")
    own = own_line(document, target.span.start)
    if own is not None and target.span.start < target.span.end:
        return Edit(target.span, _in_newlines_of(document, lines(values, own, step, quote).lstrip(" ")))
    return _below(document, target, lines(values, _column(document, parent) + step.mapping, step, quote))


def _below(document: Document, target: nodes.Node, new: str) -> Edit:
    """New lines in the place of an empty value, below its key and the comment behind it."""
    text = document.source.text
    start, end = len(text[: target.span.start].rstrip(BLANK)), line_end(text, target.span.end)
    comment = text[target.span.end : end].rstrip(BLANK)
    return Edit(Span(start, end), comment + _in_newlines_of(document, "\n" + new))


def _column(document: Document, parent: nodes.Node | None) -> int:
    if isinstance(parent, nodes.Mapping):
        return column_of(document, parent)
    return document.source.position(parent.span.start).column - 1 if parent else 0
