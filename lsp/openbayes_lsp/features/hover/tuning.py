"""Hyperparameter tuning: how many trials there are, and what a value stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_config.document import resolve
from openbayes_config.explained import trial_notes
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.words import words
from openbayes_lsp.features.hover import keys
from openbayes_lsp.features.hover.lines import Line, Says
from openbayes_lsp.features.hover.parameters import declared

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot

_COUNTED = frozenset(("max_job_count", "parallel_count", "algorithm", "parameter_specs"))


def about(snapshot: Snapshot, path: Path, is_key: bool, says: Says) -> Iterator[Line]:
    """What the place adds to the meaning of its key."""
    if not is_key:
        yield from _value(snapshot, path, says)
    if len(path) == 1 or (len(path) == 2 and path[1] in _COUNTED):
        yield from count(snapshot, says)


def count(snapshot: Snapshot, says: Says) -> Iterator[Line]:
    """How many trials run, if the client would accept the file."""
    rendering = snapshot.rendering("hypertuning")
    if rendering.input and rendering.input.get("parameterSpecs"):
        from openbayes_config.trials import search_of

        text, fields = trial_notes.summary(search_of(rendering.input))
        yield says.prose(words(text, says.lang, **fields), "item")


def _value(snapshot: Snapshot, path: Path, says: Says) -> Iterator[Line]:
    node = resolve(snapshot.document.at(*path))
    if not isinstance(node, Scalar):
        return
    described = keys.described(path, node.value, says)
    if described:
        yield says(_MEANS, value=node.text, meaning=described)
    if path[-1] == "name" and isinstance(node.value, str):
        yield from declared(snapshot, node.value, says)
    if path[1:2] in (("hyperparameter_metric",), ("side_metrics",)):
        yield from _reported(snapshot, says)


def _reported(snapshot: Snapshot, says: Says) -> Iterator[Line]:
    """The metrics that the script reports, where there are any."""
    from openbayes_config.job.target import target_of

    target = target_of(snapshot.document, snapshot.report.context)
    if target and target.script.metrics:
        yield says.item(_METRICS, script=target.path, names=target.script.metrics)


_MEANS = Text("`{value}`: {meaning}", "`{value}`：{meaning}")
_METRICS = Text("`{script}` reports: {names}", "`{script}` 上报的指标：{names}")
