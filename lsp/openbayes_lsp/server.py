"""Routing: which request is answered by what."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from openbayes_config import __version__
from openbayes_config.diagnostic import Lang
from openbayes_lsp.convert import diagnostic

LANGUAGE_ID = "openbayes-yaml"
NAMES = ("openbayes.yaml", "openbayes.yml")


class Server(LanguageServer):
    """``lang`` is the language of the editor."""

    lang: Lang = "zh"


def create() -> Server:
    """A server with all its features. Texts are synchronised whole: editors and pygls count lines differently."""
    server = Server("obconf", f"v{__version__}", text_document_sync_kind=types.TextDocumentSyncKind.Full)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.lang = "zh" if (params.locale or "zh").lower().startswith("zh") else "en"

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        _publish(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        _publish(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    return server


def concerns(uri: str, language_id: str | None) -> bool:
    """Whether a document is an openbayes.yaml; other YAML files are left alone."""
    return language_id == LANGUAGE_ID or PurePosixPath(unquote(urlsplit(uri).path)).name in NAMES


def _publish(server: Server, uri: str) -> None:
    from openbayes_config.linter import lint

    document = server.workspace.get_text_document(uri)
    if not concerns(uri, document.language_id):
        return
    report = lint(document.source)
    found = [diagnostic(report.document, uri, finding, server.lang) for finding in report.diagnostics]
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))
