"""A comment begins with ``# obconf:`` but says nothing that obconf knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.text import Edit

if TYPE_CHECKING:
    pass

_KNOWN = ("ignore", "ignore-file")


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    from openbayes_config.rules._suppressions import readable

    for each in readable(context):
        if not each.kind:
            near = _near(each.word)
            fixes = (Fix(_WRITE, (Edit(each.word_span, near),), True),) if near and each.names else ()
            message = None if near else _UNKNOWN
            span = each.word_span if each.word else each.span
            yield RULE.found(span, (), {"word": each.word, "near": near}, message=message, fixes=fixes)
        elif not each.closed:
            yield RULE.found(each.span, (), {"word": each.kind}, message=_OPEN)


def _near(word: str) -> str:
    from difflib import get_close_matches

    same = word.lower().replace("_", "-")
    return same if same in _KNOWN else "".join(get_close_matches(same, _KNOWN, 1, 0.7))


_WRITE = Text("Write `{near}`", "改为 `{near}`")
_WHAT = Text("obconf does not know the instruction `{word}`", "obconf 没有 `{word}` 这种指令")
_EFFECT = Text("So this comment silences nothing.", "因此这条注释不会忽略任何问题。")
_UNKNOWN = Message(
    _WHAT,
    _EFFECT,
    Text(
        "Write `# obconf: ignore[RULE]` or `# obconf: ignore-file[RULE]`, or begin the comment with other words.",
        "请写 `# obconf: ignore[规则]` 或 `# obconf: ignore-file[规则]`，或改用其他文字开头。",
    ),
)
_OPEN = Message(
    Text("The closing `]` is missing behind `# obconf: {word}[`", "`# obconf: {word}[` 后面缺少 `]`"),
    _EFFECT,
    Text("Write `# obconf: {word}[RULE]`.", "请写成 `# obconf: {word}[规则]`。"),
)

RULE = Rule(
    id="OB904",
    name="unknown-directive",
    severity="warning",
    confidence="high",
    message=Message(_WHAT, _EFFECT, Text("Did you mean `{near}`?", "是否想写 `{near}`？")),
    check=check,
)
