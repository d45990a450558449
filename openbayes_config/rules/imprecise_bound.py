"""A bound of an INTEGER specification that is too large to be sent exactly."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("imprecise_bound"):
        node = resolve(seen.outcome.node)
        text = node.text if isinstance(node, Scalar) else ""
        args = {"key": seen.outcome.path[-1], "text": text, "sent": seen.outcome.args.get("sent", "")}
        yield RULE.found(seen.span, seen.outcome.path, args, modes=seen.modes)


RULE = Rule(
    id="OB406",
    name="imprecise-bound",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`{key}` is `{text}`, a whole number too large to be sent exactly",
            "`{key}` 是 `{text}`，这个整数太大，无法精确提交",
        ),
        Text("bayes {client} sends `{sent}` and says nothing.", "bayes {client} 实际提交的是 `{sent}`，没有任何提示。"),
        Text(
            "Stay between -9007199254740992 and 9007199254740992.",
            "请写在 -9007199254740992 到 9007199254740992 之间。",
        ),
    ),
    check=check,
)
