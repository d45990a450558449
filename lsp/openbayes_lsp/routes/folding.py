"""Folding ranges. They are whole lines, which every editor can fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer ``textDocument/foldingRange``."""

    @server.answers(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(snapshot: Snapshot, _: types.FoldingRangeParams) -> list[types.FoldingRange]:
        from openbayes_lsp.features.folding import folds

        return [
            types.FoldingRange(each.first, each.last, kind=types.FoldingRangeKind.Comment if each.comment else None)
            for each in folds(snapshot.document)
        ]
