"""The names that an account can use: what ``bayes gear resource``, ``env`` and ``bindings`` printed, beside the names
that come with obconf.

Only the words behind ``--resource``, ``--env`` and ``--data`` are relied on (column USAGE of the tables of client
0.28.5); what else a row says is taken where it stands as expected. No clock, no file and no network is used here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from openbayes_config.catalog.names import (
    KINDS,
    MAX_NAME,
    MAX_NAMES,
    CatalogError,
    Known,
    Listing,
    Name,
    NameKind,
)

__all__ = [
    "KINDS",
    "Catalog",
    "CatalogError",
    "Known",
    "Listing",
    "Name",
    "NameKind",
    "dump",
    "load",
    "read_tables",
]


class Catalog:
    """Listings, at most one per kind and account, merged on demand with the names that come with obconf."""

    def __init__(self, listings: Iterable[Listing] = ()) -> None:
        self.listings: tuple[Listing, ...] = tuple(listings)

    def of(self, kind: NameKind) -> tuple[Listing, ...]:
        """The listings of one kind, the newest first."""
        found = [each for each in self.listings if each.kind == kind]
        return tuple(sorted(found, key=lambda each: each.date, reverse=True))

    @property
    def resources(self) -> tuple[Name, ...]:
        """All listed resources."""
        return self._names("resource")

    @property
    def envs(self) -> tuple[Name, ...]:
        """All listed environments."""
        return self._names("env")

    @property
    def datasets(self) -> tuple[Name, ...]:
        """All listed datasets and outputs, by the reference that ``data`` takes."""
        return self._names("dataset")

    @cached_property
    def known(self) -> Mapping[tuple[NameKind, str], Known]:
        """Every known name, the listed ones first."""
        found: dict[tuple[NameKind, str], Known] = {}
        for kind in KINDS:
            for listing in self.of(kind):
                for each in listing.names:
                    found.setdefault((kind, each.name), Known(each.name, kind, listing))
        for shipped in _shipped():
            found.setdefault((shipped.kind, shipped.name), shipped)
        return found

    def names(self, kind: NameKind) -> tuple[Known, ...]:
        """All known names of a kind, the listed ones first."""
        return tuple(each for each in self.known.values() if each.kind == kind)

    def find(self, name: str, kind: NameKind) -> Known | None:
        """What is known of a name."""
        return self.known.get((kind, name))

    def nearest(self, name: str, kind: NameKind) -> Known | None:
        """The known name that ``name`` may be a misspelling of, a listed one before obconf's own; ``None`` where none
        is alike, where it is the beginning of several, or is known itself. A resource or environment of another number
        is another one.
        """
        if self.find(name, kind) or len(name) > MAX_NAME:
            return None
        from openbayes_config.catalog.alike import away, begins

        names = self.names(kind)
        if sum(begins(name, each.name) for each in names) > 1:
            return None
        near = [
            (steps, each.listing is None, index)
            for index, each in enumerate(names)
            if (steps := away(name, each.name, numbered=kind != "dataset")) is not None
        ]
        return names[min(near)[2]] if near else None

    def merge(self, newer: Catalog) -> Catalog:
        """This catalogue with a newer one in it.

        A new listing of resources or environments takes the place of the account's old one, for it is complete.
        Datasets are added, because ``bayes gear bindings -q`` shows some only.
        """
        merged = {(each.kind, each.account): each for each in self.listings}
        for each in newer.listings:
            old = merged.get((each.kind, each.account))
            if old is not None and each.kind == "dataset":
                names = {name.name: name for name in (*old.names, *each.names)}
                each = each._replace(names=tuple(names.values())[:MAX_NAMES])
            merged[each.kind, each.account] = each
        return Catalog(merged.values())

    def _names(self, kind: NameKind) -> tuple[Name, ...]:
        return tuple({name.name: name for listing in reversed(self.of(kind)) for name in listing.names}.values())


def read_tables(data: bytes | str, date: str) -> Catalog:
    """What ``bayes gear resource``, ``env`` or ``bindings`` printed on ``date`` (YYYY-MM-DD), one or several of them.

    Any encoding, colours, frames; lines without names are passed over, so a catalogue without listings says that
    nothing of the kind was printed.
    """
    from openbayes_config.catalog.tables import read

    return Catalog(read(data, date))


def dump(catalog: Catalog) -> str:
    """The catalogue as JSON (``schema_version`` 1), as :func:`load` reads it."""
    from openbayes_config.catalog.stored import write

    return write(catalog.listings)


def load(text: str) -> Catalog:
    """A catalogue that :func:`dump` wrote; raises :class:`CatalogError` for anything else."""
    from openbayes_config.catalog.stored import read

    return Catalog(read(text))


def _shipped() -> Iterator[Known]:
    from openbayes_schema import load_catalog

    for each in load_catalog()["names"]:
        yield Known(each["name"], each["kind"], None, each["status"], each["source"], each["era"])
