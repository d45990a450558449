"""`env` is empty, and the client takes one of its own."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._words import NAME_ENV


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("default_env"):
        yield RULE.found(seen.span, seen.outcome.path, modes=seen.modes)


RULE = Rule(
    id="OB502",
    name="empty-env",
    severity="error",
    confidence="high",
    message=Message(
        Text("`env` is empty", "`env` 是空的"),
        Text(
            "bayes {client} starts the job with `pytorch-2.6-2204` instead and says nothing.",
            "bayes {client} 会改用 `pytorch-2.6-2204` 启动，没有任何提示。",
        ),
        NAME_ENV,
    ),
    check=check,
)
