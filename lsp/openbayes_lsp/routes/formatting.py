"""Formatting of a document, of a part of it, and of a line that was just begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_config.formatter import INDENT, format_document, format_range
from openbayes_lsp.convert import offset, span, text_edits

if TYPE_CHECKING:
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot


def register(server: Server) -> None:
    """Answer requests to format with edits of white space, and with none where nothing is to be done."""

    @server.answers(types.TEXT_DOCUMENT_FORMATTING)
    def whole(snapshot: Snapshot, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        return text_edits(snapshot, format_document(snapshot.document, indent(params.options)))

    @server.answers(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    def part(snapshot: Snapshot, params: types.DocumentRangeFormattingParams) -> list[types.TextEdit]:
        within = span(snapshot, params.range)
        return text_edits(snapshot, format_range(snapshot.document, within, indent(params.options)))

    @server.answers(types.TEXT_DOCUMENT_ON_TYPE_FORMATTING)
    def on_type(snapshot: Snapshot, params: types.DocumentOnTypeFormattingParams) -> list[types.TextEdit]:
        from openbayes_lsp.features.newline import newline

        at = offset(snapshot, params.position)
        edit = newline(snapshot, at, indent(params.options)) if params.ch == "\n" else None
        return text_edits(snapshot, [edit] if edit else [])


def indent(options: types.FormattingOptions) -> int:
    """The columns of a level, as the editor has it set; YAML is never indented by tabs."""
    return options.tab_size if options.insert_spaces and options.tab_size > 0 else INDENT
