"""A script that the command starts and that is not beside the file."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.near import nearest
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.files import Files
from openbayes_config.job.beside import in_other_case, is_project, scripts, there
from openbayes_config.job.command import CHANGES, Command, command_of
from openbayes_config.rules._rewrite import edit
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command, files = command_of(document, context), context.files
    if command is None or files is None or not is_project(files):
        return
    for script in scripts(command):
        if there(files, script.path):
            continue
        other = in_other_case(files, script.path)
        near = other or _near(files, script.path)
        message = _CASE if other else _NEAR if near else None
        fixes = _fixes(document, command, script.span, other) if other else ()
        args = {"script": script.path, "near": near}
        yield RULE.found(command.place(script.span), ("command",), args, message=message, fixes=fixes)
        return


def _near(files: Files, path: str) -> str | None:
    folder, _, name = path.rpartition("/")
    ending = name.rpartition(".")[2]
    found = nearest(name, [each for each in files.names(folder) if each.rpartition(".")[2] == ending])
    return f"{folder}/{found}" if found and folder else found


def _fixes(document: Document, command: Command, span: Span, name: str) -> tuple[Fix, ...]:
    new = command.text[: span.start] + name + command.text[span.end :]
    change = edit(document, command, new) if "\n" not in new else None
    return (Fix(_RENAME, (change,), False, CHANGES),) if change else ()


_EFFECT = Text(
    "bayes {client} uploads the folder of `openbayes.yaml`; the job starts and stops at once.",
    "bayes {client} 上传的是 `openbayes.yaml` 所在的文件夹，任务会启动，然后立刻失败。",
)
_RENAME = Text("Write `{near}`", "改成 `{near}`")
_CASE = Message(
    Text(
        "The file is called `{near}`, not `{script}`; in the container letter case counts",
        "文件名是 `{near}`，不是 `{script}`；容器里区分大小写",
    ),
    _EFFECT,
    Text("Write `{near}`.", "请写 `{near}`。"),
)
_NEAR = Message(
    Text("There is no `{script}` beside `openbayes.yaml`", "`openbayes.yaml` 旁边没有 `{script}`"),
    _EFFECT,
    Text("Is it `{near}`?", "是不是 `{near}`？"),
)

RULE = Rule(
    id="OB315",
    name="missing-script",
    severity="warning",
    confidence="medium",
    message=Message(
        Text("There is no `{script}` beside `openbayes.yaml`", "`openbayes.yaml` 旁边没有 `{script}`"),
        _EFFECT,
        Text(
            "Write the path as seen from the folder of `openbayes.yaml`.",
            "请写从 `openbayes.yaml` 所在文件夹出发的路径。",
        ),
    ),
    check=check,
    needs="files",
)
