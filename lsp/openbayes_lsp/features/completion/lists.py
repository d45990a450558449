"""Items of lists: on a line of their own, behind the key of the list, or between brackets."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.keys import type_of
from openbayes_lsp.features.completion.place import Path, Slot


def is_of_words(asked: Asked, path: Path) -> bool:
    """Whether a list has scalars as its items."""
    described = asked.schema(*path)
    return type_of(described) == "array" and type_of(described.get("items", {})) != "object"


def words(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """Scalars as new items of the list at ``path``."""
    from openbayes_lsp.features.completion.values import values

    for each in values(asked, slot._replace(kind="value", path=(*path, 0))):
        yield each._replace(part=None)


def dashed(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """Scalars with a dash before them, and the dash alone."""
    for each in words(asked, slot, path):
        yield each._replace(insert=f"- {each.insert}")
    yield Offer("-", "snippet", "- $0", asked.schema(*path).get("title", ""), rank=6, again=True)


def behind_key(asked: Asked, slot: Slot, path: Path) -> Iterator[Offer]:
    """Lists of one scalar behind their key: references on a line of their own, others between brackets."""
    for each in words(asked, slot, path):
        if slot.flow or path != ("bindings",):
            yield each._replace(insert=f"[{each.insert}]")
        else:
            lead = "\n" + " " * asked.outline.step("seq")
            yield each._replace(insert=f"{lead}- {each.insert}", line=f"[{each.insert}]")
