"""A DISCRETE specification for a flag that takes whole numbers only."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.target import target_of
from openbayes_config.rules._values import discrete


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context)
    for flag in target.flags if target else ():
        declared = target.flag(flag.name) if target else None
        numbers = discrete(flag)
        if target and declared and declared.type_name == "int" and declared.kind == "value" and numbers:
            whole = [f'"{int(each)}"' for each in numbers[:3] if each.is_integer()]
            args = {"flag": flag.flag, "sent": numbers[0], "place": target.place(declared), "texts": ", ".join(whole)}
            kind = flag.view.get("type")
            span = kind.node.span if kind and kind.node else flag.span
            yield RULE.found(span, flag.path, args)


RULE = Rule(
    id="OB319",
    name="decimal-for-integer",
    severity="warning",
    confidence="medium",
    message=Message(
        Text(
            "`{flag}` is DISCRETE and sent as `{sent}`; the script reads it with `type=int` ({place})",
            "`{flag}` 是 DISCRETE，提交的值是 `{sent}`，但脚本用 `type=int` 读取（{place}）",
        ),
        Text(
            "`int` cannot read a decimal; the platform's own examples use `int(float(...))` for such values.",
            "`int` 读不了小数；官方示例都用 `int(float(...))` 读取这样的值。",
        ),
        Text(
            "Read it with `int(float(...))`, or use CATEGORICAL with texts: `[{texts}]`.",
            "请用 `int(float(...))` 读取，或者改用 CATEGORICAL 和文本：`[{texts}]`。",
        ),
    ),
    check=check,
    needs="files",
)
