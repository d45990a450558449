"""Renaming."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from openbayes_lsp.convert import offset, span_range, text_edits

if TYPE_CHECKING:
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot

REQUEST_FAILED: Final = -32803


def register(server: Server) -> None:
    """Answer ``textDocument/prepareRename`` and ``textDocument/rename``."""

    @server.answers(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(snapshot: Snapshot, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        from openbayes_lsp.features.rename import renameable

        found = renameable(snapshot, offset(snapshot, params.position))
        # A name that is a token by itself is not repeated.
        if found is None or snapshot.masker.hide(found.text) != found.text:
            return None
        return types.PrepareRenamePlaceholder(span_range(snapshot, found.span), found.text)

    @server.answers(types.TEXT_DOCUMENT_RENAME)
    def rename(snapshot: Snapshot, params: types.RenameParams) -> types.WorkspaceEdit:
        from openbayes_config.words import words
        from openbayes_lsp.features.rename import Refused, rename

        try:
            edits = text_edits(snapshot, rename(snapshot, offset(snapshot, params.position), params.new_name))
        except Refused as refused:
            raise JsonRpcException(words(refused.text, snapshot.lang, **refused.fields), REQUEST_FAILED) from None
        if not server.profile.document_changes:
            return types.WorkspaceEdit({snapshot.uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.mirror.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*edits])])
