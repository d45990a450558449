"""Whole sections and files, with what is known of the project in the places of the schema's examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from openbayes_config.rules._mounts import OUTPUT, free
from openbayes_config.shape import is_list, is_map
from openbayes_lsp.features.completion.asked import Asked, meant
from openbayes_lsp.features.completion.bodies import block, flow
from openbayes_lsp.features.completion.items import Offer, stop
from openbayes_lsp.features.completion.place import Path, Slot

if TYPE_CHECKING:
    from openbayes_config.starter import Plan

_EXAMPLE = re.compile(r"\$\{\d+:([^}]*)\}")


def sections(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """Whole values for ``slot``, where its schema knows some."""
    path = meant(slot.path)
    if slot.kind == "key" and not path and not slot.flow and not slot.colon:
        yield from _tuning(asked, slot)
    elif slot.kind == "item":
        yield from _items(asked, slot, path)
    elif slot.kind == "key" and path and isinstance(path[-1], int) and not (slot.branch and slot.branch.entries):
        for offer, body in _known(asked, path):
            yield offer._replace(insert=_text(asked, slot, body), line=flow(body))
    elif slot.kind == "value" and not slot.typed.raw and not slot.typed.span.end > slot.typed.span.start:
        yield from _values(asked, slot, path)


def _tuning(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """The whole block of tuning with its key, where there is none yet."""
    key = "hyper_tuning"
    if asked.entries(key, other=slot.entry):
        return
    for offer, body in _known(asked, (key,)):
        label = f"{key}（{offer.label}）" if asked.lang == "zh" else f"{key} ({offer.label})"
        insert = block({key: body}, asked.outline)
        yield offer._replace(label=label, insert=insert, line=f"{key}: {flow(body)}")


def _items(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """New items of a list: with their dash, or between brackets."""
    for offer, body in _known(asked, (*path, 0)):
        text = _text(asked, slot, body) if slot.flow else block([body], asked.outline)
        yield offer._replace(insert=text, line=f"- {flow(body)}")
    if not slot.flow and path in _OF_WORDS:
        yield Offer("-", "snippet", "- $0", asked.schema(*path).get("title", ""), rank=6, again=True)


def _values(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """Values that are written on lines of their own behind a key, or between brackets."""
    if path and isinstance(path[-1], int):
        return
    for offer, body in _known(asked, path):
        if slot.flow:
            yield offer._replace(insert=flow(body))
        elif is_map(body):
            text = block(body, asked.outline)
            lead = "" if slot.fresh else "\n" + " " * asked.outline.step("map")
            yield offer._replace(insert=lead + text.replace("\n", lead or "\n"), line=flow(body))


def _known(asked: Asked, path: Path) -> Iterator[tuple[Offer, Any]]:
    """The snippets that the schema has for a value, with what fits the project in them."""
    for each in cast("list[dict[str, Any]]", asked.schema(*path).get("defaultSnippets", [])):
        body = each["body"]
        if is_map(body) and not _is_taken(asked, body.get("path")):
            yield Offer(each["label"], "snippet", "", each["description"], rank=6), _fitted(asked, body)


def _is_taken(asked: Asked, mount: object) -> bool:
    """Whether something is bound already at the one path that a snippet has."""
    return mount == OUTPUT and OUTPUT in asked.written("data_bindings", None, "path")


def _text(asked: Asked, slot: Slot, body: Any) -> str:
    return flow(body) if slot.flow else block(body, asked.outline)


def binding(asked: Asked) -> dict[str, Any]:
    """A data binding at the first mount that is not taken."""
    mount = free(asked.written("data_bindings", None, "path")) or OUTPUT
    access = "rw" if mount == OUTPUT else "ro"
    return {"data": "${1:openbayes/mnist/1}", "path": f"${{2:{mount}}}", "type": f"${{3:{access}}}"}


def starters(asked: Asked) -> Iterator[Offer]:
    """Whole files, for one that is empty."""
    for index, each in enumerate(asked.schema()["defaultSnippets"]):
        plan = _plan(asked)
        body = _fitted(asked, each["body"], plan)
        if plan and plan.script:
            # A parameter that the script does not know may stop it.
            body["parameters"] = "{}"
        yield Offer(
            each["label"],
            "snippet",
            block(body, asked.outline) + "\n",
            each["description"],
            rank=0,
            preselect=index == 0,
        )


def _plan(asked: Asked) -> Plan | None:
    from openbayes_config.starter import plan_for

    files = asked.project.files
    return plan_for(files, "hypertuning") if files else None


def _fitted(asked: Asked, body: object, plan: Plan | None = None) -> Any:
    """A body with the project's own command, metric and mount instead of the schema's examples, and the file's own
    quotation marks.
    """
    if is_map(body):
        return {str(key): _fitted(asked, value, plan) for key, value in body.items()}
    if is_list(body):
        return [_fitted(asked, each, plan) for each in body]
    if body == _EMPTY:
        return asked.quote * 2
    return _example(body, _project(asked, plan)) if isinstance(body, str) else body


def _project(asked: Asked, plan: Plan | None) -> dict[str, str]:
    """What stands in this project in the place of an example."""
    from openbayes_config.starter import Plan

    mount = free(asked.written("data_bindings", None, "path"))
    known = {"/input0": mount or "/input0"}
    if plan:
        known["python main.py"] = plan.command
    metrics = asked.script.metrics if asked.script else (plan.metric,) if plan and plan.metric else ()
    if metrics:
        known["precision"] = metrics[0]
        goal = Plan("hypertuning", "", metric=metrics[0]).goal
        known["MAXIMIZE"] = goal
    return known


def _example(text: str, known: Mapping[str, str]) -> str:
    if known.get("MAXIMIZE") == "MINIMIZE":
        text = text.replace("MAXIMIZE,MINIMIZE", "MINIMIZE,MAXIMIZE")
    found = _EXAMPLE.search(text)
    if found is None or found[1] not in known:
        return known.get(text, text)
    from openbayes_config.emit import scalar

    return text[: found.start(1)] + stop(scalar(known[found[1]])) + text[found.end(1) :]


_EMPTY = '""'
_OF_WORDS = (("bindings",), ("hyper_tuning", "side_metrics"))
