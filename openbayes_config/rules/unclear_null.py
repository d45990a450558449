"""A parameter without a value, or with `~` or `None`."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Severity, Text
from openbayes_config.document import Document
from openbayes_config.rules import _sent


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for _, path, node, _ in _sent.plain(document):
        # A member of a set has no value and no colon.
        if node.text in _VARIANTS and (node.text or document.source.text[: node.span.start].endswith(":")):
            args = {"name": path[-1] if isinstance(path[-1], str) else path[1], "text": node.text}
            fixes = (_sent.as_written(node, "null"), _sent.as_text(document, node)) if node.text else ()
            severity: Severity | None = None if node.text else "warning"
            yield RULE.found(node.span, path, args, message=_VARIANTS[node.text], severity=severity, fixes=fixes)


_UNKNOWN = Text(
    "bayes {client} sends null; what the program gets then is not documented.",
    "bayes {client} 提交的是 null；程序会收到什么，文档没有说明。",
)
_VARIANTS = {
    "": Message(
        Text("The parameter `{name}` has no value", "参数 `{name}` 没有值"),
        _UNKNOWN,
        Text('Write a value, such as `true`, or `""` for an empty text.', '请写上值，例如 `true`；空文本请写 `""`。'),
    ),
    "~": Message(
        Text("YAML reads `~` as null; it is no folder here", "YAML 会把 `~` 读成空值（null），在这里它不表示目录"),
        _UNKNOWN,
        Text('Write `null` if that is meant, or `"~"` for the text.', '如果就是空值，请写 `null`；文本请写 `"~"`。'),
    ),
    "None": Message(
        Text("`None` is a text in YAML; the word for no value is `null`", "`None` 在 YAML 中是文本，空值应写 `null`"),
        Text('bayes {client} sends the text `"None"`.', 'bayes {client} 提交的是文本 `"None"`。'),
        Text(
            'Write `null` for no value, or `"None"` for the text.',
            '空值请写 `null`，文本请写 `"None"`。',
        ),
    ),
}

RULE = Rule(
    id="OB019",
    name="unclear-null",
    severity="info",
    confidence="medium",
    message=_VARIANTS["None"],
    check=check,
)
