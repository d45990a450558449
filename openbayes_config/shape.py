"""Where the values of a file differ from the JSON Schema.

Values of another kind, missing keys and unknown keys are not told here: what the client does with them says more.
A small walker knows the part of draft-07 that our schema uses and answers only "certainly nothing to tell"; in
every other case ``jsonschema``, which takes long to import, finds all differences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeGuard, cast

from openbayes_config.client.view import view
from openbayes_config.diagnostic import Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Path

Schema: TypeAlias = Mapping[str, Any]


class Misfit(NamedTuple):
    """A value that the schema does not have there. ``keyword`` is the one of JSON Schema that it breaks,
    ``schema`` the part of the schema that says it.
    """

    path: Path
    keyword: str
    schema: Schema
    value: object

    @property
    def words(self) -> Text | None:
        """The schema's own words for this, where it has some."""
        keys = ("patternErrorMessage", "errorMessage") if self.keyword == "pattern" else ("errorMessage",)
        key = next((each for each in keys if each in self.schema), None)
        if key is None:
            return None
        english = str(self.schema[key])
        return Text(*(_literal(str(each)) for each in (english, self.schema.get("x-zh", {}).get(key, english))))


def compare(document: Document) -> tuple[Misfit, ...]:
    """The differences between a document's values and the schema."""
    from openbayes_schema import load_schema

    value, schema = view(document).value, load_schema()
    return () if has_no_advice(value, schema) else differences(value, schema)


def part(schema: Schema, path: Path) -> Schema:
    """The part of the schema that describes the value at ``path``, branches left out."""
    for step in path:
        inner = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
        schema = _schema(inner)
    return schema


def differences(value: object, schema: Schema) -> tuple[Misfit, ...]:
    """What jsonschema says of a value."""
    from jsonschema import Draft7Validator

    # What PyYAML builds is more than JSON: dates and sets are of no JSON type, and so told apart.
    instance, validator = _as_json(value, {}), cast("Any", Draft7Validator(schema))
    return tuple(
        Misfit(tuple(error.absolute_path), str(error.validator), _schema(error.schema), error.instance)
        for error in validator.iter_errors(instance)
        if error.validator not in _TOLD_BY_CLIENT
    )


def _schema(schema: Any) -> Schema:
    return cast("Schema", schema) if isinstance(schema, dict) else {}


