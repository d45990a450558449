"""A value that the script's flag does not take."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import Appended
from openbayes_config.job.target import Target, target_of
from openbayes_config.rules._values import takes, texts_of
from openbayes_config.script import Flag
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context)
    for flag in target.flags if target else ():
        declared = target.flag(flag.name) if target else None
        if target is None or declared is None or declared.kind not in ("value", "append"):
            continue
        if flag.spec == "DOUBLE" and declared.type_name == "int":
            yield RULE.found(_kind(flag), flag.path, _args(target, flag, declared), message=_RANGE)
        text = next((each for each in texts_of(flag) if not takes(declared, each)), None)
        if text is not None:
            choices = [f"`{each}`" for each in declared.choices or ()]
            args = {**_args(target, flag, declared), "text": text, "choices": choices}
            yield RULE.found(_place(flag, text), flag.path, args, message=_message(declared))


def _args(target: Target, flag: Appended, declared: Flag) -> dict[str, object]:
    return {"flag": flag.flag, "type": declared.type_name, "place": target.place(declared)}


def _message(declared: Flag) -> Message | None:
    return _CHOICES if declared.choices else None


def _kind(flag: Appended) -> Span:
    kind = flag.view.get("type")
    return kind.node.span if kind and kind.node else flag.span


def _place(flag: Appended, text: str) -> Span:
    if flag.spec is None:
        return flag.view.node.span if flag.view.node else flag.span
    values = flag.view.get("categorical_values")
    nodes = [each.node for each in (values.items if values else ()) if each.value == text]
    return nodes[0].span if nodes and nodes[0] else flag.span


_EFFECT = Text("The script stops with a usage error as soon as it starts.", "脚本一启动就会报用法错误并退出。")
_CHOICES = Message(
    Text(
        "`{text}` is none of the values that the script takes for `{flag}` ({place})",
        "`{text}` 不在脚本允许 `{flag}` 使用的取值之中（{place}）",
    ),
    _EFFECT,
    Text("It takes {choices}.", "可用的取值：{choices}。"),
)
_RANGE = Message(
    Text(
        "`{flag}` is DOUBLE, but the script reads it with `type=int` ({place})",
        "`{flag}` 是 DOUBLE，但脚本用 `type=int` 读取（{place}）",
    ),
    Text(
        "Trials whose value has a fraction stop with a usage error as soon as they start.",
        "取到小数的尝试，一启动就会报用法错误并退出。",
    ),
    Text("Use INTEGER, or `type=float` in the script.", "请改用 INTEGER，或者在脚本里用 `type=float`。"),
)

RULE = Rule(
    id="OB320",
    name="unfit-value",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "The script reads `{flag}` with `type={type}` ({place}), which does not read `{text}`",
            "脚本用 `type={type}` 读取 `{flag}`（{place}），读不了 `{text}`",
        ),
        _EFFECT,
        Text("Write a value of that type, or change the type there.", "请写这种类型的值，或者修改脚本里的类型。"),
    ),
    check=check,
    needs="files",
)
