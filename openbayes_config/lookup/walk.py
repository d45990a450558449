"""What lies below a folder, without what git ignores, hidden folders and links."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator


def walk(root: str, wanted: Callable[[str], bool], trouble: Callable[[OSError], None]) -> Iterator[str]:
    """The paths of the files below ``root`` whose names are ``wanted``, in no particular order.

    Hidden folders and symbolic links are left out, and so is what git ignores, unless ``root`` is itself ignored
    or git is not there. Folders that cannot be listed are told to ``trouble``.
    """
    ignored = _Ignored(root)
    level = [root]
    while level:
        folders: list[str] = []
        files: list[str] = []
        for folder in level:
            _sort_entries(folder, wanted, trouble, folders, files)
        dropped = ignored(folders + files)
        yield from (path for path in files if path not in dropped)
        kept = [folder for folder in folders if folder not in dropped]
        level = [folder for folder in kept if not _is_repository(folder)]
        for folder in kept:
            if _is_repository(folder):
                yield from walk(folder, wanted, trouble)


def _sort_entries(
    folder: str,
    wanted: Callable[[str], bool],
    trouble: Callable[[OSError], None],
    folders: list[str],
    files: list[str],
) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith("."):
                        folders.append(entry.path)
                elif wanted(entry.name) and entry.is_file(follow_symlinks=False):
                    files.append(entry.path)
    except OSError as error:
        trouble(error)


def _is_repository(folder: str) -> bool:
    return os.path.lexists(os.path.join(folder, ".git"))


class _Ignored:
    """Asks git which paths below ``root`` it ignores."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._git = _find_git()
        if self._git and (not self._in_repository() or self._ask(["."])):
            self._git = None

    def __call__(self, paths: list[str]) -> set[str]:
        """Those of ``paths``, all below the root, that git ignores."""
        if not self._git or not paths:
            return set()
        relative = {os.path.relpath(path, self._root): path for path in paths}
        return {relative[name] for name in self._ask(list(relative)) if name in relative}

    def _in_repository(self) -> bool:
        folder = os.path.realpath(self._root)
        while not _is_repository(folder):
            parent = os.path.dirname(folder)
            if parent == folder:
                return False
            folder = parent
        return True

    def _ask(self, names: list[str]) -> list[str]:
        from subprocess import DEVNULL, PIPE, SubprocessError, run

        # A repository may name a program to be run as its file system monitor: never run it.
        words = [str(self._git), "-c", "core.fsmonitor=false", "-C", self._root, "check-ignore", "-z", "--stdin"]
        given = b"".join(os.fsencode(name) + b"\0" for name in names)
        try:
            answer = run(words, input=given, stdout=PIPE, stderr=DEVNULL, timeout=60, check=False)
        except (OSError, SubprocessError):
            return []
        return [os.fsdecode(name) for name in answer.stdout.split(b"\0") if name]


def _find_git() -> str | None:
    """Find git on PATH, but never a program that lies in the current folder (Windows looks there first)."""
    from shutil import which

    found = which("git")
    return found if found and os.path.isabs(found) else None