def _literal(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


def is_map(value: object) -> TypeGuard[dict[object, object]]:
    """Whether a value is a mapping."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a value is a list."""
    return isinstance(value, list)


def _as_json(value: object, known: dict[int, object]) -> object:
    """The value without keys that are no text, on which jsonschema raises."""
    if id(value) in known:
        return known[id(value)]
    if is_map(value):
        entries: dict[str, object] = {}
        known[id(value)] = entries
        entries.update((key, _as_json(each, known)) for key, each in value.items() if isinstance(key, str))
        return entries
    if is_list(value):
        items: list[object] = []
        known[id(value)] = items
        items.extend(_as_json(each, known) for each in value)
        return items
    return value


class _UnsureError(Exception):
    """The schema says something that the walker does not know."""


def fits(value: object, schema: Schema | bool) -> bool:
    """Whether ``value`` is certainly valid; ``False`` where it is not or where only jsonschema can tell.

    ``value`` holds what PyYAML builds: dates, sets and keys that are no text may be in it. Keys that are no
    text are passed over.
    """
    return _is_sure(_STRICT, value, schema)


def has_no_advice(value: object, schema: Schema) -> bool:
    """Whether :func:`differences` certainly finds nothing in the entries of a file. What the schema says of the
    whole file only names keys that exclude one another.
    """
    known = schema["properties"].items()
    return not is_map(value) or all(_is_sure(_LOOSE, value[key], each) for key, each in known if key in value)


def _is_sure(walker: _Walker, value: object, schema: Schema | bool) -> bool:
    try:
        return walker.valid(value, schema)
    except _UnsureError:
        return False


class _Walker:
    """``passed`` are the keywords that count as kept, except in conditions."""

    __slots__ = ("passed",)

    def __init__(self, passed: frozenset[str]) -> None:
        self.passed = passed

    def valid(self, value: object, schema: Schema | bool) -> bool:
        """Whether a value keeps a schema. Raises :class:`_UnsureError`."""
        if isinstance(schema, bool):
            return schema or "additionalProperties" in self.passed
        if "if" in schema:
            branch = "then" if _STRICT.valid(value, schema["if"]) else "else"
            if not self.valid(value, schema.get(branch, True)):
                return False
        for keyword, wanted in schema.items():
            if keyword in _SAYS_NOTHING or (keyword in self.passed and isinstance(wanted, (str, list))):
                continue
            check = _CHECKS.get(keyword)
            if check is None:
                raise _UnsureError(keyword)
            if not check(self, value, wanted, schema):
                return False
        return True


def _type(_walker: _Walker, value: object, wanted: Any, _schema: Schema) -> bool:
    names = (wanted,) if isinstance(wanted, str) else wanted
    return any(_TYPES[name](value) for name in names)


def _properties(walker: _Walker, value: object, wanted: Any, _schema: Schema) -> bool:
    return not is_map(value) or all(walker.valid(value[key], each) for key, each in wanted.items() if key in value)


def _pattern_properties(walker: _Walker, value: object, wanted: Any, _schema: Schema) -> bool:
    return not is_map(value) or all(
        walker.valid(each, wanted[pattern])
        for key, each in value.items()
        for pattern in wanted
        if isinstance(key, str) and re.search(pattern, key)
    )


def _additional_properties(walker: _Walker, value: object, wanted: Any, schema: Schema) -> bool:
    if not is_map(value):
        return True
    named, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return all(
        walker.valid(each, wanted)
        for key, each in value.items()
        if isinstance(key, str) and key not in named and not any(re.search(pattern, key) for pattern in patterns)
    )


def _minimum(_walker: _Walker, value: object, wanted: Any, _schema: Schema) -> bool:
    return not (_is_number(value) and value < wanted)


def _maximum(_walker: _Walker, value: object, wanted: Any, _schema: Schema) -> bool:
    return not (_is_number(value) and value > wanted)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return _is_number(value) and (isinstance(value, int) or value.is_integer())


def _is(value: object, wanted: object) -> bool:
    return type(value) is type(wanted) and value == wanted


_SAYS_NOTHING = frozenset(
    (
        *("$schema", "$id", "$comment", "title", "description", "markdownDescription", "default", "examples"),
        *("enumDescriptions", "markdownEnumDescriptions", "defaultSnippets", "errorMessage", "patternErrorMessage"),
        *("doNotSuggest", "x-zh", "if", "then", "else"),
    )
)
_TYPES: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_integer,
    "number": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": is_list,
    "object": is_map,
}
_CHECKS: Mapping[str, Callable[[_Walker, object, Any, Schema], bool]] = {
    "type": _type,
    "const": lambda _, value, wanted, __: _is(value, wanted),
    "enum": lambda _, value, wanted, __: any(_is(value, each) for each in wanted),
    "minimum": _minimum,
    "maximum": _maximum,
    "multipleOf": lambda _, value, wanted, __: not (_is_number(value) and value % wanted),
    "minLength": lambda _, value, wanted, __: not isinstance(value, str) or len(value) >= wanted,
    "pattern": lambda _, value, wanted, __: not isinstance(value, str) or re.search(wanted, value) is not None,
    "minItems": lambda _, value, wanted, __: not is_list(value) or len(value) >= wanted,
    "items": lambda walker, value, wanted, _: not is_list(value) or all(walker.valid(each, wanted) for each in value),
    "required": lambda _, value, wanted, __: not is_map(value) or all(key in value for key in wanted),
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "allOf": lambda walker, value, wanted, _: all(walker.valid(value, each) for each in wanted),
    "anyOf": lambda _, value, wanted, __: any(_STRICT.valid(value, each) for each in wanted),
    "not": lambda _, value, wanted, __: not _STRICT.valid(value, wanted),
}
_TOLD_BY_CLIENT = frozenset(("type", "required", "additionalProperties"))
_STRICT: _Walker = _Walker(frozenset())
_LOOSE: _Walker = _Walker(_TOLD_BY_CLIENT)
