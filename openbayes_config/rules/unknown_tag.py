"""A YAML tag that the client's reader does not know."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "unknown_tag"):
        yield RULE.found(problem.span, problem.path, {"text": document.source.slice(problem.span)})


RULE = Rule(
    id="OB008",
    name="unknown-tag",
    severity="error",
    confidence="high",
    message=Message(
        Text("YAML reads `{text}` as a tag, and no such tag is known", "YAML 会把 `{text}` 读成标签，而没有这个标签"),
        REFUSED,
        Text(
            "If it belongs to the value, put the whole value in quotes; otherwise delete it.",
            "如果它是值的一部分，请给整个值加上引号；否则请删除它。",
        ),
    ),
    check=check,
)
