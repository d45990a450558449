"""How many bindings a file writes."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.template import LEGACY_BINDINGS, NESTED_BINDINGS
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Mapping, Node, Scalar, Sequence

_KEYS = frozenset((*NESTED_BINDINGS, *LEGACY_BINDINGS))


def written(document: Document) -> int:
    """The entries below every key that holds bindings, or did in older documentation; repeated keys too."""
    return sum(_count(value) for value in _values(document.at()))


def _count(node: Node | None) -> int:
    if isinstance(node, Sequence):
        return len(node.items)
    if not isinstance(node, Mapping):
        return 0
    nested = [_count(value) for value in _values(node)]
    return sum(nested) if nested else min(len(node.entries), 1)


def _values(node: Node | None) -> Iterator[Node | None]:
    for entry in node.entries if isinstance(node, Mapping) else ():
        key = resolve(entry.key)
        if isinstance(key, Scalar) and key.value in _KEYS:
            yield resolve(entry.value)
