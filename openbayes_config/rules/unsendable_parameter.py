"""A parameter whose value cannot be sent: dates, sets, binary data, values that contain themselves."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._words import kind
from openbayes_config.text import Edit


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("unsendable_value"):
        node = seen.outcome.node
        found = str(seen.outcome.args["found"])
        if found == "unreadable":
            continue
        quotable = isinstance(node, Scalar) and node.style == "plain" and found in ("date", "datetime")
        args = {"found": kind(found), "text": node.text if isinstance(node, Scalar) else ""}
        message = None if quotable else _SPECIAL.get(found, _OTHER)
        fixes = (Fix(_QUOTE, (Edit(seen.span, f'"{args["text"]}"'),), False, frozenset(("parameters",))),)
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            args,
            message=message,
            modes=seen.modes,
            fixes=fixes if quotable else (),
        )


_EFFECT = Text(
    "bayes {client} fails when it sends the job, for a task after the upload, and does not name the parameter.",
    "bayes {client} 要到提交时才失败（任务已经上传完源代码），而且不说是哪个参数。",
)
_QUOTE = Text("Put the date in quotes", "给日期加上引号")
_SPECIAL = {
    "cycle": Message(
        Text("This parameter contains itself through an alias", "这个参数通过别名包含了它自己"),
        _EFFECT,
        Text("Write the value out instead of the alias.", "请直接写出内容，不要用别名。"),
    ),
    "integer": Message(
        Text("This number has too many digits to be sent", "这个数的位数太多，无法提交"),
        _EFFECT,
        Text("Write a smaller number, or put it in quotes.", "请写小一些的数，或者加上引号写成文本。"),
    ),
}
_OTHER = Message(
    Text("This is {found}, which cannot be sent as a parameter", "这里是{found}，不能作为参数提交"),
    _EFFECT,
    Text("Write it as a text, a number or a list.", "请改写成文本、数字或列表。"),
)

RULE = Rule(
    id="OB302",
    name="unsendable-parameter",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "YAML reads `{text}` as a date, and a date cannot be sent as a parameter",
            "YAML 会把 `{text}` 读成日期，而日期不能作为参数提交",
        ),
        _EFFECT,
        Text('Put it in quotes: `"{text}"`.', '请加上引号：`"{text}"`。'),
    ),
    check=check,
)
