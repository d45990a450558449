"""The catalogue of known names is well formed and agrees with the schema."""

from __future__ import annotations

import pytest

from openbayes_config.client import template
from openbayes_schema import catalog_text, load_catalog, load_schema

CATALOG = load_catalog()
PROPERTIES = load_schema()["properties"]


@pytest.mark.parametrize("entry", CATALOG["names"], ids=lambda entry: entry["name"])
def test_names(entry: dict[str, str]) -> None:
    """Every entry says what it names, how current it is, and who says so."""
    assert set(entry) == {"name", "kind", "status", "source", "era"}
    assert entry["kind"] in {"resource", "env"}
    assert entry["status"] in {"current", "documented", "legacy"}
    assert all(value and value == value.strip() for value in entry.values())


def test_names_are_unique() -> None:
    """One entry for each name of a kind."""
    names = [(entry["kind"], entry["name"]) for entry in CATALOG["names"]]
    assert len(names) == len(set(names))


def test_no_addresses() -> None:
    """Sources are named in words."""
    assert catalog_text().isascii()
    assert not any(word in catalog_text() for word in ("://", "www.", ".com", ".ai"))


@pytest.mark.parametrize("key", ["resource", "env"])
def test_knows_what_the_schema_suggests(key: str) -> None:
    """Defaults and examples are names that are in use."""
    current = {entry["name"] for entry in CATALOG["names"] if entry["kind"] == key and entry["status"] == "current"}
    assert {PROPERTIES[key]["default"], *PROPERTIES[key]["examples"], template.TEMPLATE[key]} <= current


def test_mounts_are_the_paths_of_the_schema() -> None:
    """Each directory has its two names, and the schema accepts both."""
    paths = [mount["path"] for mount in CATALOG["mounts"]]
    aliases = [mount["alias"] for mount in CATALOG["mounts"]]
    assert PROPERTIES["data_bindings"]["items"]["properties"]["path"]["enum"] == paths + aliases


@pytest.mark.parametrize("limit", CATALOG["limits"], ids=lambda limit: limit["key"])
def test_limits_are_those_of_the_schema(limit: dict[str, object]) -> None:
    """The same number in both places; a typical maximum is no limit."""
    part = {"properties": PROPERTIES}
    for key in str(limit["key"]).split("."):
        part = part["properties"][key]
    for word in ("minimum", "maximum"):
        assert part.get(word) == limit.get(word)
    assert limit["source"]
