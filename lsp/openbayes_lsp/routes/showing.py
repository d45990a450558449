"""Commands that show the rendered job and the trials, for editors that have no view of their own for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from openbayes_lsp.convert import span_range
from openbayes_lsp.routes.job import data, mode_of
from openbayes_lsp.server import Server

if TYPE_CHECKING:
    from openbayes_config.text import Span
    from openbayes_lsp.features.job import Job
    from openbayes_lsp.snapshot import Snapshot

SHOW_JOB = "obconf.showRenderedJob"
SHOW_TRIALS = "obconf.showTrials"


def register(server: Server) -> None:
    """Run the commands; both take the URI of a document, the first one also a mode."""

    @server.command(SHOW_JOB)
    def show_job(server: Server, *arguments: object) -> dict[str, Any] | None:  # pyright: ignore[reportUnusedFunction]
        from openbayes_lsp.features.job import job

        snapshot = _snapshot(server, arguments)
        mode = mode_of(server, next(iter(arguments[1:]), None))
        return _show(server, snapshot, job(snapshot, mode)) if snapshot else None

    @server.command(SHOW_TRIALS)
    def show_trials(server: Server, *arguments: object) -> dict[str, Any] | None:  # pyright: ignore[reportUnusedFunction]
        from openbayes_lsp.features.trials import trials

        snapshot = _snapshot(server, arguments)
        return _show(server, snapshot, trials(snapshot)) if snapshot else None


def _snapshot(server: Server, arguments: tuple[object, ...]) -> Snapshot | None:
    uri = arguments[0] if arguments else None
    return server.documents.snapshot(uri) if isinstance(uri, str) else None


def _show(server: Server, snapshot: Snapshot, job: Job) -> dict[str, Any]:
    """A few lines as a message, and of a refused file the place of the first reason; the answer is all of it."""
    from openbayes_lsp.features.job import summary

    kind = types.MessageType.Info if job.accepted else types.MessageType.Warning
    server.window_show_message(types.ShowMessageParams(kind, summary(job)))
    place = None if job.accepted else _first_reason(job)
    if place and server.profile.shows_documents:
        shown = types.ShowDocumentParams(snapshot.uri, take_focus=True, selection=span_range(snapshot, place))
        server.window_show_document(shown)
    return data(snapshot, job)


def _first_reason(job: Job) -> Span | None:
    reasons = (part for part in job.sections if part.id == "refused")
    return next((row.span for part in reasons for row in part.rows if row.span), None)
