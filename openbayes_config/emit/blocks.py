"""Mappings and sequences as new text, indented as a file indents its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.document import Document
from openbayes_config.emit.scalars import Quote, key, scalar
from openbayes_config.parse import nodes

if TYPE_CHECKING:
    from typing import TypeGuard


class Step(NamedTuple):
    """How many columns deeper than its key a nested block mapping stands, and the dash of a block sequence."""

    mapping: int = 2
    sequence: int = 2


@lru_cache(maxsize=4)
def indent_step(document: Document) -> Step:
    """The indentation that the document uses most; two columns where it has no example."""
    mappings: Counter[int] = Counter()
    sequences: Counter[int] = Counter()
    for node in nodes.parts(document.root):
        if isinstance(node, nodes.Mapping) and not node.flow:
            column = column_of(document, node)
            for entry in node.entries:
                match entry.value:
                    case nodes.Mapping(flow=False, entries=inner) if inner:
                        mappings[column_of(document, entry.value) - column] += 1
                    case nodes.Sequence(flow=False):
                        sequences[document.source.position(entry.value.span.start).column - 1 - column] += 1
                    case _:
                        pass
    return Step(_commonest(mappings, at_least=1), _commonest(sequences, at_least=0))


def _commonest(counts: Counter[int], at_least: int) -> int:
    found = [(count, -step) for step, count in counts.items() if step >= at_least]
    return -max(found)[1] if found else 2


@lru_cache(maxsize=4)
def quote_of(document: Document) -> Quote:
    """The quotation mark that the document uses more often; the double one where there is no majority."""
    styles = Counter(node.style for node in nodes.parts(document.root) if isinstance(node, nodes.Scalar))
    return "'" if styles["single"] > styles["double"] else '"'


def column_of(document: Document, mapping: nodes.Mapping) -> int:
    """The column, from 0 in code points, at which the entries of a block mapping stand."""
    return document.source.position(entry_start(document, mapping.entries[0])).column - 1


def entry_start(document: Document, entry: nodes.Entry) -> int:
    """Where an entry of a block mapping begins: at its key, the key's anchor or tag, or a question mark."""
    from re import match

    key_start = entry.key.span.start
    line = key_start - document.source.position(key_start).column + 1
    dashes = match(r" *(?:-[ \t]+)*", document.source.text[line:key_start])
    return line + (dashes.end() if dashes else 0)


def lines(
    values: Mapping[str, object], indent: int = 0, step: Step | None = None, quote: Quote = '"', *, flow: bool = False
) -> str:
    """Entries of a mapping as block YAML, ready to paste: each line indented by ``indent`` columns, separated
    by LF, none at the end. Values may be nested mappings and lists; ``{}`` and ``[]`` where they are empty.

    With ``flow`` the same entries on one line, as they stand between braces.
    """
    if flow:
        return ", ".join(
            f"{key(name, flow=True, quote=quote)}: {inline(value, flow=True, quote=quote)}"
            for name, value in values.items()
        )
    return "\n".join(_mapping(values, indent, step or Step(), quote))


def inline(value: object, *, flow: bool = False, quote: Quote = '"') -> str:
    """Any value on one line: mappings and lists in flow style, else as :func:`scalar`."""
    if _is_mapping(value):
        return "{" + lines(value, quote=quote, flow=True) + "}"
    if _is_list(value):
        return "[" + ", ".join(inline(item, flow=True, quote=quote) for item in value) + "]"
    return scalar(value, flow=flow, quote=quote)


def _mapping(values: Mapping[str, object], indent: int, step: Step, quote: Quote) -> Iterator[str]:
    for name, value in values.items():
        head = " " * indent + key(name, quote=quote) + ":"
        if _is_mapping(value) and value:
            yield head
            yield from _mapping(value, indent + step.mapping, step, quote)
        elif _is_list(value) and value:
            yield head
            for item in value:
                yield from _item(item, indent + step.sequence, step, quote)
        else:
            yield f"{head} {inline(value, quote=quote)}"


def _item(value: object, indent: int, step: Step, quote: Quote) -> Iterator[str]:
    dash = " " * indent + "- "
    if _is_mapping(value) and value:
        first, *rest = _mapping(value, indent + 2, step, quote)
        yield dash + first.lstrip(" ")
        yield from rest
    else:
        yield dash + inline(value, quote=quote)


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    return isinstance(value, (list, tuple))
