"""The file has no content, or only comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openbayes_config.client.template import REQUIRED, TEMPLATE
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Snippet, Text
from openbayes_config.document import Document
from openbayes_config.parse import nodes
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "empty"):
        if context.broken:
            return
        values = {key: TEMPLATE[key] for key in REQUIRED}
        fixes = (_fix(document, values),) if document.root is None else ()
        yield RULE.found(problem.span, (), {"lines": _lines(values)}, fixes=fixes)


def _lines(values: Mapping[str, object]) -> Snippet:
    from openbayes_config.emit import lines

    return Snippet(lines(values))


def _fix(document: Document, values: Mapping[str, object]) -> Fix:
    from openbayes_config.emit import insertion

    root = document.root
    target = root if isinstance(root, (nodes.Mapping, nodes.Scalar)) else None
    return Fix(_ADD, (insertion(document, target, values),), True)


_ADD = Text("Write the required keys", "写入必填字段")

RULE = Rule(
    id="OB005",
    name="empty-file",
    severity="error",
    confidence="high",
    message=Message(
        Text("The file sets nothing", "文件里没有任何配置"),
        REFUSED,
        Text("Write the required keys:\n{lines}", "请写上必填字段：\n{lines}"),
    ),
    check=check,
)
