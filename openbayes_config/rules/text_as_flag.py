"""A text where a secret parameter has its yes or no; every text that is not empty counts as yes."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("truth_of_text"):
        node = resolve(seen.outcome.node)
        args = {
            "key": seen.outcome.path[-1],
            "text": node.text if isinstance(node, Scalar) else "",
            "sent": "true" if seen.outcome.args["sent"] else "false",
        }
        yield RULE.found(seen.span, seen.outcome.path, args, modes=seen.modes)


RULE = Rule(
    id="OB606",
    name="text-as-flag",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`{key}` is the text `{text}`; expected `true` or `false`",
            "`{key}` 是文本 `{text}`，这里应为 `true` 或 `false`",
        ),
        Text("bayes {client} takes it for {sent}.", "bayes {client} 会把它当成 {sent}。"),
        Text("Write `true` or `false` without quotes.", "请写 `true` 或 `false`，不加引号。"),
    ),
    check=check,
)
