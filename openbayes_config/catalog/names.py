"""Names of resources, environments and datasets, and where each comes from."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

NameKind: TypeAlias = Literal["resource", "env", "dataset"]

KINDS: Final[tuple[NameKind, ...]] = ("resource", "env", "dataset")
ORIGINS: Final = frozenset(("public", "private", "output"))

# Bounds of obconf: code points of a text, names of one kind, code points of a name.
MAX_SIZE: Final = 4 << 20
MAX_NAMES: Final = 20_000
MAX_NAME: Final = 200


class CatalogError(ValueError):
    """A stored catalogue that cannot be used; ``reason`` is one of our own words."""

    def __init__(self, reason: Literal["syntax", "too_large", "version", "shape"], detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Name(NamedTuple):
    """One name. ``gpu`` and ``parallel`` (executions at once: column LIMITATION) belong to a resource, ``origin``
    (``public``, ``private``, ``output``) to a dataset; ``None`` where it is not known.
    """

    name: str
    gpu: bool | None = None
    parallel: int | None = None
    origin: str | None = None


class Listing(NamedTuple):
    """The names of one kind that an account was shown on a day. ``account`` is ``""`` where it was not printed,
    ``date`` is YYYY-MM-DD.
    """

    kind: NameKind
    account: str
    date: str
    names: tuple[Name, ...]


class Known(NamedTuple):
    """A name with where it comes from: an account's listing, or obconf's own ``status``, ``source`` and ``era``."""

    name: str
    kind: NameKind
    listing: Listing | None = None
    status: str = ""
    source: str = ""
    era: str = ""


def is_name(text: object) -> bool:
    """Whether a value may be a name: printable, not empty, no white space at its ends, not too long."""
    return isinstance(text, str) and 0 < len(text) <= MAX_NAME and text.isprintable() and text == text.strip()
