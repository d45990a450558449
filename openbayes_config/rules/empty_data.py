"""A binding without data, which the client leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job import bindings
from openbayes_config.parse.nodes import Mapping
from openbayes_config.rules._words import NOT_BOUND


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("empty_data", "unknown_access"):
        node = resolve(seen.outcome.node)
        if seen.outcome.node is not None and isinstance(node, Mapping) and not bindings.text(node, "data"):
            span = bindings.span(document, seen.outcome.node, "data")
            yield RULE.found(span, seen.outcome.path, modes=seen.modes)


RULE = Rule(
    id="OB206",
    name="empty-data",
    severity="error",
    confidence="high",
    message=Message(
        Text("This binding does not say which data to bind", "这一项没有写要绑定的数据"),
        NOT_BOUND,
        Text(
            "Write the dataset and its version, such as `openbayes/mnist/1`, or delete the entry.",
            "请写上数据集和版本，例如 `openbayes/mnist/1`；不需要就删除这一项。",
        ),
    ),
    check=check,
)
