"""Selection ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_lsp.convert import offset, span_range

if TYPE_CHECKING:
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer ``textDocument/selectionRange``, with one chain of ranges for each place."""

    @server.answers(types.TEXT_DOCUMENT_SELECTION_RANGE)
    def ranges(snapshot: Snapshot, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
        return [_chain(snapshot, offset(snapshot, at)) for at in params.positions]


def _chain(snapshot: Snapshot, at: int) -> types.SelectionRange:
    from openbayes_lsp.features.selection import selections

    outermost, *inner = reversed(selections(snapshot, at))
    chain = types.SelectionRange(span_range(snapshot, outermost))
    for span in inner:
        chain = types.SelectionRange(span_range(snapshot, span), chain)
    return chain
