"""The text is not YAML."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "syntax"):
        yield _problems.found(RULE, problem)


RULE = Rule(
    id="OB001",
    name="syntax-error",
    severity="error",
    confidence="high",
    message=Message(Text("This cannot be read as YAML", "这里不符合 YAML 语法"), REFUSED),
    check=check,
)
