"""A command with half a character, which cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("unprintable_command"):
        yield RULE.found(seen.span, seen.outcome.path, modes=seen.modes)


RULE = Rule(
    id="OB305",
    name="unprintable-command",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`command` contains an escape for half a character (`\\ud800` to `\\udfff`)",
            "`command` 里有半个字符的转义（`\\ud800` 到 `\\udfff`）",
        ),
        Text("bayes {client} crashes when it prints the command.", "bayes {client} 在显示命令时会崩溃。"),
        Text("Write the character itself.", "请直接写出字符本身。"),
    ),
    check=check,
)
