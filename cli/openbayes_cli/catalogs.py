"""The catalogues of names that a user keeps: beside the file or above it, and for all files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from openbayes_cli.console import Session
from openbayes_cli.failure import Failure
from openbayes_cli.files import read_input, shown_path
from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog

_NAME = os.path.join(".obconf", "catalog.json")


def user_file() -> str:
    """Where the user's catalogue for all files is kept, whether it is there or not."""
    return os.path.join(click.get_app_dir("obconf"), "catalog.json")


def nearest(folder: str) -> str | None:
    """The catalogue of a folder, or of the next one above it that has one."""
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, _NAME)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def new_file() -> str:
    """Where a first catalogue for this folder goes."""
    return os.path.join(os.curdir, _NAME)


def read(path: str) -> Catalog:
    """A stored catalogue. Raises :class:`Failure` for a file that is none."""
    from openbayes_config.catalog import CatalogError, load

    try:
        return load(read_input(path).data.decode("utf-8-sig", "replace"))
    except CatalogError as error:
        text = _WHY.get(error.reason, _NO_CATALOG)
        raise Failure(text, path=shown_path(path), detail=error.detail) from error


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


_NO_CATALOG = Text(
    "{path} is no catalogue of obconf (at {detail}); `obconf catalog add` writes one.",
    "{path} 不是 obconf 的名单文件（位置 {detail}）；用 `obconf catalog add` 可以生成。",
)
_WHY = {
    "syntax": Text("{path} is not JSON (line {detail}).", "{path} 不是 JSON（第 {detail} 行）。"),
    "too_large": Text("{path} is too large{detail} for a catalogue of names.", "{path} 太大{detail}，不像名单文件。"),
    "version": Text(
        "{path} was written by another version of obconf (schema_version {detail}).",
        "{path} 由其他版本的 obconf 写入（schema_version 为 {detail}）。",
    ),
}
