"""The openbayes.yaml files of the workspace that are not open, as they are on disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from openbayes_config.files import DiskFiles, Loaded
from openbayes_config.text import Source
from openbayes_lsp.documents import LANGUAGE_ID
from openbayes_lsp.mirror import Mirror
from openbayes_lsp.snapshot import Snapshot
from openbayes_lsp.workspace import uri_of

if TYPE_CHECKING:
    from openbayes_lsp.profile import Encoding
    from openbayes_lsp.project import Project

Made = TypeVar("Made")

_MOST_FOLDERS: Final = 500


class Stored(Snapshot):
    """A file as it is on disk: its bytes may be anything."""

    def __init__(self, uri: str, source: Source, encoding: Encoding, project: Project) -> None:
        super().__init__(Mirror.of(uri, LANGUAGE_ID, None, source.bom + source.text, encoding), project)
        self.source = source


class StoredFiles(Generic[Made]):
    """What ``make`` makes of files, made anew when a file changes. The snapshots themselves are not kept.

    Kept are the stamp of a file and what was made of it.
    """

    def __init__(self, project: Callable[[str], Project], make: Callable[[Snapshot], Made]) -> None:
        self._project = project
        self._make = make
        self._folders: dict[str, DiskFiles] = {}
        self._kept: dict[str, tuple[object, Made]] = {}

    def forget(self) -> None:
        """Judge every file anew: something beside them changed."""
        self._kept.clear()

    def made(self, path: str, encoding: Encoding) -> Made | None:
        """What is made of the file at a path; ``None`` where it cannot be read or is too large."""
        loaded = self._load(path)
        if loaded is None or loaded.data is None:
            self._kept.pop(path, None)
            return None
        kept = self._kept.get(path)
        if kept is None or kept[0] != loaded.stamp:
            uri = uri_of(path)
            stored = Stored(uri, Source.decode(loaded.data), encoding, self._project(uri))
            kept = self._kept[path] = (loaded.stamp, self._make(stored))
        return kept[1]

    def _load(self, path: str) -> Loaded | None:
        folder, name = os.path.split(path)
        if folder not in self._folders:
            if len(self._folders) >= _MOST_FOLDERS:
                self._folders.clear()
            self._folders[folder] = DiskFiles(folder)
        return self._folders[folder].load(name)
