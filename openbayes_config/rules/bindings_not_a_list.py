"""Bindings that are not written as a list."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("not_a_list"):
        key = str(seen.outcome.path[0]) if seen.outcome.path else "data_bindings"
        yield RULE.found(_first_line(document, seen.span), seen.outcome.path, {"key": key}, modes=seen.modes)


def _first_line(document: Document, span: Span) -> Span:
    line = document.source.line_span(document.source.position(span.start).line)
    return Span(span.start, min(span.end, line.end))


RULE = Rule(
    id="OB209",
    name="bindings-not-a-list",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{key}` is a mapping; it must be a list", "`{key}` 写成了键值对，这里应该是列表"),
        Text(
            "bayes {client} takes it without a word and starts the job with no data from it.",
            "bayes {client} 不会报错：容器照常启动并计费，但这里的数据都不绑定。",
        ),
        Text(
            "Put a dash before the first key of every binding, `- data: ...`, and indent its other keys as far.",
            "请在每一项绑定的第一个字段前加上短横线，写成 `- data: ...`，其余字段与它对齐。",
        ),
    ),
    check=check,
)
