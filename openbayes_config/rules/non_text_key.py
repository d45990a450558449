"""A key that is no text for YAML."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Outcome
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.emit import quote_of, quoted
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED
from openbayes_config.text import Edit


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "unhashable_key"):
        yield _problems.found(RULE, problem, _COLLECTION)
    for seen in context.observed("non_text_key"):
        node = resolve(seen.outcome.node)
        text = node.text if isinstance(node, Scalar) else str(seen.outcome.path[-1])
        value = node.value if isinstance(node, Scalar) else None
        message = _BOOLEAN if isinstance(value, bool) else _NULL if value is None else None
        new = quoted(text, quote_of(document))
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            {"text": text, "value": str(value).lower(), "new": new},
            message=message,
            modes=seen.modes,
            fixes=() if value is None else _fixes(document, seen.outcome, new),
        )


def _fixes(document: Document, outcome: Outcome, new: str) -> tuple[Fix, ...]:
    """The key in quotes, unless another one is called like that."""
    node = outcome.node
    if not isinstance(node, Scalar) or document.entry(*outcome.path[:-1], node.text) is not None:
        return ()
    return (Fix(_QUOTE, (Edit(node.span, new),), True),)


_QUOTE = Text("Put the key in quotes: `{new}`", "给字段名加上引号：`{new}`")
_HELP = Text("Put it in quotes: `{new}`.", "请加上引号：`{new}`。")
_BOOLEAN = Message(
    Text(
        "YAML reads the key `{text}` as `{value}`; a key must be text",
        "YAML 会把字段名 `{text}` 读成 `{value}`，而字段名必须是文本",
    ),
    REFUSED,
    _HELP,
)
_NULL = Message(
    Text("This key is empty for YAML; a key must be text", "在 YAML 看来这个字段名是空值，而字段名必须是文本"),
    REFUSED,
    Text("Write a name before the colon.", "请在冒号前写上字段名。"),
)
_COLLECTION = Message(
    Text("A key must be text, not a list or a mapping", "字段名必须是文本，不能是列表或键值对"),
    REFUSED,
    Text("Put it in quotes if brackets or braces belong to it.", "如果方括号或花括号是名字的一部分，请加上引号。"),
)

RULE = Rule(
    id="OB010",
    name="non-text-key",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "The key `{text}` is no text for YAML; a key must be one",
            "在 YAML 看来字段名 `{text}` 不是文本，而字段名必须是文本",
        ),
        REFUSED,
        _HELP,
    ),
    check=check,
)
