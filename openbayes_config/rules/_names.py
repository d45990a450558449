"""The names of resource and environment that a file asks for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Scalar

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog, NameKind


class Asked(NamedTuple):
    """A name, the key that it is written under, and where."""

    key: NameKind
    node: Scalar
    name: str


def asked(document: Document, context: Context) -> Iterator[Asked]:
    """The names that are sent: not those that options replace, and not empty ones."""
    keys: tuple[tuple[NameKind, str | None], ...] = (
        ("resource", context.overrides.resource),
        ("env", context.overrides.env),
    )
    for key, override in keys:
        node = document.at(key)
        if not override and isinstance(node, Scalar) and isinstance(node.value, str) and node.value:
            yield Asked(key, node, node.value)


def catalog(context: Context) -> Catalog:
    """The user's own catalogue, or obconf's own names alone."""
    return context.catalog or _shipped()


@cache
def _shipped() -> Catalog:
    from openbayes_config.catalog import Catalog

    return Catalog()
