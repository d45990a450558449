"""Links in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_lsp.convert import span_range

if TYPE_CHECKING:
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer ``textDocument/documentLink``."""

    @server.answers(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    def links(snapshot: Snapshot, _: types.DocumentLinkParams) -> list[types.DocumentLink]:
        from openbayes_config.words import words
        from openbayes_lsp.features.links import links

        tooltips = server.profile.link_tooltips
        return [
            types.DocumentLink(
                span_range(snapshot, each.span),
                each.target,
                tooltip=words(each.tooltip, snapshot.lang, **each.args) if tooltips else None,
            )
            for each in links(snapshot)
        ]
