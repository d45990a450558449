"""The name of the data is the beginning of data that is bound before it in the long form."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import bindings
from openbayes_config.rules._words import NOT_BOUND


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("prefix_data"):
        node = seen.outcome.node
        if node is None:
            continue
        first = bindings.earlier(document, seen.outcome, _FIRST)
        args = {
            "data": bindings.text(node, "data"),
            "first": document.source.slice(first[0].span).strip("'\"") if first else "",
        }
        yield RULE.found(
            bindings.span(document, node, "data"), seen.outcome.path, args, modes=seen.modes, related=first
        )


_FIRST = Text("the client takes this for the same data", "客户端把它当成了同一份数据")

RULE = Rule(
    id="OB205",
    name="prefixed-data",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`{first}`, bound further up, begins with `{data}`, so the client takes them for the same data",
            "前面绑定的 `{first}` 以 `{data}` 开头，客户端会把两者当成同一份数据",
        ),
        NOT_BOUND,
        Text(
            "Move this entry above `{first}`: then both are sent.", "请把这一项移到 `{first}` 前面，这样两项都会提交。"
        ),
    ),
    check=check,
)
