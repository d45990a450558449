"""The catalogues of names that a user keeps: beside the file or above it, and for all files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_config.lookup.nearest import upwards
from openbayes_config.lookup.unusable import Unusable

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog

NAME = os.path.join(".obconf", "catalog.json")
"""Where a folder keeps its catalogue."""


def user_file() -> str:
    """Where the user's catalogue for all files is kept, whether it is there or not: in the folder for settings that
    ``click.get_app_dir`` names, without importing click.
    """
    if sys.platform == "win32":
        folder = os.environ.get("APPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        folder = os.path.expanduser("~/Library/Application Support")
    else:
        folder = os.environ.get("XDG_CONFIG_HOME", os.path.expanduser("~/.config"))
    return os.path.join(folder, "obconf", "catalog.json")


def nearest(folder: str) -> str | None:
    """The catalogue of a folder, or of the next one above it that has one."""
    paths = (os.path.join(each, NAME) for each in upwards(os.path.abspath(folder)))
    return next(filter(os.path.isfile, paths), None)


def parse(data: bytes, path: str) -> Catalog:
    """A stored catalogue, read from ``path``. Raises :class:`Unusable` for a file that is none."""
    from openbayes_config.catalog import CatalogError, load

    try:
        return load(data.decode("utf-8-sig", "replace"))
    except CatalogError as error:
        raise Unusable(_WHY.get(error.reason, _NO_CATALOG), path, detail=error.detail) from error


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
