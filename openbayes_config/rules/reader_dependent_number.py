"""A number that readers of YAML 1.2 take for a text."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.emit import scalar
from openbayes_config.rules import _numbers, _sent


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for path, node in _numbers.reader_dependent(document, context):
        if "_" not in node.text or _numbers.is_grouped(node.text):
            sent = scalar(node.value)
            fix = _sent.as_written(node, sent, safe=True, changes=frozenset())
            yield RULE.found(node.span, path, {"text": node.text, "sent": sent}, fixes=(fix,))


RULE = Rule(
    id="OB020",
    name="reader-dependent-number",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "`{text}` is the number {sent} in YAML 1.1 and a text in YAML 1.2",
            "`{text}` 在 YAML 1.1 中是数字 {sent}，在 YAML 1.2 中是文本",
        ),
        Text(
            "bayes {client} sends {sent}; most editors and other tools see a text.",
            "bayes {client} 提交的是 {sent}；多数编辑器和其他工具看到的是文本。",
        ),
        Text("Write `{sent}`, which all of them read alike.", "请写 `{sent}`，这样各种工具读到的都一样。"),
    ),
    check=check,
)
