"""Files that are given as texts: for tests, notebooks and editors."""

from __future__ import annotations

from collections.abc import Mapping

from openbayes_config.files.base import MAX_SIZE, Files, Loaded, clean_path


class MemoryFiles(Files):
    """Files by path; the mapping may change, its texts and bytes are taken as they stand when asked."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        super().__init__()
        self._files = files

    def stamp(self, path: str) -> object:
        clean = clean_path(path)
        return self._files.get(clean) if clean else None

    def load(self, path: str) -> Loaded | None:
        content = self.stamp(path)
        if isinstance(content, str):
            data = content.encode("utf-8", "surrogatepass")
        elif isinstance(content, bytes):
            data = content
        else:
            return None
        return Loaded(content, data if len(data) <= MAX_SIZE else None)

    def exists(self, path: str) -> bool:
        clean = clean_path(path)
        return clean is not None and (clean in self._files or bool(self.names(clean)))

    def names(self, folder: str = "") -> tuple[str, ...]:
        clean = clean_path(folder)
        if clean is None:
            return ()
        start = f"{clean}/" if clean else ""
        return tuple(sorted({path[len(start) :].split("/")[0] for path in self._files if path.startswith(start)}))
