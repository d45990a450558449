"""The file is a list, a text or a number, and no mapping."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "root_not_mapping"):
        if context.broken:
            return
        line = document.source.line_span(document.source.position(problem.span.start).line)
        span = Span(problem.span.start, min(problem.span.end, line.end))
        found = _FOUND.get(str(problem.args.get("found")), _FOUND["text"])
        yield RULE.found(span, (), {"found": found})


_FOUND = {
    "list": Text("a list", "一个列表"),
    "text": Text("a single text", "一段文本"),
    "value": Text("a single value", "单独的一个值"),
}

RULE = Rule(
    id="OB006",
    name="root-not-mapping",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "The file is {found}; it must consist of `key: value` lines", "整个文件是{found}，而它应由 `字段: 值` 组成"
        ),
        REFUSED,
        Text(
            "Begin with keys at the left margin, such as `resource: cpu`, with a space behind the colon.",
            "请从行首写字段，例如 `resource: cpu`，冒号后面要有一个空格。",
        ),
    ),
    check=check,
)
