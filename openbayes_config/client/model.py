"""The client's validation of the whole file: the same in every mode, whatever the command line says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openbayes_config.client.coerce import to_integer, to_number, to_text
from openbayes_config.client.kinds import kind_of, number_reading
from openbayes_config.client.outcome import Outcome
from openbayes_config.client.shapes import BINDINGS, NESTED, ROOT, ROOT_WITH_DATA_BINDINGS, Shape, ShapeKind
from openbayes_config.client.view import View, is_collection, is_map


def check(root: View) -> Iterable[Outcome]:
    """Everything that the model refuses or coerces."""
    if is_map(root.value):
        strange = (_non_text_key(entry) for key, entry in root.entries.items() if not isinstance(key, str))
        return (*strange, *_mapping(root, ROOT_WITH_DATA_BINDINGS if "data_bindings" in root.entries else ROOT))
    if not root.value:
        return _missing(root, ROOT)
    return (Outcome("refused", "root_not_mapping", (), root.node, "model", {"found": kind_of(root.value)}),)


def _check(view: View, shape: Shape) -> Iterable[Outcome]:
    return () if view.value is None and shape.nullable else _CHECKS[shape.kind](view, shape)


def _text(view: View, shape: Shape) -> Iterable[Outcome]:
    return () if to_text(view.value) is not None else (_wrong_type(view, shape.kind),)


def _integer(view: View, shape: Shape) -> Iterable[Outcome]:
    return _number_sent(view, shape, to_integer(view.value))


def _number(view: View, shape: Shape) -> Iterable[Outcome]:
    return _number_sent(view, shape, to_number(view.value))


def _number_sent(view: View, shape: Shape, sent: int | float | None) -> Iterable[Outcome]:
    if sent is None:
        return (_wrong_type(view, shape.kind),)
    reason = number_reading(view, sent)
    return (Outcome("coerced", reason, view.path, view.node, "model", {"sent": sent}),) if reason else ()


def _list(view: View, shape: Shape) -> Iterable[Outcome]:
    item = shape.item
    if not is_collection(view.value):
        return (_wrong_type(view, shape.kind, item=item.kind if item else None),)
    return [outcome for each in view.items for outcome in _check(each, item)] if item else ()


def _mapping(view: View, shape: Shape) -> Iterable[Outcome]:
    if not is_map(view.value):
        return (_wrong_type(view, shape.kind),)
    entries, found = view.entries, _missing(view, shape)
    for key, child in shape.keys.items():
        if entry := entries.get(key):
            found += _check(entry, child)
    return found


def _missing(view: View, shape: Shape) -> list[Outcome]:
    entries = view.entries
    missing = [key for key in shape.required if key not in entries]
    return [Outcome("refused", "missing_key", (*view.path, key), view.node, "model", {"key": key}) for key in missing]


def _parameters(view: View, shape: Shape) -> Iterable[Outcome]:
    if not is_map(view.value):
        return (_wrong_type(view, "mapping"),)
    entries = view.entries.items()
    return [_non_text_key(entry) for key, entry in entries if not isinstance(key, str) and to_text(key) is None]


def _bindings(view: View, shape: Shape) -> Iterable[Outcome]:
    return _mapping(view, NESTED) if is_map(view.value) else _list(view, BINDINGS)


def _any(view: View, shape: Shape) -> Iterable[Outcome]:
    return ()


def _wrong_type(view: View, expected: str, **more: object) -> Outcome:
    args: Mapping[str, Any] = {"expected": expected, "found": kind_of(view.value), **more}
    return Outcome("refused", "wrong_type", view.path, view.node, "model", args)


def _non_text_key(entry: View) -> Outcome:
    key = entry.path[-1]
    return Outcome("refused", "non_text_key", entry.path, entry.key or entry.node, "model", {"key": key})


_CHECKS: Mapping[ShapeKind, Callable[[View, Shape], Iterable[Outcome]]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "list": _list,
    "mapping": _mapping,
    "parameters": _parameters,
    "bindings": _bindings,
    "any": _any,
}
