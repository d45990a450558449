"""The walker agrees with jsonschema."""

from __future__ import annotations

import datetime
import os
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from openbayes_config.document import parse
from openbayes_config.linter import lint
from openbayes_config.rules import RULES
from openbayes_config.shape import compare, differences, fits, has_no_advice
from openbayes_schema import load_schema
from tests.rules.pages import examples

SCHEMA = load_schema()
VALIDATOR: Any = Draft7Validator(SCHEMA)
GOOD = [example.text for rule in RULES for example in examples(rule) if example.kind in ("good", "fixed")]
PLAIN = [parse(text).plain() for text in GOOD]
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 200),
    st.floats(),
    st.sampled_from(["", "ro", "RW", "/input0", "/output", "1", "1.5", "DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL"]),
    st.sampled_from(["MAXIMIZE", "grid", "env", "a/b/1", "a/b/1:/input0", "UNIT_LOG_SCALE", datetime.date(2024, 1, 2)]),
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=4)
KEYS = sorted(
    {"x-a", "other", *SCHEMA["properties"], *SCHEMA["properties"]["hyper_tuning"]["properties"]}
    | {"data", "path", "type", "name", "is_secret", "isSecret", "source", "env", "value"}
    | set(SCHEMA["properties"]["hyper_tuning"]["properties"]["parameter_specs"]["items"]["properties"])
)


def _containers(value: Any) -> list[Any]:
    if isinstance(value, dict):
        inner: Any = value.values()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    elif isinstance(value, list):
        inner = value  # pyright: ignore[reportUnknownVariableType]
    else:
        return []
    return [value, *(each for child in inner for each in _containers(child))]


def _change(place: Any, data: st.DataObject) -> None:
    new = data.draw(VALUES | st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3))
    if isinstance(place, list):
        place.append(new)  # pyright: ignore[reportUnknownMemberType]
        return
    key = data.draw(st.sampled_from(sorted(place) or KEYS) | st.sampled_from(KEYS))
    if data.draw(st.booleans()):
        place[key] = new
    else:
        place.pop(key, None)


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_certainly_valid_is_what_jsonschema_says(data: st.DataObject) -> None:
    """Mutated good files, keys and values of all kinds: the same answer."""
    value: Any = deepcopy(data.draw(st.sampled_from(PLAIN)))
    for _ in range(data.draw(st.integers(0, 3))):
        _change(data.draw(st.sampled_from(_containers(value))), data)
    assert fits(value, SCHEMA) == VALIDATOR.is_valid(value)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_certainly_no_advice_is_true(data: st.DataObject) -> None:
    """Where the walker is sure, jsonschema finds nothing but what excludes one another."""
    value: Any = deepcopy(data.draw(st.sampled_from(PLAIN)))
    for _ in range(data.draw(st.integers(0, 3))):
        _change(data.draw(st.sampled_from(_containers(value))), data)
    found = [each for each in differences(value, SCHEMA) if each.path != ("data_bindings",)]
    assert not (has_no_advice(value, SCHEMA) and found)


def test_keys_that_are_no_text_do_not_raise() -> None:
    """Jsonschema raises TypeError for them."""
    assert compare(parse("1: a\nnode: x\nparameters: {2: b}\n"))


def test_an_alias_that_contains_itself_does_not_raise() -> None:
    """Jsonschema may recurse without end."""
    assert compare(parse("parameters: {a: &a [*a]}\nnode: x\n"))


COMMON = [
    GOOD[0],
    "resource: cpu\nenv: x\ncommand: python main.py\n",
    "data_binding: [{data: a/b/1, path: /input0}]\nresource: cpu\nnode: 2.5\n",
    "data_bindings: []\nbindings: [a/b/1:/input0]\n",
]


@pytest.mark.parametrize("text", COMMON)
def test_the_common_mistakes_do_not_import_jsonschema(text: str) -> None:
    """Start-up is a feature, for refused files too."""
    import subprocess

    root = Path(__file__).parents[2]
    code = "import sys; from openbayes_config.linter import lint; lint(sys.argv[1]); print('jsonschema' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code, text],
        env={"PYTHONPATH": os.pathsep.join((str(root), str(root / "schema")))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False\n"


def test_only_the_branch_that_type_selects() -> None:
    """A DISCRETE parameter is not told about bounds that it lacks."""
    spec = "{name: lr, type: DISCRETE, discrete_values: [1], min_value: 2}"
    text = f"hyper_tuning:\n  parameter_specs: [{spec}]\n"
    found = [each.what("en") for each in lint(text, mode="hypertuning").diagnostics if each.rule.id == "OB103"]
    assert len(found) == 1 and "`min_value`" in found[0]
