"""Patterns of paths, as ``exclude`` and ``per-file-ignores`` have them."""

from __future__ import annotations


def matches(pattern: str, path: str) -> bool:
    """Whether ``pattern`` names the file at ``path`` (relative, with ``/``) or a folder above it.

    ``*`` and ``?`` stay within a name, ``**`` is any number of folders. One without ``/`` is a name in any
    folder.
    """
    wanted = [part for part in pattern.replace("\\", "/").split("/") if part not in ("", ".")]
    if len(wanted) == 1 and not pattern.startswith(("/", "./")):
        wanted = ["**", *wanted]
    return bool(wanted) and _reaches(wanted, path.split("/"))


def _reaches(wanted: list[str], parts: list[str]) -> bool:
    """Follow the path with all places of the pattern that it may have come to."""
    from fnmatch import fnmatchcase

    at = _skipping(wanted, {0})
    for part in parts:
        stays = {place for place in at if wanted[place] == "**"}
        moves = {place + 1 for place in at if wanted[place] != "**" and fnmatchcase(part, wanted[place])}
        at = _skipping(wanted, stays | moves)
        if len(wanted) in at:
            return True
        if not at:
            return False
    return False


def _skipping(wanted: list[str], at: set[int]) -> set[int]:
    """The places that are reached when ``**`` stands for no folder."""
    for place in range(len(wanted)):
        if place in at and wanted[place] == "**":
            at.add(place + 1)
    return at
