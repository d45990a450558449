"""Clause 5 of the judge: parameters written against parameters sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.conformance.plain import as_json, distance, is_map, same
from tests.conformance.runner import Mode

LONG = ("value", "is_secret", "isSecret")
KNOWN = (*LONG, "source", "env")


def differences(parameters: dict[Any, Any], environ: Mapping[str, str], sent: dict[str, Any]) -> list[str]:
    """For clients from 0.28.3 on."""
    rows: list[dict[str, Any]] = sent["parameters"] or []
    names = [row["name"] for row in rows]
    wanted = [key.decode() if isinstance(key, bytes) else key for key in parameters]
    if names != wanted:
        return ["parameters not sent"]
    pairs = zip(parameters.values(), rows, strict=True)
    return [f"parameter {row['name']}: {why}" for value, row in pairs for why in _one(value, row, environ)]


def old_differences(parameters: dict[Any, Any], mode: Mode) -> list[str]:
    """For clients up to 0.28.2, which append them to the command of a task."""
    if mode != "task":
        return ["parameters not sent"] if parameters else []
    shown = [key for key, value in parameters.items() if is_map(value) and _printed_secret(value)]
    return [f"parameter {key}: printed into the command" for key in shown]


def _printed_secret(value: Mapping[Any, Any]) -> bool:
    return wants_secrecy(value) or value.get("source") is not None


def wants_secrecy(value: Mapping[Any, Any]) -> bool:
    return any(bool(item) and _secret_word(key) for key, item in value.items())


def _secret_word(key: Any) -> bool:
    if not isinstance(key, str):
        return False
    word = key.lower()
    return word == "secret" or distance(word, "is_secret") <= 2


def _one(value: Any, row: dict[str, Any], environ: Mapping[str, str]) -> list[str]:
    if not is_map(value):
        return [] if same(as_json(value), row["value"]) else ["value changed"]
    found = [] if row["isSecret"] or not wants_secrecy(value) else ["sent in the open"]
    if not any(key in value for key in LONG):
        return found if same(as_json(value), row["value"]) else [*found, "value changed"]
    if row["value"] is None and (row["isSecret"] or "value" not in value):
        found.append("no value")
    if "is_secret" in value and "isSecret" in value and bool(value["is_secret"]) != bool(value["isSecret"]):
        found.append("is_secret and isSecret contradict each other")
    wanted = environ.get(value["env"]) if value.get("source") else as_json(value.get("value"))
    if not same(wanted, row["value"]):
        found.append("value changed")
    return found + [f"entry {key} lost" for key in value if key not in KNOWN]
