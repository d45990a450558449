"""A parameter that is meant to be secret but is sent in the open, because its flag is not the one that is read."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("open_secret"):
        _, name, *rest = seen.outcome.path
        args = {"name": name, "key": rest[-1] if rest else ""}
        yield RULE.found(seen.span, seen.outcome.path, args, modes=seen.modes)


RULE = Rule(
    id="OB603",
    name="open-secret",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`{key}` does not make `{name}` secret; the key is `is_secret`",
            "`{key}` 不能把 `{name}` 变成敏感参数，正确的字段是 `is_secret`",
        ),
        Text(
            "bayes {client} sends the parameter in the open and says nothing.",
            "bayes {client} 会把它当作普通参数明文提交，没有任何提示。",
        ),
        Text("Write `is_secret: true`.", "请写 `is_secret: true`。"),
    ),
    check=check,
)
