"""The core's values as the language server protocol writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from openbayes_config.text import Edit, Span
    from openbayes_lsp.snapshot import Snapshot


def position(snapshot: Snapshot, offset: int) -> types.Position:
    """A code point as the editor's position."""
    return types.Position(*snapshot.place(offset))


def span_range(snapshot: Snapshot, span: Span) -> types.Range:
    """A span as the editor's range."""
    return types.Range(position(snapshot, span.start), position(snapshot, span.end))


def offset(snapshot: Snapshot, at: types.Position) -> int:
    """The code point at the editor's position."""
    return snapshot.offset(at.line, at.character)


def span(snapshot: Snapshot, within: types.Range) -> Span:
    """The span of the editor's range."""
    from openbayes_config.text import Span

    return Span(offset(snapshot, within.start), offset(snapshot, within.end))


def text_edits(snapshot: Snapshot, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Edits as the editor applies them: none overlaps another, and insertions at one place keep their order."""
    ordered = sorted(edits, key=lambda each: each.span)
    return [types.TextEdit(span_range(snapshot, each.span), each.new) for each in ordered]
