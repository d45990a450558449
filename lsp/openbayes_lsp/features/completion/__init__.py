"""Completion: what can be written at a place of an openbayes.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from openbayes_lsp.features.completion.items import MOST, Item, Offer, item
from openbayes_lsp.features.completion.place import Place, Slot, place_at

if TYPE_CHECKING:
    from openbayes_lsp.features.completion.asked import Asked
    from openbayes_lsp.snapshot import Snapshot

__all__ = ["MOST", "Completions", "Item", "complete"]


class Completions(NamedTuple):
    """The items of a place in their order; ``cut`` says that there are more, so that typing on must ask again."""

    items: tuple[Item, ...]
    cut: bool = False


def complete(snapshot: Snapshot, offset: int, trigger: str = "") -> Completions:
    """What can be written at ``offset``, a code point of ``snapshot.text``.

    ``trigger`` is the character because of which the editor asks by itself, empty where somebody asked.
    """
    from openbayes_lsp.features.completion.asked import Asked

    place = place_at(snapshot.text, offset)
    if trigger and _disturbs(place, trigger):
        return Completions(())
    asked = Asked(snapshot, place.outline, unasked=bool(trigger))
    found = list(islice(_items(asked, place), MOST + 1))
    found.sort(key=lambda each: each.order)
    return Completions(tuple(found[:MOST]), asked.cut or len(found) > MOST)


def _disturbs(place: Place, trigger: str) -> bool:
    """Whether a list would be in the way of somebody who is about to go on: to the next line, to the next column."""
    line = place.outline.text[slice(*place.outline.cursor)]
    if not line.strip():
        return True
    if trigger == ":":
        return not any(slot.path[:1] == ("bindings",) for slot in place.slots)
    return trigger == "-" and not any(slot.path == ("command",) for slot in place.slots)


def _items(asked: Asked, place: Place) -> Iterator[Item]:
    newline, text = asked.snapshot.source.newline, asked.outline.text
    seen: set[tuple[str, str]] = set()
    index = 0
    for slot in place.slots:
        for offer in _offers(asked, slot):
            if (offer.label, offer.insert) not in seen:
                seen.add((offer.label, offer.insert))
                index += 1
                made = item(offer, slot, index, newline)
                # Editors replace within one line only.
                if not {"\r", "\n"}.intersection(text[slice(*made.span)]):
                    yield made


def _offers(asked: Asked, slot: Slot) -> Iterator[Offer]:
    if slot.kind == "comment":
        from openbayes_lsp.features.completion.comments import comments

        yield from comments(asked, slot)
        return
    from openbayes_lsp.features.completion.snippets import sections, starters

    if slot.kind == "key":
        from openbayes_lsp.features.completion.keys import keys

        whole = not slot.path and not slot.flow and not slot.colon
        if whole and all(each is slot.entry for each in asked.outline.entries()):
            yield from starters(asked, slot)
        yield from keys(asked, slot)
    elif slot.kind == "value":
        from openbayes_lsp.features.completion.values import values

        yield from values(asked, slot)
    if not slot.block and not slot.below:
        yield from sections(asked, slot)
