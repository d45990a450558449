"""What a key means: from the JSON Schema, in the language of the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openbayes_config.client.template import template_value
from openbayes_config.diagnostic import Text
from openbayes_config.parse.nodes import Path
from openbayes_config.shape import part
from openbayes_lsp.features.hover.lines import Line, Says

CONFIG_PAGE = "https://openbayes.com/docs/cli/config-file/"
TUNING_PAGE = "https://openbayes.com/docs/hypertuning/"
BINDING_PAGE = "https://openbayes.com/docs/gear/databinding/"
# The pages of the documentation that describe a key. None describes node.
_PAGES = {
    "data_bindings": BINDING_PAGE,
    "bindings": BINDING_PAGE,
    "resource": CONFIG_PAGE,
    "env": CONFIG_PAGE,
    "command": CONFIG_PAGE,
    "parameters": CONFIG_PAGE,
    "hyper_tuning": TUNING_PAGE,
}


def schema_at(path: Path) -> Mapping[str, Any]:
    """The part of the schema that describes the value at ``path``; empty for an unknown one."""
    from openbayes_schema import load_schema

    return part(load_schema(), path)


def said(schema: Mapping[str, Any], key: str, says: Says) -> Any:
    """A text of the schema in the language of the editor."""
    own: Mapping[str, Any] = schema.get("x-zh", {}) if says.lang == "zh" else {}
    return own.get(key, schema.get(key))


def about(path: Path, says: Says) -> Iterator[Line]:
    """What the key at ``path`` means, what it takes, and whether it has to be there."""
    schema = schema_at(path)
    if "title" not in schema:
        return
    yield says(_TITLE, key=path[-1], title=said(schema, "title", says))
    yield says.prose(str(said(schema, "description", says)))
    required = path[-1] in schema_at(path[:-1]).get("required", ())
    yield says.item(_REQUIRED if required else _OPTIONAL, type=_TYPES[_type(schema)])
    yield from _template(path, says)


def link(path: Path, says: Says) -> Iterator[Line]:
    """The page of the documentation, where one is known."""
    page = _PAGES.get(str(path[0])) if path else None
    if page:
        yield says.link(_PAGE, page)


def described(path: Path, value: object, says: Says) -> str | None:
    """What the schema says about one of the values that it lists, or offers as a snippet (in any letter case)."""
    schema = schema_at(path)
    if value in schema.get("enum", ()):
        words = said(schema, "enumDescriptions", says)
        return str(words[schema["enum"].index(value)]) if words else None
    snippets: list[Mapping[str, Any]] = said(schema, "defaultSnippets", says) or []
    same = (each for each in snippets if value and str(each["body"]).lower() == str(value).lower())
    return next((str(each["description"]) for each in same), None)


def _template(path: Path, says: Says) -> Iterator[Line]:
    try:
        value = template_value(path)
    except KeyError:
        return
    if path != ("hyper_tuning",):
        import json

        yield says.item(_TEMPLATE, value=json.dumps(value))


def _type(schema: Mapping[str, Any]) -> str:
    """One word for the types: texts are taken beside numbers only where they hold one."""
    found = schema.get("type", "any")
    if isinstance(found, str):
        return found
    return "any" if "object" in found else str(found[0])


_TITLE = Text("`{key}`: {title}", "`{key}`：{title}")
_REQUIRED = Text("{type}, required", "{type}，必填")
_OPTIONAL = Text("{type}, may be left out", "{type}，可以不写")
_TEMPLATE = Text("in the template of the client: `{value}`", "客户端模板中的值：`{value}`")
_PAGE = Text("Documentation", "官方文档")
_TYPES = {
    "string": Text("text", "文本"),
    "integer": Text("whole number", "整数"),
    "number": Text("number", "数字"),
    "array": Text("list", "列表"),
    "object": Text("mapping", "映射"),
    "boolean": Text("true or false", "真假值"),
    "any": Text("any value", "任意值"),
}
