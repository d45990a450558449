"""An alias whose anchor does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "undefined_alias"):
        yield _problems.found(RULE, problem)


RULE = Rule(
    id="OB011",
    name="undefined-alias",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "YAML reads `*{name}` as an alias, and there is no `&{name}` before it",
            "YAML 把 `*{name}` 读成别名，而前面没有 `&{name}`",
        ),
        REFUSED,
        Text(
            "If the star belongs to the value, put the whole value in quotes.",
            "如果星号是值的一部分，请给整个值加上引号。",
        ),
    ),
    check=check,
)
