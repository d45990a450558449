"""The same value twice in the values of a specification."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.coerce import to_number
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import Value, tuning


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    for spec in found.specs() if found else ():
        first: dict[object, Value] = {}
        for each in spec.listed():
            sent = to_number(each.value) if spec.kind == "DISCRETE" else each.text or None
            earlier = first.setdefault(sent, each)
            if found is None or sent is None or earlier is each:
                continue
            args = {"value": document.source.slice(each.span), "name": spec.name}
            related = (Related(earlier.span, _FIRST),)
            yield RULE.found(each.span, each.path, args, modes=found.modes, related=related)


_FIRST = Text("the same value", "同样的值")

RULE = Rule(
    id="OB413",
    name="repeated-value",
    severity="warning",
    confidence="high",
    message=Message(
        Text("{value} is in the values of `{name}` already", "`{name}` 的取值里已经有 {value}"),
        Text(
            "bayes {client} sends it twice; whether the same trial then runs twice is not documented.",
            "bayes {client} 会提交两次；同样的尝试会不会跑两遍，文档没有说明。",
        ),
        Text("Delete one of the two.", "请删除其中一个。"),
    ),
    check=check,
)
