"""Which earlier binding keeps a later one from being sent.

The client skips an entry when a kept string *begins with* its data or *ends with* its path. Sorted lists of the
kept strings, and of the same strings backwards, answer that without comparing every pair.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import NamedTuple

from openbayes_config.client.outcome import Reason
from openbayes_config.parse.nodes import Path


class Kept(NamedTuple):
    """A ``data:path[:access]`` string that is sent on, and the entry that gave it."""

    text: str
    data: str
    path: Path


class Shadows:
    """The kept strings of one file, in the order in which the client keeps them."""

    __slots__ = ("_backwards", "_by_data", "_forwards")

    def __init__(self) -> None:
        self._by_data: dict[str, Kept] = {}
        self._forwards: list[tuple[str, int, Kept]] = []
        self._backwards: list[tuple[str, int, Kept]] = []

    def add(self, kept: Kept) -> None:
        """Remember a string that is kept."""
        order = len(self._forwards)
        self._by_data.setdefault(kept.data, kept)
        insort(self._forwards, (kept.text, order, kept))
        insort(self._backwards, (kept.text[::-1], order, kept))

    def find(self, data: str, path: str) -> tuple[Reason, Kept] | None:
        """Why an entry with this data and path is skipped, and because of which kept one."""
        same = self._by_data.get(data)
        if same:
            return "same_data", same
        if prefixed := _beginning(self._forwards, data):
            return ("prefix_data" if data else "empty_data"), prefixed
        ending = _beginning(self._backwards, path[::-1])
        return ("path_suffix", ending) if ending else None


def _beginning(texts: list[tuple[str, int, Kept]], start: str) -> Kept | None:
    at = bisect_left(texts, (start,))
    return texts[at][2] if at < len(texts) and texts[at][0].startswith(start) else None
