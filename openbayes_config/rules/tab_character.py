"""A tab where YAML allows only blanks."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "tab"):
        yield _problems.found(RULE, problem)


RULE = Rule(
    id="OB002",
    name="tab-character",
    severity="error",
    confidence="high",
    message=Message(
        Text("There is a tab here; YAML wants blanks", "这里有制表符（Tab），而 YAML 要用空格"),
        REFUSED,
        Text(
            "Put blanks in its place, two for each level.",
            "请换成空格，每一层两个。",
        ),
    ),
    check=check,
)
