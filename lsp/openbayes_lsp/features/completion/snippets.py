"""Whole sections and files, with what is known of the project in the places of the schema's examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from openbayes_config.job.mounts import OUTPUT
from openbayes_config.mask.names import is_secret_name
from openbayes_config.shape import is_list, is_map
from openbayes_lsp.features.completion import lists, mounts
from openbayes_lsp.features.completion.anchors import is_merged
from openbayes_lsp.features.completion.asked import Asked, meant
from openbayes_lsp.features.completion.bodies import block, flow
from openbayes_lsp.features.completion.fitting import fitting, inputs
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Path, Slot

if TYPE_CHECKING:
    from openbayes_config.starter import Plan


def sections(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """Whole values for ``slot``, where its schema knows some."""
    path = meant(slot.path)
    if slot.kind == "key" and not path and not slot.flow and not slot.colon:
        yield from _tuning(asked, slot)
    elif slot.kind == "item":
        yield from _items(asked, slot, path)
    elif slot.kind == "key" and path and isinstance(path[-1], int) and not (slot.branch and slot.branch.entries):
        for offer, body in _known(asked, slot, path):
            yield offer._replace(insert=_text(asked, slot, body), line=flow(body))
    elif slot.kind == "value" and not slot.typed.raw and not slot.typed.span.end > slot.typed.span.start:
        yield from _values(asked, slot, path)


def _tuning(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """The whole block of tuning with its key, where there is none yet."""
    key = "hyper_tuning"
    if asked.entries(key, other=slot.entry):
        return
    for offer, body in _known(asked, slot, (key,)):
        label = f"{key}（{offer.label}）" if asked.lang == "zh" else f"{key} ({offer.label})"
        insert = block({key: body}, asked.outline)
        yield offer._replace(label=label, insert=insert, line=f"{key}: {flow(body)}")


def _items(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """New items of a list: with their dash, or between brackets."""
    for offer, body in _known(asked, slot, (*path, 0)):
        text = _text(asked, slot, body) if slot.flow else block([body], asked.outline)
        yield offer._replace(insert=text, line=f"- {flow(body)}")
    if not slot.flow and lists.is_of_words(asked, path):
        yield from lists.dashed(asked, slot, path)


def _values(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """Values that are written on lines of their own behind a key, or between brackets."""
    if _is_elsewhere(slot, path) or (asked.unasked and not _is_secret(path)):
        return
    for offer, body in _known(asked, slot, path):
        if slot.flow:
            yield offer._replace(insert=flow(body))
        else:
            yield _on_lines(asked, slot, offer, body)
    if slot.fresh:
        return
    if lists.is_of_words(asked, path):
        yield from lists.behind_key(asked, slot, path)
    for offer, body in _known(asked, slot, (*path, 0)):
        yield offer._replace(insert=flow([body])) if slot.flow else _on_lines(asked, slot, offer, [body])


def _is_elsewhere(slot: Slot, path: Path) -> bool:
    """Whether something else offers what can stand there: the new item, the new key, the anchors."""
    return isinstance(path[-1], int) or (slot.fresh and path == ("parameters",)) or is_merged(path)


def _is_secret(path: Path) -> bool:
    """Whether a parameter's name says that its value has to stay out of the file."""
    return path[:1] == ("parameters",) and len(path) > 1 and is_secret_name(str(path[1]))


def _on_lines(asked: Asked, slot: Slot, offer: Offer, body: object) -> Offer:
    text = block(body, asked.outline)
    lead = "" if slot.fresh else "\n" + " " * asked.outline.step("seq" if is_list(body) else "map")
    return offer._replace(insert=lead + text.replace("\n", lead or "\n"), line=flow(body))


def _known(asked: Asked, slot: Slot, path: Path) -> Iterator[tuple[Offer, Any]]:
    """The snippets that the schema has for a value, with what fits the project in them."""
    fits = fitting(asked, slot)
    for each in cast("list[dict[str, Any]]", asked.schema(*path).get("defaultSnippets", [])):
        body = each["body"]
        if is_map(body) and not _is_taken(asked, slot, body):
            yield Offer(each["label"], "snippet", "", each["description"], rank=6), fits.body(body)


def _is_taken(asked: Asked, slot: Slot, body: Mapping[object, object]) -> bool:
    """Whether nothing is free at the paths that a binding can have."""
    if "path" not in body:
        return False
    if body["path"] == OUTPUT:
        return all(each.label != OUTPUT for each in mounts.free(asked, slot.entry))
    return not inputs(asked, slot)


def _text(asked: Asked, slot: Slot, body: Any) -> str:
    return flow(body) if slot.flow else block(body, asked.outline)


def binding(asked: Asked, slot: Slot) -> dict[str, Any]:
    """A data binding at the first input that is not taken."""
    return cast(
        "dict[str, Any]", fitting(asked, slot).body(asked.schema("data_bindings", 0)["defaultSnippets"][0]["body"])
    )


def starters(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """Whole files, for one that is empty."""
    plan = _plan(asked)
    fits = fitting(asked, slot, plan)
    for index, each in enumerate(asked.schema()["defaultSnippets"]):
        body = fits.body(each["body"])
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
