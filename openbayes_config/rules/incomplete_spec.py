"""A parameter specification lacks a key that its `type` needs."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.coerce import to_number
from openbayes_config.context import Context, Observed
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, child, resolve
from openbayes_config.parse.nodes import Mapping, Path, Scalar
from openbayes_config.rules._words import AFTER_UPLOAD
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for path, group in _by_spec(context).items():
        spec = resolve(document.at(*path))
        kind = resolve(child(spec, "type"))
        if not isinstance(spec, Mapping) or not isinstance(kind, Scalar):
            continue
        keys = tuple(f"`{_LINES.get(str(each.outcome.path[-1]), each.outcome.path[-1])}`" for each in group)
        last = spec.entries[-1].span.end
        yield RULE.found(
            Span(last, last),
            path,
            {"type": kind.text, "keys": tuple(f"`{each.outcome.path[-1]}`" for each in group), "lines": keys},
            modes=group[0].modes,
            fixes=_fixes(document, spec) if [each.outcome.path[-1] for each in group] == ["scale_type"] else (),
        )


def _fixes(document: Document, spec: Mapping) -> tuple[Fix, ...]:
    """The documented scales, where nothing else is missing; a logarithmic one only where there are logarithms."""
    from openbayes_config.emit import insertion

    lower = resolve(child(spec, "min_value"))
    positive = isinstance(lower, Scalar) and (to_number(lower.value) or 0) > 0
    return tuple(
        Fix(_ADD[scale], (insertion(document, spec, {"scale_type": scale}),), False, _CHANGES)
        for scale in (_ADD if positive else (_LINEAR,))
    )


def _by_spec(context: Context) -> dict[Path, list[Observed]]:
    groups: dict[Path, list[Observed]] = {}
    for seen in context.observed("missing_spec_key"):
        groups.setdefault(seen.outcome.path[:-1], []).append(seen)
    return groups


_CHANGES = frozenset(("parameterSpecs",))
_LINEAR = "UNIT_LINEAR_SCALE"
_ADD = {
    scale: Text(f"Add `scale_type: {scale}`", f"补上 `scale_type: {scale}`") for scale in (_LINEAR, "UNIT_LOG_SCALE")
}
_LINES = {
    "min_value": "min_value: 0.001",
    "max_value": "max_value: 0.1",
    "scale_type": "scale_type: UNIT_LINEAR_SCALE",
    "discrete_values": "discrete_values: [1, 2, 4]",
    "categorical_values": 'categorical_values: ["A", "B"]',
}

RULE = Rule(
    id="OB404",
    name="incomplete-spec",
    severity="error",
    confidence="high",
    message=Message(
        Text("A specification of type `{type}` needs {keys} too", "`{type}` 类型的参数规约还需要 {keys}"),
        AFTER_UPLOAD,
        Text("Add what is missing, for example {lines}.", "请补上并换成实际的值，例如 {lines}。"),
    ),
    check=check,
)
