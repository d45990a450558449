"""A bound of an INTEGER specification is not a whole number that can be sent."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Reason
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._words import AFTER_UPLOAD


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for reason, message in _VARIANTS.items():
        for seen in context.observed(reason):
            node = resolve(seen.outcome.node)
            args = {"key": seen.outcome.path[-1], "text": node.text if isinstance(node, Scalar) else ""}
            yield RULE.found(seen.span, seen.outcome.path, args, message=message, modes=seen.modes)


_HELP = Text("Write a whole number, or `type: DOUBLE`.", "请写整数，或者改成 `type: DOUBLE`。")
_VARIANTS: dict[Reason, Message] = {
    "fractional_bound": Message(
        Text(
            "`{key}` is `{text}`; a specification of type `INTEGER` needs a whole number",
            "`{key}` 是 `{text}`，而 `INTEGER` 类型的参数规约需要整数",
        ),
        AFTER_UPLOAD,
        _HELP,
    ),
    "bound_not_finite": Message(
        Text(
            "`{key}` is `{text}`; a specification of type `INTEGER` needs a bound that is a number",
            "`{key}` 是 `{text}`，而 `INTEGER` 类型的上下界必须是有限的整数",
        ),
        AFTER_UPLOAD,
        _HELP,
    ),
    "bound_too_large": Message(
        Text(
            "`{key}` is `{text}`; a bound of type `INTEGER` must be below 2^63",
            "`{key}` 是 `{text}`，而 `INTEGER` 类型的上下界必须小于 2^63",
        ),
        AFTER_UPLOAD,
        Text("Write a smaller number.", "请写小一些的数。"),
    ),
}

RULE = Rule(
    id="OB405",
    name="fractional-bound",
    severity="error",
    confidence="high",
    message=_VARIANTS["fractional_bound"],
    check=check,
)
