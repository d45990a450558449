"""Files as the editor sees them: what is open counts before what is on disk."""

from __future__ import annotations

import os
from collections.abc import Callable

from openbayes_config.files import MAX_SIZE, DiskFiles, Loaded
from openbayes_config.files.base import clean_path


class BufferedFiles(DiskFiles):
    """The files of a folder; ``buffer`` gives the text of an open file by its path, ``None`` for one not open."""

    def __init__(self, folder: str, buffer: Callable[[str], str | None]) -> None:
        super().__init__(folder)
        self._folder = folder
        self._buffer = buffer

    def stamp(self, path: str) -> object:
        text = self._open(path)
        return super().stamp(path) if text is None else text

    def load(self, path: str) -> Loaded | None:
        text = self._open(path)
        if text is None:
            return super().load(path)
        data = text.encode("utf-8", "surrogatepass")
        return Loaded(text, data if len(data) <= MAX_SIZE else None)

    def exists(self, path: str) -> bool:
        return self._open(path) is not None or super().exists(path)

    def _open(self, path: str) -> str | None:
        clean = clean_path(path)
        return self._buffer(os.path.join(self._folder, *clean.split("/"))) if clean else None
