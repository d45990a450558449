"""`node` is zero or negative, which counts as one node."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("single_node"):
        node = resolve(seen.outcome.node)
        text = node.text if isinstance(node, Scalar) else ""
        yield RULE.found(seen.span, seen.outcome.path, {"text": text}, modes=seen.modes)


RULE = Rule(
    id="OB503",
    name="node-below-one",
    severity="error",
    confidence="high",
    message=Message(
        Text("`node` is `{text}`; the smallest number of nodes is 1", "`node` 是 `{text}`，而节点数量至少是 1"),
        Text(
            "bayes {client} starts the job on one node and says nothing.",
            "bayes {client} 会按一个节点启动并计费，没有任何提示。",
        ),
        Text("Write `node: 1` for a single node.", "单个节点请写 `node: 1`。"),
    ),
    check=check,
)
