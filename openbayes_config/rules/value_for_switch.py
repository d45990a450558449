"""A parameter for a flag that takes no value."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.target import target_of


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context)
    for flag in target.flags if target else ():
        declared = target.flag(flag.name) if target else None
        if target is None or declared is None or declared.kind not in ("switch", "count") or declared.source == "absl":
            continue
        args = {"flag": flag.flag, "place": target.place(declared), "value": flag.value}
        message = (_FALSE if flag.value is False else _TRUE) if isinstance(flag.value, bool) else None
        yield RULE.found(flag.span, flag.path, args, message=message)


_WHAT = Text(
    "`{flag}` is a switch of the script ({place}) and takes no value",
    "`{flag}` 在脚本里是不带值的开关（{place}）",
)
_UNKNOWN = Text(
    "bayes up to 0.28.2 wrote `{flag}={value}`, at which the script stops; for newer ones it is not documented.",
    "bayes 0.28.2 及更早的版本写成 `{flag}={value}`，脚本会报错退出；更新的版本怎么写，文档没有说明。",
)
_TRUE = Message(
    _WHAT,
    _UNKNOWN,
    Text("Write `{flag}` into the command instead.", "请把 `{flag}` 直接写进入口命令。"),
)
_FALSE = Message(
    _WHAT,
    _UNKNOWN,
    Text("Leave the parameter out: without it the switch is off.", "请去掉这个参数，不写就是关闭。"),
)

RULE = Rule(
    id="OB322",
    name="value-for-switch",
    severity="warning",
    confidence="medium",
    message=Message(
        _WHAT,
        Text(
            "Parameters arrive as `{flag}=value`; the script stops with a usage error.",
            "参数以 `{flag}=值` 的形式到达，脚本会报用法错误并退出。",
        ),
        Text("Write `{flag}` into the command, or leave it out.", "请把 `{flag}` 写进入口命令，或者去掉它。"),
    ),
    check=check,
    needs="files",
)
