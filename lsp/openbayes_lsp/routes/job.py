"""The rendered job and the trials, for a side view that follows the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcInvalidParams

from openbayes_config.client import MODES
from openbayes_config.diagnostic import Text
from openbayes_lsp.server import Server

if TYPE_CHECKING:
    from openbayes_config.client import Mode
    from openbayes_config.text import Span
    from openbayes_lsp.features.job import Job, Row, Section, Word
    from openbayes_lsp.snapshot import Snapshot

RENDER = "obconf/render"
TRIALS = "obconf/trials"


def register(server: Server) -> None:
    """Answer ``obconf/render`` and ``obconf/trials``, with ``null`` for a document that is not open."""

    @server.answers(RENDER)
    def render(snapshot: Snapshot, params: Any) -> dict[str, Any]:
        from openbayes_lsp.features.job import job

        return data(snapshot, job(snapshot, mode_of(server, getattr(params, "mode", None))))

    @server.answers(TRIALS)
    def list_trials(snapshot: Snapshot, _: Any) -> dict[str, Any]:
        from openbayes_lsp.features.trials import trials

        return data(snapshot, trials(snapshot))


def mode_of(server: Server, asked: object) -> Mode | None:
    """The mode that was asked for, if one was. Raises ``JsonRpcInvalidParams`` for anything else."""
    found: Mode | None = next((mode for mode in MODES if mode == asked), None)
    if found is None and asked is not None:
        raise JsonRpcInvalidParams(_MODE.in_(server.projects.spoken, {"modes": MODES}))
    return found


def data(snapshot: Snapshot, job: Job) -> dict[str, Any]:
    """A job as JSON, with the editor's ranges."""
    return {
        "version": snapshot.mirror.version,
        "mode": job.mode,
        "client": job.client,
        "lang": snapshot.lang,
        "accepted": job.accepted,
        "title": job.title,
        "command": job.command,
        "words": [_word(snapshot, word) for word in job.words],
        "sections": [_section(snapshot, section) for section in job.sections],
    }


def _word(snapshot: Snapshot, word: Word) -> dict[str, Any]:
    return {
        "text": word.text,
        "grade": word.grade,
        "note": word.note,
        "range": _range(snapshot, word.span),
        "parameter": word.parameter,
    }


def _section(snapshot: Snapshot, section: Section) -> dict[str, Any]:
    return {**section._asdict(), "rows": [_row(snapshot, row) for row in section.rows]}


def _row(snapshot: Snapshot, row: Row) -> dict[str, Any]:
    return {"cells": [cell._asdict() for cell in row.cells], "range": _range(snapshot, row.span)}


def _range(snapshot: Snapshot, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    ends = (snapshot.place(span.start), snapshot.place(span.end))
    start, end = ({"line": line, "character": column} for line, column in ends)
    return {"start": start, "end": end}


_MODE = Text("mode has to be one of {modes}", "mode 必须是 {modes} 之一")
