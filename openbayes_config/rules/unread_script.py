"""The script that gets the parameters cannot be read, so nothing is said about its flags."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.beside import there
from openbayes_config.job.command import command_of
from openbayes_config.job.reach import reached
from openbayes_config.job.target import before, script_at, script_path
from openbayes_config.script import Unread


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command = command_of(document, context)
    got = reached(command.line) if command and context.files else None
    if command is None or got is None:
        return
    path = script_path(got.program, before(command, got))
    why = _why(context, path) if path else None
    if why is not None and got.program.target is not None:
        span = command.span if got.inner else command.place(got.program.target.span)
        yield RULE.found(span, ("command",), {"script": path, "why": why})


def _why(context: Context, path: str) -> Text | None:
    script = script_at(context, path)
    if isinstance(script, Unread):
        line = Text(f" (line {script.line})", f"（第 {script.line} 行）") if script.line else Text("", "")
        reason = _REASONS[script.reason]
        return Text(reason.en + line.en, reason.zh + line.zh)
    return _NO_FILE if script is None and context.files and there(context.files, path) else None


_NO_FILE = Text("it is a link or no ordinary file", "它是链接，或者不是普通文件")
_REASONS = {
    "syntax": Text("it is not valid Python 3", "它不是正确的 Python 3 代码"),
    "too_large": Text("it is larger than obconf reads", "它超过了 obconf 读取的大小"),
    "too_deep": Text("it is nested deeper than obconf reads", "它的嵌套层数超过了 obconf 的上限"),
    "encoding": Text("its encoding is not what it says", "它的编码与声明不符"),
    "null": Text("it contains null characters", "它含有空字符"),
}

RULE = Rule(
    id="OB324",
    name="unread-script",
    severity="info",
    confidence="high",
    message=Message(
        Text("`{script}` was not read: {why}", "没有读取 `{script}`：{why}"),
        Text("obconf says nothing about the flags of this script.", "obconf 不会检查这个脚本的参数。"),
    ),
    check=check,
    needs="files",
)
