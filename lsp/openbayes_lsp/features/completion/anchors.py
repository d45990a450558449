"""Names of what was marked with an anchor further up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openbayes_config.diagnostic import Text
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Path, Slot

_ANCHOR = re.compile(r"[ \t]*(?:![^\s,\[\]{}]*[ \t]+)?&([^\s,\[\]{}]+)")
_MERGED = "<<"


def is_alias(slot: Slot) -> bool:
    """Whether nothing but the name of an anchor can stand there."""
    return slot.typed.text.startswith("*") or is_merged(slot.path)


def is_merged(path: Path) -> bool:
    """Whether a value is merged into its mapping, alone or as one of several."""
    return path[-1:] == (_MERGED,) or path[-2:-1] == (_MERGED,)


def anchors(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """The anchors before the cursor; where a mapping is awaited, those of mappings."""
    text, offset = asked.outline.text, asked.outline.offset
    found: dict[str, None] = {}
    for each in sorted(asked.outline.entries(), key=lambda each: each.colon):
        name = _ANCHOR.match(text, each.colon + 1) if 0 <= each.colon < offset else None
        is_map = each.child is not None and each.child.kind == "map" and not each.child.is_word
        if name and name.end() < offset and (is_map or not is_merged(slot.path)):
            found[name[1]] = None
    for alias in found:
        yield Offer(f"*{alias}", "value", f"*{alias}", _MARKED.in_(asked.lang), rank=1, literal=True)


_MARKED = Text("marked further up", "上文定义的锚点")
