"""Metrics: what the tuning looks at, and where the script reports it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.job.target import target_of
from openbayes_config.parse.nodes import Scalar, Sequence
from openbayes_lsp.features.names.model import Name, Outside, Use, written

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


def metrics(snapshot: Snapshot) -> Iterator[Name]:
    """The metric of ``hyper_tuning`` and those beside it."""
    places: dict[str, list[Use]] = {}
    for node in _nodes(snapshot):
        if span := written(snapshot.document, node, node.text):
            places.setdefault(node.text, []).append(Use(span, node=node))
    target = target_of(snapshot.document, snapshot.report.context) if places else None
    reports = target.script.reports if target else ()
    for name, uses in places.items():
        found = [Outside(each.path or target.path, each.span) for each in reports if target and each.name == name]
        yield Name("metric", name, tuple(sorted(uses, key=lambda use: use.span)), tuple(found))


def _nodes(snapshot: Snapshot) -> Iterator[Scalar]:
    side = snapshot.document.at("hyper_tuning", "side_metrics")
    nodes = (
        snapshot.document.at("hyper_tuning", "hyperparameter_metric"),
        *(side.items if isinstance(side, Sequence) else ()),
    )
    yield from (node for node in nodes if isinstance(node, Scalar) and isinstance(node.value, str))
