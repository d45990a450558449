"""Checks made from a JSON Schema: they know the part of draft-07 that ours uses, and are sure or silent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, reduce
from typing import Any, TypeAlias, TypeGuard

Schema: TypeAlias = Mapping[str, Any]
Check: TypeAlias = Callable[[object], bool]
# Makes the check of a keyword from its value, the schema around it and the keywords that count as kept.
Keyword: TypeAlias = "Callable[[Any, Schema, frozenset[str]], Check]"


def is_map(value: object) -> TypeGuard[dict[object, object]]:
    """Whether a value is a mapping."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a value is a list."""
    return isinstance(value, list)


class _UnsureError(Exception):
    """The schema says something that the checks do not know."""


def fits(value: object, schema: Schema | bool) -> bool:
    """Whether ``value`` is certainly valid; ``False`` where it is not or where only jsonschema can tell.

    ``value`` holds what PyYAML builds: dates, sets and keys that are no text may be in it. Keys that are no
    text are passed over.
    """
    return _is_sure(_check(schema, _NOTHING), value)


def has_no_advice(value: object, schema: Schema) -> bool:
    """Whether ``differences`` certainly finds nothing in the entries of a file. What the schema says of the whole file
    only names keys that exclude one another.
    """
    from openbayes_schema import load_schema

    return _is_sure(_usual_advice() if schema is load_schema() else _advice(schema), value)


@cache
def _usual_advice() -> Check:
    """Every file is compared with this schema, as often as a key is pressed."""
    from openbayes_schema import load_schema

    return _advice(load_schema())


def _advice(schema: Schema) -> Check:
    return _properties(schema["properties"], schema, TOLD_BY_CLIENT)


def _is_sure(check: Check, value: object) -> bool:
    try:
        return check(value)
    except _UnsureError:
        return False


def _check(schema: Schema | bool, passed: frozenset[str]) -> Check:
    """What tells whether a value keeps a schema, or raises :class:`_UnsureError`. ``passed`` are the keywords that
    count as kept, except in conditions.
    """
    if isinstance(schema, bool):
        return _always if schema or "additionalProperties" in passed else _never
    return _every(
        _KEYWORDS.get(keyword, _unknown)(wanted, schema, passed)
        for keyword, wanted in schema.items()
        if keyword not in _SAYS_NOTHING and not (keyword in passed and isinstance(wanted, (str, list)))
    )


def _always(_: object) -> bool:
    return True


def _never(_: object) -> bool:
    return False


def _every(checks: Iterable[Check]) -> Check:
    none: Check = _always
    return reduce(_both, (each for each in checks if each is not _always), none)


def _both(first: Check, second: Check) -> Check:
    return second if first is _always else lambda value: first(value) and second(value)


def _unsure(_: object) -> bool:
    raise _UnsureError


def _unknown(_wanted: Any, _schema: Schema, _passed: frozenset[str]) -> Check:
    return _unsure


def _if(wanted: Any, schema: Schema, passed: frozenset[str]) -> Check:
    applies = _check(wanted, _NOTHING)
    then, otherwise = (_check(schema.get(branch, True), passed) for branch in ("then", "else"))
    if otherwise is _always:
        return lambda value: not applies(value) or then(value)
    return lambda value: then(value) if applies(value) else otherwise(value)


def _type(wanted: Any, _schema: Schema, _passed: frozenset[str]) -> Check:
    if isinstance(wanted, str):
        return _TYPES[wanted]
    kinds = [_TYPES[name] for name in wanted]
    return lambda value: any(kind(value) for kind in kinds)


def _checks(schemas: Mapping[str, Schema | bool], passed: frozenset[str]) -> Mapping[str, Check]:
    """Those that can fail, under the keys of their schemas."""
    return {key: each for key, schema in schemas.items() if (each := _check(schema, passed)) is not _always}


def _properties(wanted: Any, _schema: Schema, passed: frozenset[str]) -> Check:
    checks = _checks(wanted, passed).items()
    return lambda value: not is_map(value) or all(check(value[key]) for key, check in checks if key in value)


def _pattern_properties(wanted: Any, _schema: Schema, passed: frozenset[str]) -> Check:
    checks = _checks(wanted, passed).items()
    if not checks:
        return _always
    return lambda value: (
        not is_map(value)
        or all(
            check(each)
            for key, each in value.items()
            for pattern, check in checks
            if isinstance(key, str) and re.search(pattern, key)
        )
    )


def _additional_properties(wanted: Any, schema: Schema, passed: frozenset[str]) -> Check:
    check = _check(wanted, passed)
    named, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    if check is _always:
        return _always
    if not named and not patterns:
        return lambda value: (
            not is_map(value) or all(check(each) for key, each in value.items() if isinstance(key, str))
        )

    def is_other(key: object) -> bool:
        return isinstance(key, str) and key not in named and not any(re.search(each, key) for each in patterns)

    return lambda value: not is_map(value) or all(check(each) for key, each in value.items() if is_other(key))


def _items(wanted: Any, _schema: Schema, passed: frozenset[str]) -> Check:
    check = _check(wanted, passed)
    return _always if check is _always else lambda value: not is_list(value) or all(map(check, value))


def _all_of(wanted: Any, _schema: Schema, passed: frozenset[str]) -> Check:
    return _every(_check(each, passed) for each in wanted)


def _any_of(wanted: Any, _schema: Schema, _passed: frozenset[str]) -> Check:
    checks = [_check(each, _NOTHING) for each in wanted]
    return lambda value: any(check(value) for check in checks)


def _not(wanted: Any, _schema: Schema, _passed: frozenset[str]) -> Check:
    check = _check(wanted, _NOTHING)
    return lambda value: not check(value)


def _alone(keeps: Callable[[object, Any], bool]) -> Keyword:
    """A keyword that says all by itself whether a value keeps it."""
    return lambda wanted, _schema, _passed: lambda value: keeps(value, wanted)


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
        *("doNotSuggest", "x-zh", "then", "else"),
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
_KEYWORDS: Mapping[str, Keyword] = {
    "type": _type,
    "const": _alone(_is),
    "enum": _alone(lambda value, wanted: value in wanted and any(_is(value, each) for each in wanted)),
    "minimum": _alone(lambda value, wanted: not (_is_number(value) and value < wanted)),
    "maximum": _alone(lambda value, wanted: not (_is_number(value) and value > wanted)),
    "multipleOf": _alone(lambda value, wanted: not (_is_number(value) and value % wanted)),
    "minLength": _alone(lambda value, wanted: not isinstance(value, str) or len(value) >= wanted),
    "pattern": _alone(lambda value, wanted: not isinstance(value, str) or re.search(wanted, value) is not None),
    "minItems": _alone(lambda value, wanted: not is_list(value) or len(value) >= wanted),
    "items": _items,
    "required": _alone(lambda value, wanted: not is_map(value) or all(key in value for key in wanted)),
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "allOf": _all_of,
    "anyOf": _any_of,
    "not": _not,
    "if": _if,
}
TOLD_BY_CLIENT = frozenset(("type", "required", "additionalProperties"))
_NOTHING: frozenset[str] = frozenset()
