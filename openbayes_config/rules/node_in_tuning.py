"""More than one node beside a block for hyperparameter tuning, which does not use them."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import tuning


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    for seen in context.observed("other_mode") if found else ():
        if found and seen.outcome.path == ("node",):
            args = {"count": document.source.slice(seen.span).strip("\"'")}
            yield RULE.found(seen.span, seen.outcome.path, args, modes=found.modes)


RULE = Rule(
    id="OB421",
    name="node-in-tuning",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "`node` is {count}, but hyperparameter tuning does not use it",
            "`node` 是 {count}，但自动调参不使用这个字段",
        ),
        Text(
            "bayes {client} does not send `node` for hyperparameter tuning, and says nothing.",
            "自动调参时 bayes {client} 不会提交 `node`，也没有任何提示。",
        ),
        Text("For several nodes run a task.", "需要多个节点时，请用任务方式运行。"),
    ),
    check=check,
)
