"""Clause 4 of the judge: bindings written against bindings sent."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.conformance.judge_keys import BINDING_KEYS, LEGACY, Asked
from tests.conformance.plain import is_list, is_map, near

ACCESS = {
    "": "READ_ONLY",
    "ro": "READ_ONLY",
    "read_only": "READ_ONLY",
    "rw": "READ_WRITE",
    "read_write": "READ_WRITE",
}
NESTED = ("data_bindings", "data_binding", "bindings", "binding")


class Binding(NamedTuple):
    """A binding as asked for; text that cannot be one is kept in `data` alone."""

    data: str
    path: str = ""
    access: str = ""


def differences(asked: Asked, plain: dict[Any, Any], sent: dict[str, Any]) -> list[str]:
    if not asked("data_bindings"):
        return []
    wanted = set(written(plain))
    got = {Binding(b["name"], b["path"], b["bindingAuth"]) for b in sent["dataBindings"] or ()}
    lost = [f"binding not sent: {binding}" for binding in sorted(wanted - got)]
    unasked = [f"binding not asked for: {binding}" for binding in sorted(got - wanted)]
    return [*lost, *unasked, *_map_that_binds_nothing(plain.get("data_bindings"))]


def written(plain: dict[Any, Any]) -> list[Binding]:
    """Every binding that the two current keys ask for, in order."""
    found = _from_value(plain.get("data_bindings"))
    return found + _shorthands(plain.get("bindings"))


def _from_value(value: Any) -> list[Binding]:
    if is_list(value):
        return [_long(item) for item in value]
    if is_map(value):
        long = [_long(item) for key in NESTED[:2] for item in value.get(key) or ()]
        return long + [b for key in NESTED[2:] for b in _shorthands(value.get(key))]
    return []


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _long(item: dict[Any, Any]) -> Binding:
    access = _text(item["type"])
    return Binding(_text(item["data"]), _text(item["path"]), ACCESS.get(access.lower(), access))


def _shorthands(value: Any) -> list[Binding]:
    """Anything may stand here where the client does not look at it."""
    if not is_list(value):
        return [] if value in (None, "", {}) else [Binding(repr(value))]
    return [_short(_text(item)) for item in value]


def _short(text: str) -> Binding:
    match text.split(":"):
        case [data, path]:
            return Binding(data, path, "READ_ONLY")
        case [data, path, access] if access:
            return Binding(data, path, ACCESS.get(access.lower(), access))
        case _:
            return Binding(text)


def _map_that_binds_nothing(value: Any) -> list[str]:
    if not is_map(value) or not value:
        return []
    keys = {str(key) for key in value}
    if not keys & set(NESTED):
        return ["binding lost: a map that binds nothing"]
    absent = [key for key in NESTED if key not in keys]
    lost = {key for key in keys - set(NESTED) if key in (*BINDING_KEYS, *LEGACY)}
    misspelt = {key for key in keys - set(NESTED) if any(near(key, known) for known in absent)}
    return [f"binding lost: nested key {key}" for key in sorted(lost | misspelt)]
