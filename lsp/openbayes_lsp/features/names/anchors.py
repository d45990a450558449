"""Anchors and their aliases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.parse.nodes import Alias, Node
from openbayes_config.text import Span
from openbayes_lsp.features.names.model import Name, Use

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


def anchors(snapshot: Snapshot) -> Iterator[Name]:
    """Every anchor of a file with the aliases of its node."""
    places: dict[int, list[Use]] = {}
    for _, node, _ in snapshot.document.walk():
        target: Node = node.target if isinstance(node, Alias) else node
        if isinstance(target, Alias) or target.anchor is None:
            continue
        span = node.span if isinstance(node, Alias) else target.anchor
        use = Use(Span(span.start + 1, span.end), gives=node is target)
        places.setdefault(id(target), []).append(use)
    for uses in places.values():
        yield Name("anchor", snapshot.text[slice(*uses[0].span)], tuple(sorted(uses, key=lambda use: use.span)))
