"""What a key means: from the JSON Schema, in the language of the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.diagnostic import Text
from openbayes_config.document import resolve
from openbayes_config.parse.nodes import Path, Scalar
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

    schema = load_schema()
    if path[:1] == ("parameters",) and len(path) > 2:
        of_mappings: Mapping[str, Any] = schema["properties"]["parameters"]["additionalProperties"]["then"]
        return part(of_mappings, path[2:])
    return part(schema, path)


def said(schema: Mapping[str, Any], key: str, says: Says) -> Any:
    """A text of the schema in the language of the editor."""
    own: Mapping[str, Any] = schema.get("x-zh", {}) if says.lang == "zh" else {}
    return own.get(key, schema.get(key))


def about(path: Path, says: Says) -> Iterator[Line]:
    """What the key at ``path`` means, what it takes, and whether it has to be there."""
    schema = schema_at(path)
    if "title" not in schema:
        return
    yield heading(path, says)
    yield _needed(path, schema, says)
    yield from _paragraphs(str(said(schema, "markdownDescription", says)), says)


def heading(path: Path, says: Says) -> Line:
    """A key with its title: the value's own, or that of the list in which it stands."""
    end = max((index for index, step in enumerate(path) if isinstance(step, str)), default=0)
    key, title = path[end], said(schema_at(path[: end + 1]), "title", says)
    return says(_TITLE, key=key, title=title) if title else says(_KEY, key=key)


def _paragraphs(text: str, says: Says) -> Iterator[Line]:
    """A description of the schema, line by line; its lists are lists here, too."""
    for line in filter(None, text.split("\n")):
        is_item = line.startswith("- ")
        yield says.prose(line[2:] if is_item else line, "item" if is_item else "text")


def _needed(path: Path, schema: Mapping[str, Any], says: Says) -> Line:
    """What kind of value a key takes, and whether it has to be there."""
    kind, key = _TYPES[_type(schema)], path[-1]
    if path[:2] == ("hyper_tuning", "parameter_specs") and any(key in keys for keys in SPEC_KEYS.values()):
        spec = resolve(says.snapshot.document.at(*path[:-1], "type"))
        used = SPEC_KEYS.get(str(spec.value)) if isinstance(spec, Scalar) else None
        text = _DEPENDS if used is None or not isinstance(spec, Scalar) else _FOR if key in used else _NOT_FOR
        return says(text, type=kind, kind=spec.value if isinstance(spec, Scalar) else "")
    required = key in schema_at(path[:-1]).get("required", ())
    return says(_REQUIRED if required else _OPTIONAL, type=kind)


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


def _type(schema: Mapping[str, Any]) -> str:
    """One word for the types: texts are taken beside numbers only where they hold one."""
    found = schema.get("type", "any")
    if isinstance(found, str):
        return found
    return "any" if "object" in found else str(found[0])


_TITLE = Text("`{key}`: {title}", "`{key}`：{title}")
_KEY = Text("`{key}`", "`{key}`")
_FOR = Text("{type}, required for `{kind}`", "{type}，`{kind}` 必填")
_NOT_FOR = Text("{type}, not used for `{kind}`", "{type}，`{kind}` 不使用")
_DEPENDS = Text("{type}; `type` decides whether it is needed", "{type}，是否需要由 `type` 决定")
_REQUIRED = Text("{type}, required", "{type}，必填")
_OPTIONAL = Text("{type}, may be left out", "{type}，可以不写")
_PAGE = Text("Documentation", "官方文档")
_TYPES = {
    "string": Text("text", "文本"),
    "integer": Text("whole number", "整数"),
    "number": Text("number", "数字"),
    "array": Text("list", "列表"),
    "object": Text("mapping", "键值对"),
    "boolean": Text("true or false", "布尔值"),
    "any": Text("any value", "任意值"),
}
