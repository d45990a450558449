"""A bound of an INTEGER specification is not a whole number."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._words import AFTER_UPLOAD


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("fractional_bound"):
        node = resolve(seen.outcome.node)
        args = {"key": seen.outcome.path[-1], "text": node.text if isinstance(node, Scalar) else ""}
        yield RULE.found(seen.span, seen.outcome.path, args, modes=seen.modes)


RULE = Rule(
    id="OB405",
    name="fractional-bound",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`{key}` is `{text}`; a specification of type `INTEGER` needs a whole number",
            "`{key}` 是 `{text}`，而 `INTEGER` 类型的参数规约需要整数",
        ),
        AFTER_UPLOAD,
        Text("Write a whole number, or `type: DOUBLE`.", "请写整数，或者改成 `type: DOUBLE`。"),
    ),
    check=check,
)
