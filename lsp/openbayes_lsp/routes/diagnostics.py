"""Findings, pushed to the editor."""

from __future__ import annotations

from lsprotocol import types

from openbayes_config.diagnostic import Diagnostic
from openbayes_lsp.convert import span_range
from openbayes_lsp.features.diagnostics import underlined, words
from openbayes_lsp.server import Server
from openbayes_lsp.snapshot import Snapshot

_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def register(server: Server) -> None:
    """Send the findings whenever a document changes, and none when it is closed."""

    def publish(uri: str) -> None:
        snapshot = server.documents.snapshot(uri)
        found = [diagnostic(snapshot, each) for each in snapshot.report.diagnostics] if snapshot else []
        if snapshot or server.documents.text(uri) is None:
            version = snapshot.mirror.version if snapshot else None
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    server.documents.watchers.append(publish)


def diagnostic(snapshot: Snapshot, finding: Diagnostic) -> types.Diagnostic:
    """A finding as the protocol writes it."""
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(snapshot.uri, span_range(snapshot, each.span)), each.message.in_(snapshot.lang, finding.args)
        )
        for each in finding.related
    ]
    return types.Diagnostic(
        range=span_range(snapshot, underlined(snapshot.document, finding)),
        message=words(finding, snapshot.lang),
        severity=_SEVERITY[finding.severity],
        code=finding.rule.id,
        source="obconf",
        related_information=related or None,
    )
