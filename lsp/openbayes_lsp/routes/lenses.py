"""Lenses and inlay hints."""

from __future__ import annotations

from lsprotocol import types

from openbayes_lsp import convert
from openbayes_lsp.capabilities import COMMANDS, declared
from openbayes_lsp.server import Server
from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer with both, and have the editor ask again when something beside the text changed."""

    @server.answers(types.TEXT_DOCUMENT_CODE_LENS)
    def list_lenses(snapshot: Snapshot, _: types.CodeLensParams) -> list[types.CodeLens]:
        from openbayes_lsp.features.lenses import lenses

        runnable = {*COMMANDS, *declared(server.profile)}
        return [
            types.CodeLens(
                convert.span_range(snapshot, each.span),
                types.Command(each.title, each.command, arguments=[snapshot.uri, *each.arguments]),
            )
            for each in lenses(snapshot)
            if each.command in runnable
        ]

    @server.answers(types.TEXT_DOCUMENT_INLAY_HINT)
    def list_hints(snapshot: Snapshot, params: types.InlayHintParams) -> list[types.InlayHint]:
        from openbayes_lsp.features.hints import hints

        lenses = server.profile.lenses and snapshot.project.lenses
        return [
            types.InlayHint(
                convert.position(snapshot, each.offset), each.label, tooltip=each.tooltip, padding_left=True
            )
            for each in hints(snapshot, convert.span(snapshot, params.range), trials=not lenses)
        ]

    def refresh() -> None:
        if server.profile.refreshes_lenses:
            server.workspace_code_lens_refresh(None)
        if server.profile.refreshes_hints:
            server.workspace_inlay_hint_refresh(None)

    server.refreshers.append(refresh)
