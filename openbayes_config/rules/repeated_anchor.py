"""Two anchors of the same name."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "duplicate_anchor"):
        first = problem.args.get("first")
        related = (Related(first, _FIRST),) if isinstance(first, Span) else ()
        yield RULE.found(problem.span, problem.path, {"name": problem.args["name"]}, related=related)


_FIRST = Text("given here first", "第一次出现在这里")

RULE = Rule(
    id="OB012",
    name="repeated-anchor",
    severity="error",
    confidence="high",
    message=Message(
        Text("The anchor `&{name}` is given twice", "锚点 `&{name}` 写了两次"),
        REFUSED,
        Text("Give one of them another name.", "请给其中一个换个名字。"),
    ),
    check=check,
)
