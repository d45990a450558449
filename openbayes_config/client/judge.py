"""What the client does with a file in a mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from openbayes_config.client.asked import Asked
from openbayes_config.client.base import Base
from openbayes_config.client.bindings import bind
from openbayes_config.client.duplicates import Duplicates
from openbayes_config.client.model import check
from openbayes_config.client.outcome import STAGES, Client, Mode, Outcome, Overrides, Stage, Verdict
from openbayes_config.client.parameters import check_appended, check_parameters
from openbayes_config.client.submission import submission
from openbayes_config.client.tuning import check_tuning
from openbayes_config.client.unknown import find_unknown, unknown_keys
from openbayes_config.client.versions import DEFAULT
from openbayes_config.client.view import View, is_map, view
from openbayes_config.document import Document

_NO_OVERRIDES = Overrides()


def judge(
    document: Document,
    mode: Mode,
    client: Client = DEFAULT,
    overrides: Overrides = _NO_OVERRIDES,
    environ: Mapping[str, str] | None = None,
) -> Verdict:
    """What the client does with the document in one mode. Never raises for what stands in it.

    ``environ`` holds the variables that secrets may name; ``None`` lets every variable count as set, with the
    placeholder ``$NAME`` as its value.
    """
    return judge_modes(document, (mode,), client, overrides, environ)[mode]


def judge_modes(
    document: Document,
    modes: Iterable[Mode],
    client: Client = DEFAULT,
    overrides: Overrides = _NO_OVERRIDES,
    environ: Mapping[str, str] | None = None,
) -> dict[Mode, Verdict]:
    """The verdicts for several modes, which share the outcomes that do not depend on the mode."""
    if document.bounded:  # what the client would do is not known
        return {mode: Verdict(mode, client, None, (), None) for mode in modes}
    # A submission is made when somebody looks at it, of what was set now.
    environ = None if environ is None else dict(environ)
    root = view(document)
    shared = _Shared(document, root, client, overrides, environ)
    return {mode: _verdict(root, mode, client, overrides, environ, shared) for mode in modes}


class _Shared:
    """What does not depend on the mode."""

    __slots__ = ("bound", "duplicates", "outcomes", "parameters", "unknown")

    def __init__(
        self, document: Document, root: View, client: Client, overrides: Overrides, environ: Mapping[str, str] | None
    ) -> None:
        self.outcomes = (*_unreadable(document), *check(root))
        self.unknown = find_unknown(root)
        self.duplicates = Duplicates(root.node)
        self.bound = bind(root, overrides)
        self.parameters = tuple(check_parameters(root, environ)) if client.knows_secrets else None


def _unreadable(document: Document) -> Iterator[Outcome]:
    for problem in document.problems:
        if problem.refused:
            yield Outcome("refused", "unreadable", problem.path, None, "yaml", {"problem": problem.kind})


def _verdict(
    root: View,
    mode: Mode,
    client: Client,
    overrides: Overrides,
    environ: Mapping[str, str] | None,
    shared: _Shared,
) -> Verdict:
    if not is_map(root.value):
        return Verdict(mode, client, _first_stage(shared.outcomes), shared.outcomes, None)
    asked = Asked(root, mode, overrides)
    keys = (*unknown_keys(root, shared.unknown, asked), *shared.duplicates.find(asked))
    base = Base(root, mode, overrides)
    parameters = check_appended(root, mode) if shared.parameters is None else shared.parameters
    tuning = check_tuning(root) if mode == "hypertuning" else ()
    outcomes = (*shared.outcomes, *keys, *shared.bound.outcomes, *base.outcomes, *parameters, *tuning)
    stage = _first_stage(outcomes)
    request = partial(submission, root, mode, client, base, shared.bound.sent, environ)
    return Verdict(mode, client, stage, outcomes, request if stage is None else None)


def _first_stage(outcomes: Iterable[Outcome]) -> Stage | None:
    stages = {outcome.stage for outcome in outcomes if outcome.kind == "refused"}
    return next((stage for stage in STAGES if stage in stages), None) if stages else None
