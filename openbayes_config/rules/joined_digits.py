"""Digits with underscores between them that are no thousands: YAML 1.1 joins them to one number."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.emit import scalar
from openbayes_config.rules import _numbers, _sent


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for path, node in _numbers.reader_dependent(document, context):
        if "_" in node.text and not _numbers.is_grouped(node.text):
            sent = scalar(node.value)
            fixes = (_sent.as_text(document, node), _sent.as_written(node, sent))
            yield RULE.found(node.span, path, {"text": node.text, "sent": sent}, fixes=fixes)


RULE = Rule(
    id="OB018",
    name="joined-digits",
    severity="warning",
    confidence="high",
    message=Message(
        Text("YAML reads `{text}` as the number {sent}", "YAML 会把 `{text}` 读成数字 {sent}"),
        Text("bayes {client} sends {sent} and says nothing.", "bayes {client} 提交的是 {sent}，没有任何提示。"),
        Text(
            'Put it in quotes if it is a text: `"{text}"`.',
            '如果是文本，请加上引号：`"{text}"`。',
        ),
    ),
    check=check,
)
