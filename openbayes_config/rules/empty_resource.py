"""`resource` is empty, and the client takes one of its own."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._words import NAME_RESOURCE


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("default_resource"):
        yield RULE.found(seen.span, seen.outcome.path, modes=seen.modes)


RULE = Rule(
    id="OB501",
    name="empty-resource",
    severity="error",
    confidence="high",
    message=Message(
        Text("`resource` is empty", "`resource` 是空的"),
        Text(
            "bayes {client} starts the job on a paid `rtx-4090` instead and says nothing.",
            "bayes {client} 会改用付费的 `rtx-4090` 启动，没有任何提示。",
        ),
        NAME_RESOURCE,
    ),
    check=check,
)
