"""A parameter of which it is not documented how it looks as a flag."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job.command import Appended, appended, command_of
from openbayes_config.job.target import target_of
from openbayes_config.parse.nodes import Scalar
from openbayes_config.shell import is_plain


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if context.mode == "hypertuning" or command_of(document, context) is None:
        return
    target = target_of(document, context)
    for flag in appended(document, context):
        message = _message(flag) if flag.spec is None else None
        declared = target.flag(flag.name) if target else None
        if message is None or (message is _BOOLEAN and declared and declared.source == "argparse"):
            continue
        node = flag.view.node
        args = {"flag": flag.flag, "form": f"{flag.flag}={flag.value}", "text": _text(flag)}
        yield RULE.found(node.span if node else flag.span, flag.path, args, message=message)


def _text(flag: Appended) -> str:
    node = resolve(flag.view.node)
    return node.text if isinstance(node, Scalar) else ""


def _message(flag: Appended) -> Message | None:
    match flag.value:
        case bool():
            return _BOOLEAN
        case None:
            return _NULL
        case int() | float():
            return None
        case str():
            return None if flag.value and is_plain(flag.value) else _CHARACTERS if flag.value else _NULL
        case dict() | list():
            return _COLLECTION
        case _:
            return None


_EFFECT = Text(
    "bayes up to 0.28.2 wrote `{form}`; how the platform writes it for newer ones is not documented.",
    "bayes 0.28.2 及更早的版本写成 `{form}`；更新的版本由平台拼接，写成什么样文档没有说明。",
)
_BOOLEAN = Message(
    Text("It is not documented how `{text}` looks as a flag", "`{text}` 会变成什么样的命令行参数，文档没有说明"),
    _EFFECT,
    Text(
        "Put a switch into the command, such as `python main.py {flag}`, or read a word such as `on` in the program.",
        "开关请直接写进入口命令，例如 `python main.py {flag}`，或者让程序读取 `on` 这样的文本。",
    ),
)
_NULL = Message(
    Text("It is not documented how an empty value looks as a flag", "空值会变成什么样的命令行参数，文档没有说明"),
    _EFFECT,
    Text("Leave the parameter out if the program has a default.", "程序如果有默认值，请去掉这个参数。"),
)
_COLLECTION = Message(
    Text(
        "It is not documented how a list or mapping looks as a flag",
        "列表或键值对会变成什么样的命令行参数，文档没有说明",
    ),
    _EFFECT,
    Text("Write one text, such as `a,b`, and split it in the program.", "请写成一个文本，例如 `a,b`，再由程序拆分。"),
)
_CHARACTERS = Message(
    Text(
        "`{text}` has characters that mean something to a shell, and it is not documented whether they are quoted",
        "`{text}` 里有 shell 的特殊字符，平台会不会加引号，文档没有说明",
    ),
    Text(
        "bayes up to 0.28.2 wrote `{form}` without quotes, so a blank begins another argument.",
        "bayes 0.28.2 及更早的版本不加引号，写成 `{form}`，遇到空格就会分成两个参数。",
    ),
    Text(
        "Put it into the command with quotes, or into a file that the program reads.",
        "请加上引号写进入口命令，或者放进程序会读取的文件里。",
    ),
)

RULE = Rule(
    id="OB309",
    name="undocumented-form",
    severity="info",
    # That it is not documented is certain; whether it matters depends on the program.
    confidence="low",
    message=_BOOLEAN,
    check=check,
)
