"""A tab where YAML takes only spaces."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._reading import MOST, repairs
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    tabs = list(_problems.of(document, "tab"))
    first = next((each for each in tabs if each.args.get("indent")), None)
    # All lines that are indented with tabs are repaired at once.
    indent = repairs(document, first) if first else ()
    for number, problem in enumerate(tabs):
        if problem.args.get("indent", True):
            yield RULE.found(problem.span, problem.path, problem.args, fixes=indent)
        else:
            fixes = repairs(document, problem) if number < MOST else ()
            yield RULE.found(problem.span, problem.path, problem.args, message=_INSIDE, fixes=fixes)


_INSIDE = Message(
    Text(
        "There is a tab here; the client's YAML reader takes only spaces",
        "这里有制表符（Tab），客户端读取 YAML 时只接受空格",
    ),
    REFUSED,
    Text("Put a space in its place.", "请换成空格。"),
)

RULE = Rule(
    id="OB002",
    name="tab-character",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "This line is indented with a tab; YAML takes only spaces", "这一行用制表符（Tab）缩进，而 YAML 只能用空格"
        ),
        REFUSED,
        Text("Put spaces in its place, two for each level.", "请换成空格，每一层两个。"),
    ),
    check=check,
)
