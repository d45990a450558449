"""`parallel_count` is zero or negative, which is sent as 1."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job.template import tuning_untouched
from openbayes_config.parse.nodes import Scalar


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if context.mode == "any" and tuning_untouched(document):
        return
    for seen in context.observed("one_parallel"):
        node = resolve(seen.outcome.node)
        text = node.text if isinstance(node, Scalar) else ""
        yield RULE.found(seen.span, seen.outcome.path, {"text": text}, modes=seen.modes)


RULE = Rule(
    id="OB407",
    name="parallel-below-one",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`parallel_count` is `{text}`; at least one trial runs at a time",
            "`parallel_count` 是 `{text}`，而并行的尝试至少是 1 个",
        ),
        Text("bayes {client} sends 1 and says nothing.", "bayes {client} 会按 1 提交，没有任何提示。"),
        Text("Write `parallel_count: 1`.", "请写 `parallel_count: 1`。"),
    ),
    check=check,
)
