"""A secret parameter that an older client prints into the command."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._parameters import names


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("secret_in_command"):
        name = str(seen.outcome.path[1])
        yield RULE.found(names(document).get(name, seen.span), ("parameters", name), {"name": name}, modes=seen.modes)


RULE = Rule(
    id="OB605",
    name="secret-in-command",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "bayes up to 0.28.2 does not know secret parameters such as `{name}`",
            "bayes 0.28.2 及更早的版本不认识 `{name}` 这样的敏感参数",
        ),
        Text(
            "It writes the whole mapping into the command of the task, the value included, for all to read.",
            "它会把整段内容连同值一起写进任务的命令，谁都能看到。",
        ),
        Text("Use bayes 0.28.3 or newer.", "请使用 bayes 0.28.3 或更新的版本。"),
    ),
    check=check,
)
