"""The openbayes.yaml files of a workspace, open or not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Thread
from time import monotonic

from openbayes_config.files import DiskFiles

NAMES = ("openbayes.yaml", "openbayes.yml")
MAX_FILES = 500
"""The most files of one workspace that are looked at."""

_MOST_TEXTS = 50
# Bytes of a path; no system opens a longer one, and whatever lies above it would be looked at.
_LONGEST = 4096


def path_of(uri: str) -> str | None:
    """The path of a file's URI; ``None`` for what is not, or cannot be, on this machine's disk."""
    from pygls.uris import to_fs_path

    try:
        path = to_fs_path(uri) or ""
        long = len(os.fsencode(path)) > _LONGEST
    except ValueError:
        return None
    return None if long or "\0" in path or not os.path.isabs(path) else os.path.normpath(path)


def uri_of(path: str) -> str:
    """The URI of a file."""
    from pygls.uris import from_fs_path

    return from_fs_path(path) or ""


def find(folders: Iterable[str], patience: float = 5) -> list[str]:
    """The paths of the openbayes.yaml and openbayes.yml files below folders, sorted, each once.

    What git ignores, hidden folders and links are left out, as by ``obconf validate FOLDER``. Nothing is looked for
    when ``patience`` (seconds) is over: somebody may have opened a whole disk.
    """
    from openbayes_config.lookup.walk import walk

    end = monotonic() + patience

    def wanted(name: str) -> bool:
        if monotonic() > end:
            raise _Enough
        return name in NAMES

    def passed_over(_: OSError) -> None:
        """A folder that cannot be listed holds nothing that could be shown."""

    found: dict[str, str] = {}
    try:
        for folder in folders:
            for path in islice(walk(folder, wanted, passed_over), MAX_FILES):
                # A folder may be a link to another one.
                found.setdefault(os.path.realpath(path), os.path.normpath(path))
    except _Enough:
        pass
    return sorted(found.values())[:MAX_FILES]


class _Enough(Exception):  # noqa: N818
    """The patience is over."""


class Workspace:
    """The folders that are open, and the openbayes.yaml files in them as they were when last looked for."""

    def __init__(self) -> None:
        self.folders: tuple[str, ...] = ()
        self._texts: dict[str, str] = {}
        self._paths: list[str] = []
        self._search: Thread | None = None

    def change(self, added: Iterable[str], removed: Iterable[str]) -> None:
        """Open and close folders, given as URIs, and look for files anew."""
        gone = {path_of(uri) for uri in removed}
        more = (path for uri in added if (path := path_of(uri)))
        self.folders = tuple(dict.fromkeys((*(each for each in self.folders if each not in gone), *more)))
        self.look()

    def look(self) -> Thread:
        """Look for the files in a thread of its own; what was found before holds until it ends."""
        self._search = Thread(target=self._look, args=(self.folders,), daemon=True)
        self._search.start()
        return self._search

    def paths(self, patience: float = 0.5) -> list[str]:
        """The paths of the files. A search that goes on is waited for, but not longer than ``patience`` (seconds)."""
        if self._search:
            self._search.join(patience)
        return self._paths

    def holds(self, uri: str) -> bool:
        """Whether what is at ``uri`` lies in one of the folders, wherever links lead."""
        path = os.path.realpath(path_of(uri) or "")
        return any(path.startswith(os.path.join(os.path.realpath(folder), "")) for folder in self.folders)

    def others(self, uri: str) -> tuple[str, ...]:
        """The texts on disk of all files but the one at ``uri``."""
        own = path_of(uri)
        return tuple(text for path, text in self._texts.items() if path != own)

    def _look(self, folders: tuple[str, ...]) -> None:
        self._paths = paths = find(folders)
        self._texts = dict(_texts(paths[:_MOST_TEXTS]))


def _texts(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        files = DiskFiles(os.path.dirname(path))
        if text := files.read(os.path.basename(path)):
            yield path, text
