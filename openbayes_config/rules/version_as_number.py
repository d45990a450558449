"""A version such as `3.10` that YAML takes for a number, which loses its last zero."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _sent

_NAMES = ("version", "ver", "release", "tag", "python", "py", "cuda", "torch", "pytorch", "tensorflow", "numpy")


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for _, path, node, _ in _sent.plain(document):
        if isinstance(node.value, float) and node.text.endswith("0") and _is_version(str(path[-1])):
            whole, _, fraction = node.text.partition(".")
            sent = str(node.value)
            if whole.isdecimal() and fraction.isdecimal() and node.text != sent:
                args = {"text": node.text, "sent": sent}
                fixes = (_sent.as_text(document, node), _sent.as_written(node, sent))
                yield RULE.found(node.span, path, args, fixes=fixes)


def _is_version(name: str) -> bool:
    """Whether the last word of a name says that its value is a version (``python``, ``data_version``)."""
    return name.lower().replace("-", "_").rpartition("_")[2] in _NAMES


RULE = Rule(
    id="OB017",
    name="version-as-number",
    severity="warning",
    confidence="medium",
    message=Message(
        Text("YAML reads `{text}` as the number {sent}", "YAML 会把 `{text}` 读成数字 {sent}"),
        Text("bayes {client} sends {sent} and says nothing.", "bayes {client} 提交的是 {sent}，没有任何提示。"),
        Text('Put a version in quotes: `"{text}"`.', '版本号请加上引号：`"{text}"`。'),
    ),
    check=check,
)
