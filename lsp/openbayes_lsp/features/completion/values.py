"""Values, by the place at which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from openbayes_config.diagnostic import Text
from openbayes_config.emit import quoted, scalar
from openbayes_lsp.features.completion import mounts, parameters
from openbayes_lsp.features.completion.anchors import anchors, is_alias
from openbayes_lsp.features.completion.asked import Asked, meant
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Path, Slot
from openbayes_lsp.features.completion.program import suits, variable_of
from openbayes_lsp.features.completion.references import references


def values(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """Scalars for ``slot``."""
    path = meant(slot.path)
    if is_alias(slot):
        yield from anchors(asked, slot)
        return
    for each in _values(asked, slot, path):
        # A part of a word stands in the quotes that it has; numbers and the like are written already.
        if each.part is not None or not each.literal or (path[0] == "parameters" and not slot.typed.quote):
            yield each
        elif slot.typed.quote:
            yield each._replace(insert=quoted(each.insert, "'" if slot.typed.quote == "'" else '"'))
        else:
            yield (
                each
                if each.kind in _WRITTEN
                else each._replace(insert=scalar(each.insert, flow=slot.flow, quote=asked.quote))
            )


def _values(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    match path:
        case ("resource",) | ("env",):
            yield from references(asked, "resource" if path == ("resource",) else "env", slot.typed.text)
        case ("command",):
            from openbayes_lsp.features.completion.command import words

            yield from words(asked, slot)
        case ("data_bindings", int(), str(key)):
            yield from _of_binding(asked, slot, key)
        case ("bindings", int(), *_):
            from openbayes_lsp.features.completion.shorthand import shorthand

            yield from shorthand(asked, slot)
        case ("parameters", str(name)):
            yield from parameters.values(asked, slot, name)
        case ("parameters", str(name), str(key)):
            yield from _of_secret(asked, name, key)
        case ("hyper_tuning", *rest):
            yield from _of_tuning(asked, slot, path, tuple(rest))
        case _:
            pass


def _of_binding(asked: Asked, slot: Slot, key: str) -> Iterator[Offer]:
    beside = slot.entry.branch if slot.entry else None
    text = asked.outline.text
    if key == "data":
        yield from references(asked, "dataset", slot.typed.text)
    elif key == "path":
        writable = beside is not None and (beside.value(text, "type") or "").lower() in ("rw", "read_write")
        yield from mounts.free(asked, slot.entry, writable)
    elif key == "type":
        yield from mounts.access(asked, (beside.value(text, "path") if beside else None) or "")


def _of_secret(asked: Asked, name: str, key: str) -> Iterator[Offer]:
    described = asked.schema("parameters", "").get("then", {}).get("properties", {}).get(key, {})
    if key in ("is_secret", "isSecret"):
        for index, each in enumerate(("true", "false")):
            yield Offer(
                each, "keyword", each, "", described["markdownDescription"], 1 + index, True, preselect=not index
            )
    elif key == "source":
        yield from _enum(described)
    elif key == "env":
        read = sorted(asked.script.environment) if asked.script else []
        for index, each in enumerate(dict.fromkeys((variable_of(name), *read))):
            yield Offer(
                each, "variable", each, described["title"], described["markdownDescription"], 1 + min(index, 1), True
            )


def _of_tuning(asked: Asked, slot: Slot, path: Path, rest: Path) -> Iterator[Offer]:
    match rest:
        case ("hyperparameter_metric",) | ("side_metrics", int()):
            yield from _metrics(asked, slot)
        case ("parameter_specs", int(), str(key)):
            yield from _of_spec(asked, slot, path, key)
        case ("parameter_specs", int(), "categorical_values" | "discrete_values" as key, int()):
            yield from _choices(asked, slot, str(key))
        case ("goal",) | ("algorithm",):
            wanted = _goal(asked) if rest == ("goal",) else ""
            for each in _enum(asked.schema(*path)):
                yield each._replace(preselect=each.label == wanted)
        case _:
            pass


def _of_spec(asked: Asked, slot: Slot, path: Path, key: str) -> Iterator[Offer]:
    if key == "name":
        taken = {*asked.written("hyper_tuning", "parameter_specs", None, "name", other=slot.entry)}
        taken |= {str(each.key) for each in asked.entries("parameters", None)}
        beside = slot.entry.branch if slot.entry else None
        kind = (beside.value(asked.outline.text, "type") if beside else None) or ""
        for name, flag in asked.flags.items():
            if name not in taken:
                words = parameters.described(asked, name, flag)
                rank = 3 - suits(kind, flag)
                yield Offer(name, "parameter", name, parameters.detail(asked, name, flag), words, rank, True)
    else:
        yield from _enum(asked.schema(*path))


def _choices(asked: Asked, slot: Slot, key: str) -> Iterator[Offer]:
    """The choices of the flag of this name that are not in the list yet."""
    name = next(iter(asked.written(*slot.path[:-2], "name")), "")
    flag = asked.flags.get(name)
    taken = asked.written(*slot.path[:-1], None, other=slot.entry)
    for each in (flag.choices or ()) if flag else ():
        number = isinstance(each, (int, float)) and not isinstance(each, bool)
        if str(each) not in taken and number == (key == "discrete_values"):
            written = scalar(each, flow=slot.flow)
            yield Offer(str(each), "value" if number else "enum", written if number else str(each), "", "", 1, True)


def _metrics(asked: Asked, slot: Slot) -> Iterator[Offer]:
    taken = asked.written("hyper_tuning", "side_metrics", None, other=slot.entry)
    taken += asked.written("hyper_tuning", "hyperparameter_metric", other=slot.entry)
    for each in asked.script.metrics if asked.script else ():
        if each not in taken and each.isprintable():
            yield Offer(each, "metric", each, asked.words(_REPORTED, script=asked.script_name), "", 1, True)


def _goal(asked: Asked) -> str:
    """The goal that the name of the metric suggests."""
    from openbayes_config.starter import Plan

    metric = asked.written("hyper_tuning", "hyperparameter_metric")
    return Plan("hypertuning", "", metric=metric[0]).goal if metric and metric[0] else ""


def _enum(described: dict[str, Any]) -> Iterator[Offer]:
    """The values that a schema lists, without the empty one."""
    snippets = cast("list[dict[str, Any]]", described.get("defaultSnippets", []))
    words = {each["label"]: each["description"] for each in snippets if isinstance(each["body"], str)}
    listed = zip(described.get("enum", ()), described.get("enumDescriptions", ()), strict=False)
    for word, meaning in (words or dict(listed)).items():
        if word:
            yield Offer(word, "enum", word, meaning, described.get("markdownDescription", ""), 1, True)


_WRITTEN = ("value", "keyword")
_REPORTED = Text("reported by {script}", "{script} 上报的指标")
