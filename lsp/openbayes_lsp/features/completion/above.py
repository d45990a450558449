"""Keys above lines that become their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from openbayes_lsp.features.completion.asked import Asked, Schema, meant
from openbayes_lsp.features.completion.branches import Entry
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.keys import keys, mapping, type_of
from openbayes_lsp.features.completion.place import Slot


def above(asked: Asked, slot: Slot, below: Entry) -> Iterator[Offer]:
    """The keys at ``slot`` whose value the lines can be that begin with ``below``."""
    # Lines that belong to another key have to tell that they belong here, and not there.
    owned = below.branch if below.branch in asked.outline.stack else None
    if owned and _later(mapping(asked, meant(owned.path)), below) == 0:
        return
    for each in keys(asked, slot._replace(colon=True, below=None)):
        later = _later(mapping(asked, (*meant(slot.path), each.label)), below)
        if later == 0 or (later is not None and not owned):
            yield each._replace(insert=f"{each.insert}:", rank=each.rank + later)


def _later(described: Schema, below: Entry) -> int | None:
    """By how much a key ranks behind those that certainly own the lines that begin with ``below``, by what its schema
    says; ``None`` where it cannot own them.
    """
    entries = below.branch.entries if below.branch else [below]
    is_list = isinstance(below.key, int)
    if (type_of(described) or "object") != ("array" if is_list else "object"):
        return None
    inner = cast("Schema", described.get("items", {})) if is_list else described
    inside = [each for item in entries if item.child for each in item.child.entries] if is_list else entries
    if is_list and (inside or any(each.value for each in entries)) and bool(inside) != (type_of(inner) == "object"):
        return None
    known = inner.get("properties", {})
    if any(each.key in known for each in inside):
        return 0
    return None if known and inside else _LAST


_LAST = 3
