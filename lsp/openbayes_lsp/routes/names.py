"""Where names are given and used: definition, references, highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from lsprotocol import types

from openbayes_lsp.convert import offset, span_range

if TYPE_CHECKING:
    from openbayes_config.text import Span
    from openbayes_lsp.features.names import Outside
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer the requests that ask what belongs to the name at a place."""

    @server.answers(types.TEXT_DOCUMENT_DEFINITION)
    def definition(snapshot: Snapshot, params: types.DefinitionParams) -> list[types.Location]:
        from openbayes_lsp.features.names import definitions, name_at

        at = offset(snapshot, params.position)
        name = name_at(snapshot, at)
        inside, outside = definitions(name, at) if name else ((), ())
        return [*(_here(snapshot, use.span) for use in inside), *(_there(snapshot, each) for each in outside)]

    @server.answers(types.TEXT_DOCUMENT_REFERENCES)
    def references(snapshot: Snapshot, params: types.ReferenceParams) -> list[types.Location]:
        from openbayes_lsp.features.names import name_at

        name = name_at(snapshot, offset(snapshot, params.position))
        if name is None:
            return []
        declared = params.context.include_declaration
        return [
            *(_here(snapshot, use.span) for use in name.uses if declared or not use.gives),
            *(_there(snapshot, each) for each in name.outside if declared),
        ]

    @server.answers(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlight(snapshot: Snapshot, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        from openbayes_lsp.features.names import name_at

        name = name_at(snapshot, offset(snapshot, params.position))
        kinds = {True: types.DocumentHighlightKind.Write, False: types.DocumentHighlightKind.Read}
        uses = name.uses if name else ()
        return [types.DocumentHighlight(span_range(snapshot, use.span), kinds[use.gives]) for use in uses]


def _here(snapshot: Snapshot, span: Span) -> types.Location:
    return types.Location(snapshot.uri, span_range(snapshot, span))


def _there(snapshot: Snapshot, outside: Outside) -> types.Location:
    """A place in a file beside, in the editor's units."""
    from openbayes_lsp.lines import Lines

    files = snapshot.project.files
    lines = Lines((files.read(outside.path) if files else None) or "", snapshot.mirror.lines.encoding)
    start, end = (types.Position(*lines.place(at)) for at in outside.span)
    return types.Location(urljoin(snapshot.uri, quote(outside.path)), types.Range(start, end))
