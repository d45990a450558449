"""Files on the disk."""

from __future__ import annotations

import os
import stat
import sys
from itertools import islice

from openbayes_config.files.base import MAX_SIZE, Files, Loaded, clean_path

MAX_NAMES = 10_000
"""The most names of one folder that are looked at."""

# File systems that find a file by a name in another letter case; the platform's does not.
_FOLDS_CASE = os.name == "nt" or sys.platform == "darwin"
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class DiskFiles(Files):
    """The files below a folder of the disk. Links are followed as long as they stay below it; only regular files
    are opened, which are read anew when their time of change or size differs.
    """

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._root = os.path.realpath(folder)
        self._loaded: dict[str, Loaded] = {}

    def __reduce__(self) -> tuple[type[DiskFiles], tuple[str]]:
        """A copy in another process looks for itself."""
        return DiskFiles, (self._root,)

    def stamp(self, path: str) -> object:
        return _stamp_at(self._place(path))

    def load(self, path: str) -> Loaded | None:
        place = self._place(path)
        stamp = _stamp_at(place)
        if place is None or stamp is None:
            self._loaded.pop(path, None)
            return None
        known = self._loaded.get(path)
        if known is None or known.stamp != stamp:
            known = _load(place)
            if known is not None:
                self._loaded[path] = known
        return known

    def exists(self, path: str) -> bool:
        place = self._place(path)
        return place is not None and _status(place) is not None

    def names(self, folder: str = "") -> tuple[str, ...]:
        place = self._place(folder)
        if place is None:
            return ()
        try:
            with os.scandir(place) as entries:
                return tuple(sorted(entry.name for entry in islice(entries, MAX_NAMES)))
        except (OSError, ValueError):
            return ()

    def _place(self, path: str) -> str | None:
        """The real path of what stands at ``path``, if it is below the folder."""
        clean = clean_path(path)
        if clean is None:
            return None
        written = os.path.join(self._root, *clean.split("/"))  # noqa: PTH118
        try:
            os.lstat(written)  # most files that are asked for are not there, which is told faster than a real path
            place = os.path.realpath(written)
            below = os.path.commonpath((place, self._root)) == self._root
        except (OSError, ValueError):
            return None
        return place if below and (not _FOLDS_CASE or self._spelt(clean)) else None

    def _spelt(self, clean: str) -> bool:
        """Whether every name of a path is written as in its folder."""
        folder = self._root
        for part in clean.split("/") if clean else ():
            try:
                if part not in os.listdir(folder):  # noqa: PTH208
                    return False
            except OSError:
                return False
            folder = os.path.join(folder, part)  # noqa: PTH118
        return True


def _status(place: str) -> os.stat_result | None:
    try:
        return os.stat(place)  # noqa: PTH116
    except (OSError, ValueError):
        return None


def _stamp_at(place: str | None) -> object:
    status = _status(place) if place else None
    return _stamp(status) if status and stat.S_ISREG(status.st_mode) else None


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_size, status.st_ino


def _load(place: str) -> Loaded | None:
    """Read a regular file; what became something else in the meantime is not read."""
    try:
        handle = os.open(place, _FLAGS)
    except OSError:
        return None
    with open(handle, "rb") as file:  # noqa: PTH123
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        if status.st_size > MAX_SIZE:
            return Loaded(_stamp(status), None)
        try:
            data = file.read(MAX_SIZE + 1)
        except OSError:
            return None
    return Loaded(_stamp(status), data if len(data) <= MAX_SIZE else None)
