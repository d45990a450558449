"""What the difference between two files means for the job that they start.

Requests are compared, not texts: quotes, comments, the order of keys and the form of the bindings are spelling.
"""

from __future__ import annotations

from openbayes_config.client import DEFAULT_CLIENT, Mode, version
from openbayes_config.diagnostic import Diagnostic
from openbayes_config.document import Document, parse
from openbayes_config.jobdiff.changes import Change, Kind, changes
from openbayes_config.jobdiff.facts import Part, Variable, Written, fills_tuning
from openbayes_config.jobdiff.findings import unmatched
from openbayes_config.jobdiff.side import Side
from openbayes_config.linter import lint

__all__ = ["Change", "Comparison", "Kind", "Part", "Side", "Variable", "Written", "compare"]


class Comparison:
    """Two files, ``None`` for one that is not there, and what changes from ``old`` to ``new``.

    ``modes`` are those whose requests were compared. ``changes`` are empty where both files start the same job;
    their values are masked. ``appeared`` and ``vanished`` are findings, which alone do not make another job.
    """

    __slots__ = ("appeared", "changes", "modes", "new", "old", "vanished")

    def __init__(self, old: Side | None, new: Side | None, modes: tuple[Mode, ...]) -> None:
        self.old = old
        self.new = new
        self.modes = modes
        self.changes: tuple[Change, ...] = changes(old, new, modes)
        before, after = (side.report.diagnostics if side else () for side in (old, new))
        self.appeared: tuple[Diagnostic, ...] = unmatched(after, before)
        self.vanished: tuple[Diagnostic, ...] = unmatched(before, after)

    @property
    def same(self) -> bool:
        """Whether nothing changes for the job."""
        return not self.changes


def compare(
    old: bytes | str | Document | None,
    new: bytes | str | Document | None,
    *,
    mode: Mode | None = None,
    client: str = DEFAULT_CLIENT,
) -> Comparison:
    """What changes from ``old`` to ``new`` when they are run in ``mode`` with the client of version ``client``.

    Without ``mode`` the requests of a task are compared and, where one of the files fills ``hyper_tuning``, those of a
    hyperparameter tuning too. A file that the client refuses has no request; what its own keys say is compared instead.
    ``None`` stands for a file that is not there. Variables of the environment are never looked at. Raises
    ``UnsupportedClient`` for a client version that is not modelled, and nothing else, whatever stands in the files.
    """
    documents = [_document(data) for data in (old, new)]
    modes = (mode,) if mode else _modes(documents)
    before, after = (_side(document, modes, client) for document in documents)
    return Comparison(before, after, modes)


def _document(data: bytes | str | Document | None) -> Document | None:
    return data if data is None or isinstance(data, Document) else parse(data)


def _modes(documents: list[Document | None]) -> tuple[Mode, ...]:
    filled = any(document and fills_tuning(document) for document in documents)
    return ("task", "hypertuning") if filled else ("task",)


def _side(document: Document | None, modes: tuple[Mode, ...], client: str) -> Side | None:
    if document is None:
        version(client)
        return None
    report = lint(document, mode=modes[0] if len(modes) == 1 else "any", client=client)
    return Side(report, modes)
