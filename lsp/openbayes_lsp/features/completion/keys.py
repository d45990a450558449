"""Keys: those of the schema, the required ones first, and parameters by the flags of the script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.diagnostic import Text
from openbayes_config.emit import key as written_key
from openbayes_config.emit import quoted
from openbayes_lsp.features.completion.asked import Asked, Schema, meant
from openbayes_lsp.features.completion.bodies import block
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Path, Slot

# The usual beginning of whole numbers.
_NUMBERS = {"node": 1, "parallel_count": 1, "max_job_count": 10}
_SAME_LIST = frozenset(("data_bindings", "bindings", "data_binding", "binding"))
_SECRET = ("is_secret", "source", "env")


def keys(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """The keys that can be written at ``slot``: none that its mapping has already."""
    path = meant(slot.path)
    if slot.below:
        from openbayes_lsp.features.completion.above import above

        yield from above(asked, slot, slot.below)
        return
    present = {str(each.key) for each in (slot.branch.keys(slot.entry) if slot.branch else ())}
    if path == ("parameters",):
        from openbayes_lsp.features.completion.parameters import names

        yield from names(asked, slot, present)
        return
    part = mapping(asked, path)
    properties = cast("dict[str, Schema]", part.get("properties", {}))
    unwanted, required = _fitting(asked, path, slot, present)
    required = required or tuple(part.get("required", ()))
    for key, described in properties.items():
        if key in present or key in unwanted:
            continue
        yield _key(asked, slot, path, key, described, key in required)


def mapping(asked: Asked, path: Path) -> Schema:
    """The schema of a mapping; that of a parameter's mapping is one of several."""
    if len(path) == 2 and path[0] == "parameters":
        return cast("Schema", asked.schema("parameters", "").get("then", {}))
    return asked.schema(*path)


def _fitting(asked: Asked, path: Path, slot: Slot, present: set[str]) -> tuple[set[str], tuple[str, ...]]:
    """Keys that do not go with those that are there, and those that are required with them."""
    if path == () and not _SAME_LIST.isdisjoint(present):
        return set(_SAME_LIST), ()
    if len(path) == 2 and path[0] == "parameters":
        return {"isSecret", *_other_source(present)}, _SECRET
    if path[:2] == ("hyper_tuning", "parameter_specs"):
        kind = slot.branch.value(asked.outline.text, "type") if slot.branch else None
        if kind and kind in SPEC_KEYS:
            used = SPEC_KEYS[kind]
            return {key for keys in SPEC_KEYS.values() for key in keys if key not in used}, ("name", "type", *used)
    return set(), ()


def _other_source(present: set[str]) -> set[str]:
    if "value" in present:
        return {"source", "env"}
    return set() if present.isdisjoint(("source", "env")) else {"value"}


def _key(asked: Asked, slot: Slot, path: Path, key: str, described: Schema, required: bool) -> Offer:
    insert, again = ("", False) if slot.colon else _behind(asked, slot, (*path, key), described)
    name = written(slot, key)
    return Offer(
        label=key,
        kind="key",
        insert=name if slot.colon else f"{name}:{insert}",
        detail=_detail(asked, described, required),
        documentation=str(described.get("markdownDescription", "")),
        rank=1 if required else 4,
        again=again,
        line=f"{name}:" if "\n" in insert else "",
    )


def written(slot: Slot, name: str) -> str:
    """A key as it is written among those beside it."""
    return quoted(name) if _in_quotes(slot) else written_key(name, flow=slot.flow)


def _in_quotes(slot: Slot) -> bool:
    """Whether a key belongs in double quotes: they are typed already, or all keys beside it have them."""
    others = slot.branch.keys(slot.entry) if slot.branch and slot.flow else []
    quoted = (each.key_span.end - each.key_span.start > len(str(each.key)) for each in others)
    return bool(slot.typed.quote) or (bool(others) and all(quoted))


def _behind(asked: Asked, slot: Slot, path: Path, described: Schema) -> tuple[str, bool]:
    """What is written behind the colon of a new key, and whether something is offered there."""
    kind = type_of(described)
    items = cast("Schema", described.get("items", {}))
    if path[-1] in _NUMBERS:
        return f" ${{1:{_NUMBERS[str(path[-1])]}}}", False
    if kind not in ("array", "object"):
        return " $0", _can_go_on(asked, str(path[-1]))
    if slot.flow or (kind == "array" and path[0] != "bindings" and type_of(items) != "object"):
        return (" {$0}" if kind == "object" else " [$0]"), _can_go_on(asked, str(path[-1]))
    if kind == "object":
        return "\n" + " " * asked.outline.step("map") + "$0", True
    dash = "\n" + " " * asked.outline.step("seq")
    if path == ("data_bindings",):
        from openbayes_lsp.features.completion.snippets import binding

        return dash + block([binding(asked, slot)], asked.outline).replace("\n", dash), False
    return f"{dash}- $0", True


def _can_go_on(asked: Asked, key: str) -> bool:
    """Whether there are values to offer behind a key."""
    project = asked.project
    if key in ("hyperparameter_metric", "side_metrics"):
        return bool(asked.script and asked.script.metrics)
    if key == "command":
        return project.files is not None
    return bool(asked.flags) if key in ("name", "parameters") else key not in _FREE


def type_of(described: Schema) -> str:
    """The type that a schema describes, the first one of several; empty where it says nothing."""
    kinds = described.get("type", "")
    return kinds if isinstance(kinds, str) else str(kinds[0])


def _detail(asked: Asked, described: Schema, required: bool) -> str:
    words = [described.get("title", "")]
    kinds = described.get("type", "")
    if isinstance(kinds, str) or len(kinds) < _ANY:
        words.append(_TYPES[type_of(described)].in_(asked.lang) if type_of(described) in _TYPES else "")
    words.append(_REQUIRED.in_(asked.lang) if required else "")
    return ("，" if asked.lang == "zh" else ", ").join(filter(None, words))


_FREE = ("categorical_values", "discrete_values", "min_value", "max_value", "value")
_ANY = 4
_REQUIRED = Text("required", "必填")
_TYPES = {
    "string": Text("text", "文本"),
    "integer": Text("whole number", "整数"),
    "number": Text("number", "数字"),
    "boolean": Text("true or false", "布尔值"),
    "array": Text("list", "列表"),
    "object": Text("mapping", "键值对"),
}
