"""A character that must not stand in a YAML file."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "control_character"):
        code = f"U+{ord(str(problem.args['character'])):04X}"
        yield RULE.found(problem.span, problem.path, {"code": code})


RULE = Rule(
    id="OB004",
    name="control-character",
    severity="error",
    confidence="high",
    message=Message(
        Text("The character {code} must not stand in a YAML file", "YAML 文件里不能有字符 {code}"),
        REFUSED,
        Text(
            "Delete it. Most editors do not show it; it often comes from a terminal or a web page by copying.",
            "请删除它。多数编辑器不显示它，往往是从终端或网页复制时带进来的。",
        ),
    ),
    check=check,
)
