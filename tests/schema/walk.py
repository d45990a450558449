"""Ways through a JSON Schema and through its snippets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from jsonschema import Draft7Validator, ValidationError

Schema: TypeAlias = dict[str, Any]
Body: TypeAlias = "str | int | float | bool | list[Body] | dict[str, Body] | None"

INNER = ("items", "additionalProperties", "if", "then", "else", "not")
PLACEHOLDER = re.compile(r"\$\{[0-9]+[:|]([^},|]*)[^}]*\}")


def subschemas(schema: Schema, pointer: str = "") -> Iterator[tuple[str, Schema]]:
    """Every subschema with its JSON pointer, the schema itself first."""
    yield pointer, schema
    for key in INNER:
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key], f"{pointer}/{key}")
    for key, inner in schema.get("properties", {}).items():
        yield from subschemas(inner, f"{pointer}/properties/{key}")
    for key in ("allOf", "anyOf"):
        for index, inner in enumerate(schema.get(key, [])):
            yield from subschemas(inner, f"{pointer}/{key}/{index}")


def declared(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """The root and every key that the file format has, as (pointer, subschema).

    A mapping declares its keys where it refuses other ones; what branches add to them are constraints only.
    """
    yield "", schema
    for pointer, inner in subschemas(schema):
        if inner.get("additionalProperties") is False:
            yield from ((f"{pointer}/properties/{key}", value) for key, value in inner["properties"].items())


def problems(schema: Schema, value: object) -> list[ValidationError]:
    """Everything that a schema, or a part of one, finds wrong with a value."""
    validator: Any = Draft7Validator(schema)
    return list(validator.iter_errors(value))


def expanded(body: Body) -> str:
    """The YAML that an editor writes for a snippet body whose tab stops are left as they are."""
    return "\n".join(_lines(body))


def _lines(body: Body) -> list[str]:
    if isinstance(body, dict):
        return [line for key, value in body.items() for line in _entry(_plain(key), value)]
    if isinstance(body, list):
        return [line for item in body for line in _item(_lines(item))]
    return [_plain(body)]


def _entry(key: str, value: Body) -> list[str]:
    if isinstance(value, dict | list):
        return [f"{key}:", *(f"  {line}" for line in _lines(value))]
    return [f"{key}: {_plain(value)}"]


def _item(lines: list[str]) -> list[str]:
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _plain(value: Body) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return PLACEHOLDER.sub(r"\1", text)
