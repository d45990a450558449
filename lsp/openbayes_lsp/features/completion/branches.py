"""Keys, items, and the collections that hold them, as they were read of a half-typed text."""

from __future__ import annotations

from typing import Literal, TypeAlias

from openbayes_config.text import Span

Key: TypeAlias = "str | int"
Kind: TypeAlias = Literal["map", "seq"]


class Entry:
    """A key with its value, or an item. ``colon`` is the offset of the colon (of the dash, of the bracket or comma
    before an item), -1 for a word that may become a key. ``start`` and ``end`` enclose all of it that stands before
    ``child``; ``value`` is a scalar, quotes included.
    """

    __slots__ = ("branch", "child", "colon", "end", "key", "key_span", "start", "style", "value")

    def __init__(self, branch: Branch | None, key: Key, key_span: Span, colon: int) -> None:
        self.branch = branch
        self.key = key
        self.key_span = key_span
        self.colon = colon
        self.start, self.end = key_span
        self.value: Span | None = None
        self.style: Literal["plain", "quoted", "block"] = "plain"
        self.child: Branch | None = None

    @property
    def path(self) -> tuple[Key, ...]:
        """The keys and indices that lead here."""
        found: list[Key] = []
        entry = self
        while entry.branch:
            found.append(entry.key)
            entry = entry.branch.owner
        return tuple(reversed(found))

    @property
    def indent(self) -> int:
        """The column of the key or dash; -1 for the whole file."""
        return self.branch.indent if self.branch else -1


class Branch:
    """A mapping or sequence. ``indent`` is the column of its keys or dashes, in flow style that of what holds it.

    ``start`` and ``end`` are the offsets of the brackets in flow style; ``end`` is where the last line of it ends where
    the closing one is missing.
    """

    __slots__ = ("end", "entries", "flow", "indent", "kind", "owner", "start")

    def __init__(self, kind: Kind, owner: Entry, indent: int, start: int, *, flow: bool = False) -> None:
        self.kind: Kind = kind
        self.owner = owner
        self.indent = indent
        self.flow = flow
        self.start = start
        self.end = start
        self.entries: list[Entry] = []

    @property
    def path(self) -> tuple[Key, ...]:
        """The keys and indices that lead here."""
        return self.owner.path

    @property
    def is_word(self) -> bool:
        """Whether nothing is in it but a word that may become a key."""
        return not self.flow and len(self.entries) == 1 and self.entries[0].colon < 0

    def keys(self, other: Entry | None) -> list[Entry]:
        """The entries that are whole keys, or items; without ``other``."""
        return [each for each in self.entries if each.colon >= 0 and each is not other]

    def value(self, text: str, key: Key) -> str | None:
        """The scalar under a key, as it is written between its quotes; ``None`` where there is none."""
        found = next((each.value for each in self.entries if each.key == key and each.value), None)
        return unquoted(text[found.start : found.end]) if found else None


def unquoted(text: str) -> str:
    """A scalar without the quotes around it."""
    if text[:1] in ("'", '"'):
        return text[1:-1] if len(text) > 1 and text[-1] == text[0] else text[1:]
    return text
