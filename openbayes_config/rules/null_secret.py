"""A secret parameter that says nowhere where its value comes from."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._flagged import told
from openbayes_config.rules._parameters import names


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    misspelt = told(context, "source", "value")
    for seen in context.observed("null_secret"):
        if seen.outcome.path in misspelt:
            continue
        name = str(seen.outcome.path[1])
        yield RULE.found(names(document).get(name, seen.span), ("parameters", name), {"name": name}, modes=seen.modes)


RULE = Rule(
    id="OB602",
    name="null-secret",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "The secret parameter `{name}` has neither `source` nor `value`",
            "敏感参数 `{name}` 没有 `source`，也没有 `value`",
        ),
        Text(
            "bayes {client} sends it without a value, even if `env` is there, and says nothing.",
            "bayes {client} 会提交一个空值（即使写了 `env`），没有任何提示。",
        ),
        Text(
            "Add `source: env` and the name of the variable, such as `env: {name}`.",
            "请加上 `source: env` 和变量名，例如 `env: {name}`。",
        ),
    ),
    check=check,
)
