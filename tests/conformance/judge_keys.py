"""Clauses 7 and 8 of the judge: duplicate keys and misspelt keys, where something is asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.conformance.plain import Path, duplicates, is_list, near, same
from tests.conformance.runner import Mode, Options

LEGACY = ("data_binding", "binding", "data-bindings", "dataBindings")
TUNING_TEMPLATE: dict[str, Any] = {
    "max_job_count": 0,
    "parallel_count": "1",
    "hyperparameter_metric": "",
    "goal": "",
    "algorithm": "",
    "parameter_specs": [],
    "side_metrics": [],
}
TEMPLATE: dict[str, Any] = {
    "data_bindings": [],
    "bindings": None,
    "resource": "rtx-4090",
    "env": "pytorch-2.6-2204",
    "command": "",
    "node": 1,
    "parameters": {},
    "hyper_tuning": TUNING_TEMPLATE,
}
BINDING_KEYS = ("data", "path", "type", "name")
SPEC_KEYS = {
    "DOUBLE": ("min_value", "max_value", "scale_type"),
    "INTEGER": ("min_value", "max_value", "scale_type"),
    "DISCRETE": ("discrete_values",),
    "CATEGORICAL": ("categorical_values",),
}


class Asked(NamedTuple):
    """Which top-level keys a mode and a command line leave to the file."""

    mode: Mode
    options: Options
    plain: dict[Any, Any]

    def __call__(self, key: str) -> bool:
        options = self.options
        replaced = {
            "resource": bool(options.resource),
            "env": bool(options.env),
            "command": self.mode == "workspace" or bool(options.command),
            "node": self.mode == "hypertuning" or (options.node or 0) > 0,
            "hyper_tuning": self.mode != "hypertuning",
            "data_bindings": bool(options.data),
            "bindings": bool(options.data),
        }
        return key in TEMPLATE and not replaced.get(key, False)


def differing_duplicates(asked: Asked, data: bytes) -> list[str]:
    return [
        f"duplicate key {'.'.join(map(str, found.path))}"
        for found in duplicates(data)
        if not found.same and asked(str(found.path[0])) and _used(asked, found.path)
    ]


def _used(asked: Asked, path: Path) -> bool:
    """False below keys that the client never looks at."""
    match path:
        case ("data_bindings", int(), key, *_):
            return key in BINDING_KEYS
        case ("bindings", *_):
            return "data_bindings" not in asked.plain
        case ("hyper_tuning", "parameter_specs", int(index), key, *_):
            return key in _spec_keys(asked.plain, index)
        case ("hyper_tuning", key, *_):
            return key in TUNING_TEMPLATE
        case _:
            return True


def _spec_keys(plain: dict[Any, Any], index: int) -> tuple[str, ...]:
    spec = plain["hyper_tuning"]["parameter_specs"][index]
    return ("name", "type", *SPEC_KEYS.get(spec.get("type"), ()))


def misspelt(asked: Asked, plain: dict[Any, Any]) -> list[str]:
    found = [f"legacy key {key}" for key in LEGACY if key in plain and asked("data_bindings")]
    others = {key for key in plain if key not in TEMPLATE and key not in LEGACY}
    open_keys = [key for key in TEMPLATE if asked(key) and _untouched(plain, key, TEMPLATE)]
    found += _near(others, open_keys)
    if asked("hyper_tuning"):
        tuning = plain["hyper_tuning"]
        open_keys = [key for key in TUNING_TEMPLATE if _untouched(tuning, key, TUNING_TEMPLATE)]
        found += _near(set(tuning) - set(TUNING_TEMPLATE), open_keys)
    items: Any = plain.get("data_bindings")
    if asked("data_bindings") and is_list(items):
        for item in items:
            found += _near(set(item) - set(BINDING_KEYS), [key for key in BINDING_KEYS if key not in item])
    return found


def _untouched(plain: dict[Any, Any], key: str, template: dict[str, Any]) -> bool:
    if key not in plain:
        return True
    return same(plain[key], template[key]) or (key == "parallel_count" and plain[key] == 1)


def _near(unknown: set[Any], open_keys: list[str]) -> list[str]:
    return [
        f"key {key} for {known}"
        for key in sorted(key for key in unknown if isinstance(key, str) and not key.startswith("x-"))
        for known in open_keys
        if near(key, known)
    ]
