"""A logarithmic scale over a range that reaches zero or below."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import RANGES, tuning
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    for spec in found.specs() if found else ():
        scale = spec.get("scale_type")
        if found is None or scale is None or spec.kind not in RANGES or not scale.text.upper().endswith("LOG_SCALE"):
            continue
        for key in ("min_value", "max_value"):
            written, number = spec.get(key), spec.number(key)
            if written and number is not None and number <= 0:
                args = {"name": spec.name, "key": key, "value": document.source.slice(written.span)}
                related = (Related(scale.span, _SCALE),)
                yield RULE.found(written.span, written.path, args, modes=found.modes, related=related)
                break


_SCALE = Text("a logarithmic scale is asked for here", "这里要求用对数刻度")

RULE = Rule(
    id="OB411",
    name="log-of-zero",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`{key}` of `{name}` is {value}, which has no logarithm",
            "`{name}` 的 `{key}` 是 {value}，无法取对数",
        ),
        AS_IT_IS,
        Text(
            "Begin above zero, such as at 0.0001, or write `scale_type: UNIT_LINEAR_SCALE`.",
            "请从大于 0 的数开始（例如 0.0001），或者写 `scale_type: UNIT_LINEAR_SCALE`。",
        ),
    ),
    check=check,
)
