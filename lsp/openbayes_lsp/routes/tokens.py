"""Semantic tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_lsp.legend import MODIFIERS, TYPES

if TYPE_CHECKING:
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer ``textDocument/semanticTokens/full``."""

    @server.answers(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL)
    def full(snapshot: Snapshot, _: types.SemanticTokensParams) -> types.SemanticTokens:
        return types.SemanticTokens(encoded(snapshot))


def encoded(snapshot: Snapshot) -> list[int]:
    """Five numbers for each token: line and column from the token before, length, type and modifiers."""
    from openbayes_lsp.features.tokens import tokens

    numbers: list[int] = []
    last_line = last_column = 0
    for token in tokens(snapshot):
        (line, column), (_, end) = snapshot.place(token.span.start), snapshot.place(token.span.end)
        behind = column - last_column if line == last_line else column
        modifiers = 1 << MODIFIERS.index(token.modifier) if token.modifier else 0
        numbers += (line - last_line, behind, end - column, TYPES.index(token.type), modifiers)
        last_line, last_column = line, column
    return numbers
