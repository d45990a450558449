"""The outline, as a tree or, for editors that know no trees, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_lsp.convert import span_range

if TYPE_CHECKING:
    from openbayes_lsp.features.symbols import Symbol
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot

_KINDS = {
    "binding": types.SymbolKind.Package,
    "parameter": types.SymbolKind.Variable,
    "command": types.SymbolKind.Function,
    "object": types.SymbolKind.Object,
    "array": types.SymbolKind.Array,
    "string": types.SymbolKind.String,
    "number": types.SymbolKind.Number,
    "boolean": types.SymbolKind.Boolean,
    "null": types.SymbolKind.Null,
    "alias": types.SymbolKind.Key,
}


def register(server: Server) -> None:
    """Answer ``textDocument/documentSymbol``."""

    @server.answers(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(
        snapshot: Snapshot, _: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        from openbayes_lsp.features.symbols import symbols

        found = symbols(snapshot)
        if server.profile.nested_symbols:
            return [_tree(snapshot, each) for each in found]
        return [information for each in found for information in _flat(snapshot, each, None)]


def _tree(snapshot: Snapshot, symbol: Symbol) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        symbol.name,
        _KINDS[symbol.kind],
        span_range(snapshot, symbol.span),
        span_range(snapshot, symbol.selection),
        symbol.detail or None,
        children=[_tree(snapshot, each) for each in symbol.children] or None,
    )


def _flat(snapshot: Snapshot, symbol: Symbol, parent: str | None) -> Iterator[types.SymbolInformation]:
    location = types.Location(snapshot.uri, span_range(snapshot, symbol.span))
    yield types.SymbolInformation(location, symbol.name, _KINDS[symbol.kind], container_name=parent)
    for each in symbol.children:
        yield from _flat(snapshot, each, symbol.name)
