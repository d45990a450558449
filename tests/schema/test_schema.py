"""The schema is sound, closed and complete."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from openbayes_config.client import template
from openbayes_schema import load_schema, schema_text
from tests.schema.walk import Schema, declared, expanded, problems, subschemas

SCHEMA = load_schema()
ALL = list(subschemas(SCHEMA))
KEYS = list(declared(SCHEMA))
WITH_SNIPPETS = [(pointer, part) for pointer, part in ALL if "defaultSnippets" in part]


def key_id(value: object) -> str | None:
    """The pointer of a parametrized subschema, as its test id."""
    return (value or "/") if isinstance(value, str) else None


def test_is_draft_07() -> None:
    """Editors know which draft it is, and it keeps to it."""
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMA)
    assert not any("$ref" in part for _, part in ALL)


def test_names_no_address() -> None:
    """The schema has no home yet, so it names none."""
    assert schema_text().count("://") == 1
    assert "$id" not in SCHEMA


@pytest.mark.parametrize(("pointer", "part"), KEYS, ids=key_id)
def test_mappings_are_closed(pointer: str, part: Schema) -> None:
    """A misspelt key is found; keys beginning with x- are free."""
    if "properties" in part:
        assert part["additionalProperties"] is False
        assert part["patternProperties"] == {"^x-": {}}


def test_branches_only_speak_of_declared_keys() -> None:
    """A constraint on a key that does not exist would never hold."""
    names = {pointer.rpartition("/")[2] for pointer, _ in KEYS}
    for pointer, part in ALL:
        assert set(part.get("properties", {})) <= names, pointer
        assert set(part.get("required", [])) <= names, pointer


@pytest.mark.parametrize(
    ("part", "required"),
    [
        (SCHEMA, template.REQUIRED),
        (SCHEMA["properties"]["hyper_tuning"], template.TUNING_REQUIRED),
        (SCHEMA["properties"]["data_bindings"]["items"], template.BINDING_REQUIRED),
    ],
    ids=["root", "hyper_tuning", "data_bindings"],
)
def test_requires_what_the_client_requires(part: Schema, required: tuple[str, ...]) -> None:
    """Same keys, in the template's order."""
    assert tuple(part["required"]) == required
    assert [key for key in part["properties"] if key in required] == list(required)


def test_spec_branches_agree_with_the_client() -> None:
    """Each type of parameter_specs needs the keys that the client needs, and forbids the others."""
    spec = SCHEMA["properties"]["hyper_tuning"]["properties"]["parameter_specs"]["items"]
    assert spec["properties"]["type"]["enum"] == list(template.SPEC_KEYS)
    every = {key for keys in template.SPEC_KEYS.values() for key in keys}
    for branch in spec["allOf"]:
        needed = template.SPEC_KEYS[branch["if"]["properties"]["type"]["const"]]
        forbidden = {key for key, part in branch["then"]["properties"].items() if "const" in part}
        assert tuple(branch["then"]["required"]) == needed
        assert forbidden == every - set(needed)


def test_defaults_are_the_template() -> None:
    """Every key of the template has the template's value as its default, in the template's order."""
    properties = SCHEMA["properties"]
    tuning = {**template.TUNING, "parallel_count": 1}
    assert [key for key in properties if key != "bindings"] == list(template.TEMPLATE)
    for key, value in template.TEMPLATE.items():
        assert properties[key]["default"] == (tuning if key == "hyper_tuning" else value)
    for key, value in tuning.items():
        assert properties["hyper_tuning"]["properties"][key]["default"] == value


@pytest.mark.parametrize(("pointer", "part"), ALL, ids=key_id)
def test_defaults_and_examples_validate(pointer: str, part: Schema) -> None:
    """What the schema suggests is what it accepts."""
    values: list[Any] = [*part.get("examples", []), *([part["default"]] if "default" in part else [])]
    assert [error.message for value in values for error in problems(part, value)] == []


@pytest.mark.parametrize(("pointer", "part"), WITH_SNIPPETS, ids=key_id)
def test_snippets_validate(pointer: str, part: Schema) -> None:
    """A snippet that is accepted as it stands gives a value that the schema accepts."""
    for snippet in part["defaultSnippets"]:
        value = yaml.safe_load(expanded(snippet["body"]))
        assert problems(part, value) == [], snippet["label"]


@pytest.mark.parametrize(("pointer", "part"), [(p, part) for p, part in ALL if "pattern" in part], ids=key_id)
@pytest.mark.parametrize("hostile", ["0", "1", "_1", "0_0", ".1", "1.0", " ", "/", "a", ":", "1e1", "ro"])
def test_patterns_take_linear_time(pointer: str, part: Schema, hostile: str) -> None:
    """A long text that nearly matches does not hang an editor or a check."""
    start = time.process_time()
    for text in (hostile * 50_000 + "!", f"1.{hostile * 50_000}!", f"a:/{hostile * 50_000}!"):
        re.search(part["pattern"], text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("parallel_count", [1, "1"])
def test_is_silent_on_the_template(parallel_count: object) -> None:
    """The values of a new file pass, with the placeholder as text (0.28.0, 0.28.5) or as a number."""
    document = {**template.TEMPLATE, "hyper_tuning": {**template.TUNING, "parallel_count": parallel_count}}
    assert problems(SCHEMA, document) == []
