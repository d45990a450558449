"""Every text is there in both languages, and reads like one written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from openbayes_schema import load_schema, localized, schema_text
from tests.schema.walk import Schema, declared, subschemas

SCHEMA = load_schema()
ALL = list(subschemas(SCHEMA))
KEYS = list(declared(SCHEMA))
TRANSLATED = ("title", "description", "markdownDescription", "enumDescriptions", "defaultSnippets")
MESSAGES = ("errorMessage", "patternErrorMessage")
CHINESE = re.compile("[\u4e00-\u9fff]")
NARROW_AFTER_CHINESE = re.compile("[\u4e00-\u9fff][,;:!?()]")


def key_id(value: object) -> str | None:
    """The pointer of a parametrized subschema, as its test id."""
    return (value or "/") if isinstance(value, str) else None


def texts(part: Schema) -> Iterator[str]:
    """All texts of one subschema that people read, in the language of the part."""
    for key in ("title", "description", "markdownDescription", *MESSAGES):
        if key in part:
            yield part[key]
    yield from part.get("enumDescriptions", [])
    for snippet in part.get("defaultSnippets", []):
        yield snippet["description"]


@pytest.mark.parametrize(("pointer", "part"), KEYS, ids=key_id)
def test_every_key_is_described(pointer: str, part: Schema) -> None:
    """Title, description and markdown in both languages, and at least one example."""
    for side in (part, part["x-zh"]):
        assert all(side[key].strip() for key in ("title", "description", "markdownDescription"))
    assert part["examples"]


@pytest.mark.parametrize(("pointer", "part"), ALL, ids=key_id)
def test_both_languages_say_as_much(pointer: str, part: Schema) -> None:
    """Chinese stands beside every English text, and nowhere else."""
    chinese = part.get("x-zh", {})
    assert set(chinese) == {key for key in part if key in (*TRANSLATED, *MESSAGES)}
    if "enum" in part:
        assert len(part["enum"]) == len(part["enumDescriptions"]) == len(chinese["enumDescriptions"])
    if "pattern" in part:
        assert any(key in part for key in MESSAGES)


@pytest.mark.parametrize(("pointer", "part"), ALL, ids=key_id)
def test_snippets_differ_in_words_only(pointer: str, part: Schema) -> None:
    """The same bodies in the same order; every snippet has a label and a description."""
    chinese = part.get("x-zh", {}).get("defaultSnippets", [])
    bodies = [snippet["body"] for snippet in part.get("defaultSnippets", [])]
    assert bodies == [snippet["body"] for snippet in chinese]
    assert all(snippet["label"] and snippet["description"] for snippet in chinese)


@pytest.mark.parametrize(("pointer", "part"), ALL, ids=key_id)
def test_each_language_is_itself(pointer: str, part: Schema) -> None:
    """No Chinese in English texts; Chinese ones are Chinese, with its own punctuation."""
    assert [text for text in texts(part) if not text.isascii()] == []
    chinese = list(texts(part.get("x-zh", {})))
    assert [text for text in chinese if not CHINESE.search(text)] == []
    assert [text for text in chinese if NARROW_AFTER_CHINESE.search(text)] == []


@pytest.mark.parametrize(("pointer", "part"), ALL, ids=key_id)
def test_plain_texts_have_no_markup(pointer: str, part: Schema) -> None:
    """Only markdownDescription is shown as Markdown; titles are short and no sentences."""
    for side in (part, part.get("x-zh", {})):
        assert not any("`" in text for text in texts({**side, "markdownDescription": ""}))
        assert len(side.get("title", "")) <= 40
        assert not side.get("title", "").endswith((".", "。"))


def test_every_console_can_show_it() -> None:
    """Chinese Windows consoles know the characters of GBK."""
    assert schema_text().encode("gbk").decode("gbk") == schema_text()


def test_chinese_schema() -> None:
    """Chinese texts take the place of the English ones; nothing else changes."""
    chinese = localized(SCHEMA, "zh")
    assert chinese["properties"]["node"]["title"] == SCHEMA["properties"]["node"]["x-zh"]["title"]
    assert structure(chinese) == structure(SCHEMA)
    assert [text for _, part in subschemas(chinese) for text in texts(part) if not CHINESE.search(text)] == []


def test_english_schema() -> None:
    """English texts stay; the Chinese ones beside them are left out."""
    english = localized(SCHEMA, "en")
    assert english["properties"]["node"]["title"] == SCHEMA["properties"]["node"]["title"]
    assert structure(english) == structure(SCHEMA)
    assert not any("x-zh" in part for _, part in subschemas(english))


def test_localizing_leaves_the_original_alone() -> None:
    """The loaded schema is shared by everyone."""
    before = repr(SCHEMA)
    localized(SCHEMA, "zh")
    assert repr(SCHEMA) == before


def structure(schema: Schema) -> list[tuple[str, Schema]]:
    """What a schema checks, without what it says."""
    silent = ("x-zh", *TRANSLATED, *MESSAGES)
    nested = ("properties", "items", "additionalProperties", "if", "then", "else", "not", "allOf", "anyOf")
    return [
        (pointer, {key: value for key, value in part.items() if key not in silent and key not in nested})
        for pointer, part in subschemas(schema)
    ]
