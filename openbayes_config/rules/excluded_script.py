"""A script that the command starts and that is kept from being uploaded."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.beside import scripts, there
from openbayes_config.job.command import command_of


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command, files = command_of(document, context), context.files
    if command is None or files is None:
        return
    for script in scripts(command):
        excluded = files.ignored(script.path) if there(files, script.path) else None
        if excluded:
            args = {"script": script.path, "pattern": excluded.pattern, "line": excluded.line}
            message = None if excluded.line else _ALWAYS
            yield RULE.found(command.place(script.span), ("command",), args, message=message)


_EFFECT = Text(
    "The job starts without the file and stops at once.",
    "任务启动后找不到这个文件，会立刻失败。",
)
_ALWAYS = Message(
    Text(
        "bayes never uploads `{script}`: it excludes `{pattern}` by itself",
        "bayes 从不上传 `{script}`：它默认排除 `{pattern}`",
    ),
    _EFFECT,
    Text("Move the script to another place.", "请把脚本移到别的位置。"),
)

RULE = Rule(
    id="OB316",
    name="excluded-script",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`{script}` is not uploaded: line {line} of `.openbayesignore` excludes `{pattern}`",
            "`{script}` 不会上传：`.openbayesignore` 第 {line} 行排除了 `{pattern}`",
        ),
        _EFFECT,
        Text("Add `!{script}` at the end of `.openbayesignore`.", "请在 `.openbayesignore` 末尾加上 `!{script}`。"),
    ),
    check=check,
    needs="files",
)
