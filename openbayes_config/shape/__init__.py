"""Where the values of a file differ from the JSON Schema.

Values of another kind, missing keys and unknown keys are not told here: what the client does with them says more.
Checks made from the schema know the part of draft-07 that it uses and answer only "certainly nothing to tell"; in
every other case ``jsonschema``, which takes long to import, finds all differences.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from openbayes_config.client.view import view
from openbayes_config.diagnostic import Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Path
from openbayes_config.shape.checks import TOLD_BY_CLIENT, Schema, fits, has_no_advice, is_list, is_map

__all__ = ["Misfit", "Schema", "compare", "differences", "fits", "has_no_advice", "is_list", "is_map", "part"]


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
        if error.validator not in TOLD_BY_CLIENT
    )


def _schema(schema: Any) -> Schema:
    return cast("Schema", schema) if isinstance(schema, dict) else {}


def _literal(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


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
