"""The client's validation of the whole file: the same in every mode, whatever the command line says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openbayes_config.client.coerce import to_integer, to_number, to_text
from openbayes_config.client.kinds import kind_of, number_reading
from openbayes_config.client.outcome import Outcome
from openbayes_config.client.shapes import BINDINGS, NESTED, ROOT, ROOT_WITH_DATA_BINDINGS, Shape, ShapeKind
from openbayes_config.client.view import View, is_collection, is_map


def check(root: View) -> Iterator[Outcome]:
    """Everything that the model refuses or coerces."""
    if not is_map(root.value):
        if root.value:
            yield Outcome("refused", "root_not_mapping", (), root.node, "model", {"found": kind_of(root.value)})
        else:
            yield from _missing(root, ROOT)
        return
    yield from (_non_text_key(entry) for key, entry in root.entries.items() if not isinstance(key, str))
    yield from _mapping(root, ROOT_WITH_DATA_BINDINGS if "data_bindings" in root.entries else ROOT)


def _check(view: View, shape: Shape) -> Iterator[Outcome]:
    if view.value is not None or not shape.nullable:
        yield from _CHECKS[shape.kind](view, shape)


def _text(view: View, shape: Shape) -> Iterator[Outcome]:
    if to_text(view.value) is None:
        yield _wrong_type(view, shape.kind)


def _integer(view: View, shape: Shape) -> Iterator[Outcome]:
    yield from _number_sent(view, shape, to_integer(view.value))


def _number(view: View, shape: Shape) -> Iterator[Outcome]:
    yield from _number_sent(view, shape, to_number(view.value))


def _number_sent(view: View, shape: Shape, sent: int | float | None) -> Iterator[Outcome]:
    if sent is None:
        yield _wrong_type(view, shape.kind)
    elif reason := number_reading(view, sent):
        yield Outcome("coerced", reason, view.path, view.node, "model", {"sent": sent})


def _list(view: View, shape: Shape) -> Iterator[Outcome]:
    if not is_collection(view.value):
        yield _wrong_type(view, shape.kind, item=shape.item.kind if shape.item else None)
        return
    for item in view.items if shape.item else ():
        yield from _check(item, shape.item or shape)


def _mapping(view: View, shape: Shape) -> Iterator[Outcome]:
    if not is_map(view.value):
        yield _wrong_type(view, shape.kind)
        return
    yield from _missing(view, shape)
    for key, child in shape.keys.items():
        if entry := view.get(key):
            yield from _check(entry, child)


def _missing(view: View, shape: Shape) -> Iterator[Outcome]:
    for key in shape.required:
        if view.get(key) is None:
            yield Outcome("refused", "missing_key", (*view.path, key), view.node, "model", {"key": key})


def _parameters(view: View, shape: Shape) -> Iterator[Outcome]:
    if not is_map(view.value):
        yield _wrong_type(view, "mapping")
    yield from (_non_text_key(entry) for key, entry in view.entries.items() if to_text(key) is None)


def _bindings(view: View, shape: Shape) -> Iterator[Outcome]:
    if is_map(view.value):
        yield from _mapping(view, NESTED)
    else:
        yield from _list(view, BINDINGS)


def _any(view: View, shape: Shape) -> Iterator[Outcome]:
    return iter(())


def _wrong_type(view: View, expected: str, **more: object) -> Outcome:
    args: Mapping[str, Any] = {"expected": expected, "found": kind_of(view.value), **more}
    return Outcome("refused", "wrong_type", view.path, view.node, "model", args)


def _non_text_key(entry: View) -> Outcome:
    key = entry.path[-1]
    return Outcome("refused", "non_text_key", entry.path, entry.key or entry.node, "model", {"key": key})


_CHECKS: Mapping[ShapeKind, Callable[[View, Shape], Iterator[Outcome]]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "list": _list,
    "mapping": _mapping,
    "parameters": _parameters,
    "bindings": _bindings,
    "any": _any,
}
