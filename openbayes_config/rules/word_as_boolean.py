"""`yes`, `no`, `on` or `off` in a parameter, which YAML 1.1 takes for true and false."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _sent

_WORDS = frozenset(("yes", "no", "on", "off"))


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for _, path, node, is_key in _sent.scalars(document):
        if not isinstance(node.value, bool) or node.text.lower() not in _WORDS:
            continue
        value = str(node.value).lower()
        boolean = () if is_key else (_sent.as_written(node, value),)
        fixes = (*boolean, _sent.as_text(document, node))
        args = {"text": node.text, "value": value}
        yield RULE.found(node.span, path, args, message=_KEY if is_key else None, fixes=fixes)


_KEY = Message(
    Text("YAML reads the key `{text}` as `{value}`", "YAML 会把字段名 `{text}` 读成 `{value}`"),
    Text(
        'bayes {client} sends the key `"{value}"` and says nothing.',
        'bayes {client} 提交的字段名是 `"{value}"`，没有任何提示。',
    ),
    Text('Put it in quotes: `"{text}"`.', '请加上引号：`"{text}"`。'),
)

RULE = Rule(
    id="OB016",
    name="word-as-boolean",
    severity="warning",
    confidence="high",
    message=Message(
        Text("YAML reads `{text}` as `{value}`, not as a text", "YAML 会把 `{text}` 读成 `{value}`，而不是文本"),
        Text("bayes {client} sends {value} and says nothing.", "bayes {client} 提交的是 {value}，没有任何提示。"),
        Text(
            'Write `{value}` if that is meant, or `"{text}"` for the text.',
            '如果就是这个意思，请写 `{value}`；要文本请写 `"{text}"`。',
        ),
    ),
    check=check,
)
