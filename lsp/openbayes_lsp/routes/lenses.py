"""Lenses and inlay hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_lsp import convert
from openbayes_lsp.capabilities import COMMANDS, declared
from openbayes_lsp.server import Server
from openbayes_lsp.snapshot import Snapshot

if TYPE_CHECKING:
    from openbayes_lsp.features.lenses import Lens
    from openbayes_lsp.features.steady import Kept


def register(server: Server) -> None:
    """Answer with both, and have the editor ask again when something beside the text changed."""
    lenses = Lenses(server)
    server.documents.watchers.append(lenses.follow)
    server.settlers.append(lenses.settle)
    server.refreshers.append(lenses.refresh)

    @server.answers(types.TEXT_DOCUMENT_CODE_LENS)
    def list_lenses(snapshot: Snapshot, _: types.CodeLensParams) -> list[types.CodeLens]:
        return lenses.of(snapshot)

    _hints(server)


class Lenses:
    """The lenses of open documents, and what each had before its last line was begun."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._kept: dict[str, Kept] = {}

    def of(self, snapshot: Snapshot) -> list[types.CodeLens]:
        """The lenses of a version that the editor can run."""
        from openbayes_lsp.features.steady import steady

        server, uri = self._server, snapshot.uri
        # An editor that cannot be told to ask again would keep what is true no more.
        waiting = server.profile.refreshes_lenses and server.showing.of(snapshot).waiting
        kept = self._kept[uri] = steady(snapshot, self._kept.get(uri), waiting=waiting)
        runnable = {*COMMANDS, *declared(server.profile)}
        return [_lens(snapshot, each) for each in kept.lenses if each.command in runnable]

    def follow(self, uri: str) -> None:
        """Forget a document that was closed."""
        if self._server.documents.text(uri) is None:
            self._kept.pop(uri, None)

    def settle(self, _: str) -> None:
        """What was held back is to be shown."""
        self.refresh()

    def refresh(self) -> None:
        """Something beside the documents changed."""
        if self._server.profile.refreshes_lenses:
            self._server.workspace_code_lens_refresh(None)


def _lens(snapshot: Snapshot, lens: Lens) -> types.CodeLens:
    command = types.Command(lens.title, lens.command, arguments=[snapshot.uri, *lens.arguments])
    return types.CodeLens(convert.span_range(snapshot, lens.span), command)


def _hints(server: Server) -> None:
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
        if server.profile.refreshes_hints:
            server.workspace_inlay_hint_refresh(None)

    server.refreshers.append(refresh)
