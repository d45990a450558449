"""The text of an open document, as the editor has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from openbayes_lsp.lines import Lines

if TYPE_CHECKING:
    from openbayes_lsp.profile import Encoding


class Mirror(NamedTuple):
    """One version of a document. ``text`` is exactly what the editor holds, a byte order mark included."""

    uri: str
    language_id: str
    version: int | None
    lines: Lines

    @classmethod
    def of(cls, item: types.TextDocumentItem, encoding: Encoding) -> Mirror:
        """A document that was just opened."""
        return cls(item.uri, item.language_id, item.version, Lines(item.text, encoding))

    @property
    def text(self) -> str:
        """The whole text."""
        return self.lines.text

    def changed(self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None) -> Mirror:
        """The next version. Each change speaks of the text that the ones before it left."""
        lines = self.lines
        for change in changes:
            lines = Lines(_applied(lines, change), lines.encoding)
        return self._replace(version=version, lines=lines)


def _applied(lines: Lines, change: types.TextDocumentContentChangeEvent) -> str:
    if not isinstance(change, types.TextDocumentContentChangePartial):
        return change.text
    start = lines.offset(change.range.start.line, change.range.start.character)
    end = lines.offset(change.range.end.line, change.range.end.character)
    start, end = min(start, end), max(start, end)
    return lines.text[:start] + change.text + lines.text[end:]
