"""The JSON Schema of openbayes.yaml and the catalogue of known names, as data with a small loader.

The loaders read the file once and give the same object to every caller, so nobody may change what they return.
Files are opened beside this module, because importing `importlib.resources` takes longer than starting Python.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

__all__ = [
    "catalog_text",
    "load_catalog",
    "load_config_schema",
    "load_output_schema",
    "load_schema",
    "localized",
    "schema_text",
]

TRANSLATION = "x-zh"


def schema_text() -> str:
    """The schema file as it stands: draft-07, English, with the Chinese texts under `x-zh`."""
    return _read("openbayes.schema.json")


def catalog_text() -> str:
    """The catalogue file as it stands: names of resources and environments, mount paths, documented limits."""
    return _read("catalog.json")


@cache
def load_schema() -> dict[str, Any]:
    """The parsed schema in both languages; shared, so do not change it."""
    return _parse(schema_text())


@cache
def load_catalog() -> dict[str, Any]:
    """The parsed catalogue; shared, so do not change it."""
    return _parse(catalog_text())


def load_config_schema() -> dict[str, Any]:
    """The JSON Schema of obconf's configuration, in both languages."""
    return _parse(_read("config.schema.json"))


def load_output_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a machine output of obconf: "report" (of validate), "render" or "diff"."""
    outputs = _parse(_read("outputs.json"))
    schema = outputs[kind]
    definitions = {**outputs["definitions"], **schema.get("definitions", {})}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema, "definitions": definitions}


def localized(schema: dict[str, Any], lang: str) -> dict[str, Any]:
    """A copy of the schema, or of a part of it, in one language ("en" or "zh") and without `x-zh`.

    For "zh" each text under `x-zh` takes the place of the English one beside it.
    """
    texts: dict[str, Any] = schema.get(TRANSLATION, {}) if lang == "zh" else {}
    return {key: _localized(texts.get(key, part), lang) for key, part in schema.items() if key != TRANSLATION}


def _localized(part: Json, lang: str) -> Any:
    if isinstance(part, list):
        return [_localized(item, lang) for item in part]
    return localized(part, lang) if isinstance(part, dict) else part


def _read(name: str) -> str:
    from os.path import dirname, join

    with open(join(dirname(__file__), name), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read()


def _parse(text: str) -> dict[str, Any]:
    import json

    data: dict[str, Any] = json.loads(text)
    return data
