"""A false value for a flag that takes every text for true."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.target import target_of
from openbayes_config.rules._values import texts_of


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context)
    for flag in target.flags if target else ():
        declared = target.flag(flag.name) if target else None
        if target is None or declared is None or declared.source != "argparse" or declared.type_name != "bool":
            continue
        texts = ("False",) if flag.value is False else texts_of(flag)
        text = next((each for each in texts if each.casefold() in _FALSE), None)
        if declared.kind == "value" and text is not None:
            span = flag.view.node.span if flag.spec is None and flag.view.node else flag.span
            yield RULE.found(span, flag.path, {"flag": flag.flag, "text": text, "place": target.place(declared)})


_FALSE = frozenset(("false", "no", "off", "0", "n", "f"))

RULE = Rule(
    id="OB321",
    name="text-as-boolean",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "The script reads `{flag}` with `type=bool` ({place}), which takes `{text}` for true",
            "脚本用 `type=bool` 读取 `{flag}`（{place}），`{text}` 也会被当成真",
        ),
        Text(
            "For Python every text that is not empty is true.",
            "在 Python 里，只要文本不是空的，`bool` 的结果就是真。",
        ),
        Text(
            "Leave the parameter out if the default is false, or read the text in the script.",
            "如果默认值就是假，请去掉这个参数；否则请在脚本里判断文本的内容。",
        ),
    ),
    check=check,
    needs="files",
)
