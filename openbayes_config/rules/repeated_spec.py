"""Two specifications of the same parameter."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import Value, tuning


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    first: dict[str, Value] = {}
    for spec in found.specs() if found else ():
        name = spec.get("name")
        if found is None or name is None or not spec.name:
            continue
        earlier = first.setdefault(spec.name, name)
        if earlier is not name:
            related = (Related(earlier.span, _FIRST),)
            yield RULE.found(name.span, name.path, {"name": spec.name}, modes=found.modes, related=related)


_FIRST = Text("the first specification of this name", "第一项同名的参数规约")

RULE = Rule(
    id="OB414",
    name="repeated-spec",
    severity="warning",
    confidence="high",
    message=Message(
        Text("`{name}` has a parameter specification already", "`{name}` 已经有一项参数规约"),
        Text(
            "bayes {client} sends both; which of them counts is not documented.",
            "bayes {client} 两项都会提交；以哪一项为准，文档没有说明。",
        ),
        Text("Delete one of them, or give it its own name.", "请删除其中一项，或者改用别的名字。"),
    ),
    check=check,
)
