"""`algorithm` is not one that the client knows."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._words import AFTER_UPLOAD


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("unknown_algorithm"):
        node = resolve(seen.outcome.node)
        text = node.text if isinstance(node, Scalar) else ""
        yield RULE.found(seen.span, seen.outcome.path, {"text": text}, modes=seen.modes)


RULE = Rule(
    id="OB402",
    name="unknown-algorithm",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{text}` is not an algorithm of hyperparameter tuning", "`{text}` 不是自动调参支持的算法"),
        AFTER_UPLOAD,
        Text("Write `Bayesian`, `Random` or `Grid`.", "请写 `Bayesian`、`Random` 或 `Grid`。"),
    ),
    check=check,
)
