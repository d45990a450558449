"""Findings: asked for by editors that can ask, sent to the others, never both."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lsprotocol import types

from openbayes_lsp.features.diagnostics import failed
from openbayes_lsp.findings import diagnostics, published, result_id
from openbayes_lsp.stored import StoredFiles
from openbayes_lsp.workspace import NAMES, path_of, uri_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openbayes_config.diagnostic import Diagnostic
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot

# Seconds after which the folders are searched again for an editor that does not tell of new files.
_FRESH: Final = 30.0


class Report(NamedTuple):
    """The findings about a version; ``id`` is the same as long as they are."""

    id: str
    items: list[dict[str, Any]]

    def answer(self, known: str | None) -> dict[str, Any]:
        """The report for an editor that has the one with the id ``known``."""
        if self.id == known:
            return {"kind": "unchanged", "resultId": self.id}
        return {"kind": "full", "resultId": self.id, "items": self.items}


def register(server: Server) -> None:
    """Send findings whenever a document or something beside it changes, or answer those who ask."""
    reports = Reports(server)
    server.documents.watchers.append(reports.follow)
    server.refreshers.append(reports.refresh)
    server.met.append(reports.meet)
    server.settlers.append(reports.settle)

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC)
    def pull(params: types.DocumentDiagnosticParams) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return reports.of(uri).answer(reports.known(uri, params.previous_result_id))

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    def pull_all(params: types.WorkspaceDiagnosticParams) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        known = {each.uri: each.value for each in params.previous_result_ids}
        return {"items": list(reports.all(known))}


class Reports:
    """The reports about documents that are open, and about files of the workspace that are not."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._showing = server.showing
        self._stored = StoredFiles(server.projects.of, self._report_whole)
        self._fresh = 0.0
        self._failed: set[str] = set()
        self._closed: set[str] = set()

    def meet(self) -> None:
        """Keep nothing back from an editor that cannot be told to ask again."""
        profile = self._server.profile
        self._showing.patient = not profile.pulls_diagnostics or profile.refreshes_diagnostics

    def follow(self, uri: str) -> None:
        """A document was opened, changed or closed."""
        if self._server.documents.text(uri) is None:
            self._closed.add(uri)
        if not self._server.profile.pulls_diagnostics:
            self._server.jobs.later(("diagnostics", uri), lambda: self._publish_in_steps(uri))

    def refresh(self) -> None:
        """Something beside the documents changed."""
        self._stored.forget()
        if not self._server.profile.pulls_diagnostics:
            for snapshot in self._server.documents.snapshots():
                self._publish(snapshot.uri)
        elif self._server.profile.refreshes_diagnostics:
            self._server.workspace_diagnostic_refresh(None)

    def of(self, uri: str) -> Report:
        """The report about an openbayes.yaml, from the editor or from the disk; an empty one about other files."""
        if snapshot := self._server.documents.snapshot(uri):
            return self._report(snapshot, self._showing.of(snapshot).findings)
        path = path_of(uri)
        if self._server.documents.text(uri) is not None or not path or os.path.basename(path) not in NAMES:
            return _EMPTY
        return self._stored.made(path, self._server.documents.encoding) or _EMPTY

    def all(self, known: dict[str, str]) -> Iterator[dict[str, Any]]:
        """The reports about open documents and the files of the workspace; those that are ``known`` by their ids in
        short. A file that is known and gone has no findings any more, and what lies elsewhere is not looked at.
        """
        open_ = {each.uri: each.mirror.version for each in self._server.documents.snapshots()}
        open_paths = {path_of(uri) for uri in open_}
        own = dict.fromkeys((*open_, *(uri_of(path) for path in self._paths() if path not in open_paths)))
        for uri in dict.fromkeys((*own, *known)):
            report = self.of(uri) if uri in own or self._server.workspace_files.holds(uri) else _EMPTY
            yield {"uri": uri, "version": open_.get(uri), **report.answer(self.known(uri, known.get(uri)))}

    def known(self, uri: str, id_: str | None) -> str | None:
        """The id of a report that the editor has and may still show: not of one that it had before it closed the
        document, for it may have cleared that (Neovim 0.12 does, and keeps the id).
        """
        if uri not in self._closed or self._server.documents.text(uri) is None:
            return id_
        self._closed.discard(uri)
        return None

    def _paths(self) -> list[str]:
        """The files of the workspace; an editor that tells of no new files has them looked for now and then."""
        server = self._server
        if not server.profile.registers_watchers and monotonic() > self._fresh:
            self._fresh = monotonic() + _FRESH
            server.workspace_files.look()
        return server.workspace_files.paths()

    def _publish_in_steps(self, uri: str) -> Iterator[None]:
        """:meth:`_publish`, but whoever asks for something meanwhile comes first, and another key ends it."""
        if snapshot := self._server.documents.snapshot(uri):
            yield
            yield from snapshot.judged()
        self._publish(uri)

    def _publish(self, uri: str) -> None:
        """Send the findings about a document; none when it was closed."""
        server = self._server
        snapshot = server.documents.snapshot(uri)
        if snapshot is None and server.documents.text(uri) is not None:
            return
        items = self.of(uri).items if snapshot else []
        params = published(uri, snapshot, items, server.profile)
        if server.previewed.pop(uri, None) != params:
            server.tell(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def settle(self, uri: str) -> None:
        """What was held back is to be shown."""
        if not self._server.profile.pulls_diagnostics:
            self._publish(uri)
        else:
            self._server.workspace_diagnostic_refresh(None)

    def _report_whole(self, snapshot: Snapshot) -> Report:
        return self._report(snapshot, snapshot.findings)

    def _report(self, snapshot: Snapshot, findings: tuple[Diagnostic, ...]) -> Report:
        if not snapshot.project.excluded:
            self._log_failures(snapshot)
        items = diagnostics(snapshot, findings, self._server.profile)
        return Report(result_id(items), items)

    def _log_failures(self, snapshot: Snapshot) -> None:
        """One line about each rule that raised, however often it does."""
        for failure in snapshot.report.failures:
            if failure.rule.id not in self._failed:
                self._failed.add(failure.rule.id)
                line = failed(failure, snapshot.lang)
                self._server.window_log_message(types.LogMessageParams(types.MessageType.Error, line))


_EMPTY: Final = Report(result_id([]), [])
