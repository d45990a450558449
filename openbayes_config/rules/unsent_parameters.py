"""Parameters that an older client does not send in this mode."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    seen = next(context.observed("parameters_not_sent"), None)
    entry = document.entry("parameters")
    if seen and entry:
        yield RULE.found(entry.key.span, ("parameters",), modes=seen.modes)


RULE = Rule(
    id="OB304",
    name="unsent-parameters",
    severity="error",
    confidence="high",
    message=Message(
        Text("`parameters` are not sent", "`parameters` 不会被提交"),
        Text(
            "Up to bayes 0.28.2 only a task gets them, as words behind its command.",
            "bayes 0.28.2 及更早的版本只为任务（脚本执行）把参数接在命令后面。",
        ),
        Text(
            "Use bayes 0.28.3 or newer, which sends them in every mode.",
            "请使用 bayes 0.28.3 或更新的版本，任何方式运行都会提交参数。",
        ),
    ),
    check=check,
)
