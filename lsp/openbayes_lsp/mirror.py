"""The text of an open document, as the editor has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from openbayes_lsp.lines import Lines

if TYPE_CHECKING:
    from openbayes_lsp.profile import Encoding


class Change(NamedTuple):
    """New text for a part of a document: from a line and column to another. Without ``part``, for the whole."""

    text: str
    part: tuple[int, int, int, int] | None = None


class Mirror(NamedTuple):
    """One version of a document. ``text`` is exactly what the editor holds, a byte order mark included."""

    uri: str
    language_id: str
    version: int | None
    lines: Lines

    @classmethod
    def of(cls, uri: str, language_id: str, version: int | None, text: str, encoding: Encoding) -> Mirror:
        """A document that was just opened."""
        return cls(uri, language_id, version, Lines(text, encoding))

    @property
    def text(self) -> str:
        """The whole text."""
        return self.lines.text

    def changed(self, changes: Iterable[Change], version: int | None) -> Mirror:
        """The next version. Each change speaks of the text that the ones before it left."""
        lines = self.lines
        for change in changes:
            lines = _applied(lines, change)
        return self._replace(version=version, lines=lines)


def _applied(lines: Lines, change: Change) -> Lines:
    if change.part is None:
        return Lines(change.text, lines.encoding)
    start, end = lines.offset(*change.part[:2]), lines.offset(*change.part[2:])
    return lines.replaced(min(start, end), max(start, end), change.text)
