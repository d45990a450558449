"""A range whose smallest value is not below its largest."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import RANGES, Value, tuning
from openbayes_config.rules._words import AS_IT_IS
from openbayes_config.text import Edit


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    for spec in found.specs() if found else ():
        low, high = spec.get("min_value"), spec.get("max_value")
        least, most = spec.number("min_value"), spec.number("max_value")
        if not (found and low and high) or least is None or most is None:
            continue
        if spec.kind not in RANGES or not least >= most:
            continue
        equal = least == most
        written = {"low": document.source.slice(low.span), "high": document.source.slice(high.span)}
        yield RULE.found(
            low.span,
            low.path,
            {"name": spec.name, **written},
            message=_EQUAL if equal else None,
            severity="info" if equal else None,
            modes=found.modes,
            fixes=() if equal else (_swap(document, low, high),),
            related=(Related(high.span, _LARGEST),),
        )


def _swap(document: Document, low: Value, high: Value) -> Fix:
    edits = (Edit(low.span, document.source.slice(high.span)), Edit(high.span, document.source.slice(low.span)))
    return Fix(_SWAP, tuple(sorted(edits)), False, frozenset(("parameterSpecs",)))


_SWAP = Text("Swap the two values", "交换两个值")
_LARGEST = Text("the largest value stands here", "最大值写在这里")
_EQUAL = Message(
    Text("The range of `{name}` holds one value: {low}", "`{name}` 的范围里只有一个值：{low}"),
    Text("Every trial gets the same.", "每次尝试用的都是它。"),
    Text(
        "Write it under `parameters` instead, or widen the range.",
        "请改写到 `parameters` 里，或者放宽范围。",
    ),
)

RULE = Rule(
    id="OB410",
    name="reversed-range",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "The range of `{name}` is empty: `min_value` {low} is above `max_value` {high}",
            "`{name}` 的范围是空的：`min_value` {low} 大于 `max_value` {high}",
        ),
        AS_IT_IS,
        Text("Swap the two values.", "请把两个值对调。"),
    ),
    check=check,
)
