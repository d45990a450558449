"""``data:path:ro``, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.text import Span
from openbayes_lsp.features.completion import mounts
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.items import Offer, stop
from openbayes_lsp.features.completion.place import Slot
from openbayes_lsp.features.completion.references import references


def shorthand(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """The part of a binding that is being typed: data with the first free path behind it, a path, or a right."""
    if len(slot.path) > 2:
        yield from _behind_colon(asked, slot, str(slot.path[2]))
        return
    start = slot.typed.span.start + len(slot.typed.quote)
    before = slot.typed.text.split(":")
    whole = asked.outline.text[start : slot.typed.span.end].rstrip("\"'")
    begin = start + len(slot.typed.text) - len(before[-1])
    behind = whole[begin - start :]
    part = Span(begin, begin + len(behind.partition(":")[0]))
    if len(before) == 1:
        yield from _data(asked, slot, part if slot.typed.raw else None, ":" in behind)
    else:
        found = mounts.free(asked, slot.entry) if len(before) == 2 else mounts.access(asked, before[1])
        for each in found if len(before) < 4 else ():
            yield each._replace(part=part)


def _behind_colon(asked: Asked, slot: Slot, before: str) -> Iterator[Offer]:
    """Behind a colon that ends the line, and so makes a key of what stands before it."""
    if slot.typed.raw or not slot.typed.before:
        return
    found = mounts.access(asked, before.partition(":")[2]) if ":" in before else mounts.free(asked, slot.entry)
    for each in found:
        yield each._replace(part=slot.typed.span)


def _data(asked: Asked, slot: Slot, part: Span | None, has_path: bool) -> Iterator[Offer]:
    path = next((free.label for free in mounts.free(asked, slot.entry)), "")
    for each in references(asked, "dataset", slot.typed.text):
        if (part and has_path) or each.again or not path:
            yield each._replace(part=part)
        else:
            insert = f"{stop(each.insert)}:{stop(path, 1)}"
            yield each._replace(insert=insert, literal=False, part=part)
