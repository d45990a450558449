"""Hovers."""

from __future__ import annotations

from lsprotocol import types

from openbayes_lsp import convert
from openbayes_lsp.server import Server
from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Tell what stands at a place."""

    @server.answers(types.TEXT_DOCUMENT_HOVER)
    def answer(snapshot: Snapshot, params: types.HoverParams) -> types.Hover | None:
        from openbayes_lsp.features.hover import hover

        found = hover(snapshot, convert.offset(snapshot, params.position))
        if found is None:
            return None
        markdown = server.profile.markdown_hover
        content = (
            types.MarkupContent(types.MarkupKind.Markdown, found.markdown)
            if markdown
            else types.MarkupContent(types.MarkupKind.PlainText, found.plain)
        )
        return types.Hover(content, convert.span_range(snapshot, found.span))
