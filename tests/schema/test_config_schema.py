"""The schema of the configuration takes what obconf takes, and says it in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft7Validator

from openbayes_config.diagnostic import Rule
from openbayes_config.rules import RULES
from openbayes_config.settings import DEFAULT
from openbayes_config.settings.reader import KEYS, parse
from openbayes_schema import load_config_schema, localized

SCHEMA = load_config_schema()
KEY_SCHEMAS: dict[str, dict[str, Any]] = SCHEMA["properties"]
VALIDATOR: Any = Draft7Validator(SCHEMA)
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_it_is_a_schema() -> None:
    """Draft-07, as editors support it."""
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_it_has_every_key() -> None:
    """In the same order."""
    assert set(KEY_SCHEMAS) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_described(key: str) -> None:
    """With title, description and an example, in words that a Chinese console can show."""
    part = KEY_SCHEMAS[key]
    for side in (part, part["x-zh"]):
        assert side["title"] and side["description"]
        (side["title"] + side["description"]).encode("gbk")
    assert CHINESE.search(part["x-zh"]["description"]) and not CHINESE.search(part["description"])
    assert part["examples"]
    assert localized(SCHEMA, "zh")["properties"][key]["description"] == part["x-zh"]["description"]


@pytest.mark.parametrize("key", KEYS)
def test_examples_and_defaults_are_taken(key: str) -> None:
    """What the schema shows is no mistake, and a default is what holds without a configuration."""
    part = KEY_SCHEMAS[key]
    for value in part["examples"]:
        assert VALIDATOR.is_valid({key: value})
        assert parse({key: value}, RULES)[1] == ()
    if "default" in part and key not in ("mode", "client"):
        assert parse({key: part["default"]}, RULES)[0] == DEFAULT


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_can_be_named(rule: Rule) -> None:
    """By id, name and the beginning of the id."""
    names = [rule.id, rule.name, rule.id[:3]]
    assert VALIDATOR.is_valid({"select": names})


@pytest.mark.parametrize(
    "table",
    [
        {"selct": []},
        {"select": "OB2"},
        {"select": ["OB2033"]},
        {"select": [1]},
        {"severity": {"OB203": "fatal"}},
        {"severity": []},
        {"per-file-ignores": {"a": "OB2"}},
        {"mode": "tasks"},
        {"client": "new"},
        {"lang": "fr"},
        {"platform": "windows"},
        {"exclude": [""]},
        {"catalog": ""},
        {"required-version": "~=1"},
        {"min-severity": "off"},
        {"min-confidence": 3},
    ],
)
def test_mistakes_are_mistakes_to_both(table: dict[str, object]) -> None:
    """Editors say what obconf would say."""
    assert not VALIDATOR.is_valid(table)
    assert parse(table, RULES)[1]
