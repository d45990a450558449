"""What every store of files can answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.files.ignore import IGNORE_FILE, Excluded, Ignore
from openbayes_config.text import Source

if TYPE_CHECKING:
    from openbayes_config.script import Script, Unread

MAX_SIZE = 1 << 20
"""Bytes of the largest file that is read."""

_MAX_PATH = 1000
_MAX_PARTS = 64


class Loaded(NamedTuple):
    """A file's bytes, and a stamp that changes when they do. ``data`` is ``None`` for a file that is too large."""

    stamp: object
    data: bytes | None


class _Cached(NamedTuple):
    """A script as read, and the stamps of all files that were looked at for it."""

    stamps: dict[str, object]
    script: Script | Unread


class Files(ABC):
    """Files of one folder. A store implements :meth:`stamp`, :meth:`load`, :meth:`exists` and :meth:`names`."""

    def __init__(self) -> None:
        self._scripts: dict[str, _Cached] = {}
        self._ignore: tuple[object, Ignore] | None = None

    @abstractmethod
    def stamp(self, path: str) -> object:
        """What changes when the file at ``path`` does; ``None`` where no file may be read."""

    @abstractmethod
    def load(self, path: str) -> Loaded | None:
        """The file at ``path``; ``None`` where there is none, or none that may be read."""

    @abstractmethod
    def exists(self, path: str) -> bool:
        """Whether a file or folder of exactly this name, letter case included, stands there."""

    @abstractmethod
    def names(self, folder: str = "") -> tuple[str, ...]:
        """The names in a folder, sorted; nothing where there is no such folder."""

    def read(self, path: str) -> str | None:
        """The text of a file, in whatever encoding it seems to have; ``None`` where it cannot be read."""
        loaded = self.load(path)
        if loaded is None or loaded.data is None:
            return None
        return Source.decode(loaded.data).text

    def script(self, path: str) -> Script | Unread | None:
        """What the Python script at ``path`` declares; ``None`` where there is no such file."""
        clean = clean_path(path)
        if clean is None:
            return None
        cached = self._scripts.get(clean)
        if cached is None or any(self.stamp(each) != stamp for each, stamp in cached.stamps.items()):
            cached = self._read_script(clean)
            if cached is None:
                return None
            self._scripts[clean] = cached
        return cached.script

    def ignored(self, path: str) -> Excluded | None:
        """The pattern that keeps the file at ``path`` from being uploaded; ``None`` where none does."""
        stamp = self.stamp(IGNORE_FILE)
        if self._ignore is None or self._ignore[0] != stamp:
            self._ignore = (stamp, Ignore(self.read(IGNORE_FILE) or ""))
        clean = clean_path(path)
        return self._ignore[1].excludes(clean) if clean else None

    def _read_script(self, path: str) -> _Cached | None:
        from openbayes_config.script import decode_script, read_script

        stamps: dict[str, object] = {}

        def source(module: str) -> str | Unread | None:
            loaded = self.load(module)
            stamps[module] = loaded.stamp if loaded else None
            if loaded is None:
                return None
            return decode_script(loaded.data) if loaded.data is not None else too_large()

        def imported(module: str) -> str | None:
            text = source(module)
            # A module that is there but cannot be read makes the answer unsure, as one with a syntax error does.
            return text if text is None or isinstance(text, str) else "\0"

        text = source(path)
        if text is None:
            return None
        if not isinstance(text, str):
            return _Cached(stamps, text)
        return _Cached(stamps, read_script(text, imported, path.rpartition("/")[0]))


def too_large() -> Unread:
    """The reading of a script that is beyond the bounds."""
    from openbayes_config.script import Unread

    return Unread("too_large")


def clean_path(path: str) -> str | None:
    """The path without ``.`` and doubled ``/``; ``""`` is the folder itself. ``None`` for whatever is not certainly a
    path below it: absolute, with ``..``, or with characters that have a meaning in paths of Windows.
    """
    if len(path) > _MAX_PATH or path.startswith("/") or any(char in path for char in "\\:\0"):
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return None if ".." in parts or len(parts) > _MAX_PARTS else "/".join(parts)
