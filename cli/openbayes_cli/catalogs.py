"""The catalogues of names that a user keeps: beside the file or above it, and for all files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from openbayes_cli.console import Session
from openbayes_cli.failure import Failure
from openbayes_cli.files import read_input, shown_path
from openbayes_config.lookup.catalogs import NAME, parse
from openbayes_config.lookup.catalogs import nearest as nearest
from openbayes_config.lookup.catalogs import user_file as user_file
from openbayes_config.lookup.unusable import Unusable

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog


def new_file() -> str:
    """Where a first catalogue for this folder goes."""
    return os.path.join(os.curdir, NAME)


def read(path: str) -> Catalog:
    """A stored catalogue. Raises :class:`Failure` for a file that is none."""
    try:
        return parse(read_input(path).data, shown_path(path))
    except Unusable as error:
        raise Failure.of(error) from error


class Catalogs:
    """The catalogues of one run, each read once. One that cannot be used is said once and counts as missing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, Catalog | None] = {}
        self._near: dict[str, str | None] = {}
        self._merged: dict[tuple[str, ...], Catalog] = {}

    def for_file(self, path: str, configured: str | None) -> Catalog | None:
        """What is known for the file at ``path``: the catalogue that is ``configured``, else the nearest one, over
        the user's own; ``None`` where there is none.
        """
        folder = os.path.dirname(path)
        if folder not in self._near:
            self._near[folder] = nearest(folder)
        return self.of(paths(configured or self._near[folder]))

    def of(self, files: tuple[str, ...]) -> Catalog | None:
        """The catalogues in ``files``, later ones over earlier ones."""
        found = [(path, catalog) for path in files if (catalog := self._one(path))]
        if not found:
            return None
        key = tuple(path for path, _ in found)
        if key not in self._merged:
            merged = found[0][1]
            for _, catalog in found[1:]:
                merged = merged.merge(catalog)
            self._merged[key] = merged
        return self._merged[key]

    def _one(self, path: str) -> Catalog | None:
        if path not in self._read:
            self._read[path] = None
            try:
                self._read[path] = read(path)
            except Failure as failure:
                self._session.warn(failure.text, **failure.fields)
        return self._read[path]


def paths(near: str | None) -> tuple[str, ...]:
    """The files to look into: the user's, if it is there, and the one that is nearer."""
    user = user_file()
    return tuple(path for path in (user if os.path.isfile(user) else None, near) if path)
