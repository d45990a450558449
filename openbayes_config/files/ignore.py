"""``.openbayesignore``: which files the official client does not upload.

Observed with client 0.28.5, which matches the relative path of every file against the lines of the file and a built-in
list behind them; the last pattern that matches decides. Other than with git, a folder that is excluded is still looked
into, so that a later ``!`` brings back single files of it, and white space before a pattern does not count. A
pattern that cannot be read ends the upload.
"""

from __future__ import annotations

from typing import Final, NamedTuple

IGNORE_FILE: Final = ".openbayesignore"

BUILT_IN: Final = (
    "__MACOSX",
    "*.rsrc",
    ".openbayesdata",
    ".openbayesgear",
    ".openbayesignore",
    ".DS_Store",
    "Desktop.ini",
    "desktop.ini",
    "._*",
    "Thumbs.db",
    ".Spotlight-V100",
    ".Trashes",
    ".VolumeIcon.icns",
    "$RECYCLE.BIN",
    "$Recycle.Bin",
    ".tus_storage",
    ".git",
    ".venv",
)
"""Names that are never uploaded (observed: client 0.28.5)."""

MAX_PATTERNS: Final = 5000
MAX_LENGTH: Final = 1000

_SPECIAL: Final = frozenset("*?[\\")


class Excluded(NamedTuple):
    """The pattern that excludes a file, and its line in the file (from 1); ``None`` for a built-in one."""

    pattern: str
    line: int | None


class _Pattern(NamedTuple):
    text: str
    line: int | None
    keeps: bool
    folder: bool
    parts: tuple[str, ...]


class Ignore:
    """The patterns of a file and the built-in ones. ``broken`` is the first pattern that the client cannot read."""

    def __init__(self, text: str = "") -> None:
        self.broken: Excluded | None = None
        self._patterns: list[_Pattern] = []
        for number, line in enumerate(text.splitlines()[:MAX_PATTERNS], 1):
            self._add(line, number)
        for name in BUILT_IN:
            self._add(name, None)

    def excludes(self, path: str) -> Excluded | None:
        """The pattern that excludes the file at a relative path (with ``/``)."""
        parts = path.split("/")
        for pattern in reversed(self._patterns):
            if _matches(pattern, parts):
                return None if pattern.keeps else Excluded(pattern.text, pattern.line)
        return None

    def _add(self, line: str, number: int | None) -> None:
        text = line.lstrip() if line.endswith("\\ ") else line.strip()
        keeps = text.startswith("!")
        if not text or text == "/" or text.startswith("#") or len(text) > MAX_LENGTH:
            return
        parts = text[keeps:].split("/")
        if len(parts) > 2 and parts[0] == parts[-1] == "" and set(parts[1:-1]) == {"**"}:
            # The client takes /**/ as a pattern that nothing fits.
            return
        folder = parts[-1] == ""
        if folder:
            parts.pop()
        if parts and parts[0] == "":
            parts.pop(0)
        elif len(parts) == 1:
            parts.insert(0, "**")
        if not parts or any(not _readable(part) for part in parts):
            self.broken = self.broken or Excluded(text, number)
            return
        self._patterns.append(_Pattern(text, number, keeps, folder, tuple(parts)))


def _matches(pattern: _Pattern, path: list[str]) -> bool:
    """Whether a pattern fits the path or one of the folders in it; in steps of one part each."""
    reached = {0}
    last = len(pattern.parts) - 1
    for index, part in enumerate(pattern.parts):
        if part == "**":
            least = min(reached) + (index == last and not pattern.folder)
            reached = set(range(least, len(path) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(path) and _fits(part, path[at])}
        if not reached:
            return False
    return any(at < len(path) or not pattern.folder for at in reached if at)


def _fits(glob: str, name: str) -> bool:
    """Whether a glob of one part fits a name; a ``*`` is tried again from the last one only, so it takes no longer
    than the product of both lengths.
    """
    if _SPECIAL.isdisjoint(glob):
        return glob == name
    items = _items(glob)
    at = item = 0
    star, resume = -1, 0
    while at < len(name):
        if item < len(items) and items[item] == "*":
            star, resume = item, at
            item += 1
        elif item < len(items) and _takes(items[item], name[at]):
            item, at = item + 1, at + 1
        elif star >= 0:
            resume += 1
            item, at = star + 1, resume
        else:
            return False
    return all(each == "*" for each in items[item:]) and (glob != "*" or bool(name))


def _items(glob: str) -> list[str]:
    """The glob as ``*``, ``?``, sets with their brackets, and characters behind a backslash each."""
    items: list[str] = []
    at = 0
    while at < len(glob):
        char = glob[at]
        end = _set_end(glob, at) if char == "[" else 0
        if end:
            items.append(glob[at:end])
            at = end
        elif char == "\\":
            items.append(glob[at : at + 2])
            at += 2
        else:
            items.append(char if char in "*?" else f"\\{char}")
            at += 1
    return items


def _set_end(glob: str, at: int) -> int:
    """Where the set that begins at ``at`` ends, 0 where it does not; a ``]`` at its beginning belongs to it."""
    start = at + 1 + (glob[at + 1 : at + 2] in ("!", "^") and at + 1 < len(glob))
    return glob.find("]", start + 1) + 1


def _takes(item: str, char: str) -> bool:
    if item[0] == "[":
        negated = item[1] in "!^"
        return negated is not any(first <= char <= last for first, last in _ranges(item[1 + negated : -1]))
    return item == "?" or item[1:] == char


def _ranges(text: str) -> list[tuple[str, str]]:
    ranges: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        span = 3 if text[at + 1 : at + 2] == "-" and at + 2 < len(text) else 1
        ranges.append((text[at], text[at + span - 1]))
        at += span
    return ranges


def _readable(part: str) -> bool:
    """Whether the client can read a part: no backslash at its end, no reversed range."""
    items = _items(part)
    sets = (item[1 + (item[1] in "!^") : -1] for item in items if item[0] == "[")
    return (not items or items[-1] != "\\") and all(first <= last for each in sets for first, last in _ranges(each))
