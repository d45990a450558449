"""The words of ``obconf init`` about commands and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_cli.console import Session
from openbayes_cli.failure import Failure
from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_config.starter import Misread, Plan, RunLine


def failure(error: Misread) -> Failure:
    """Why a command was not understood; secrets in it are masked."""
    from openbayes_cli.usage import nearest
    from openbayes_config.client import MODES
    from openbayes_config.mask import hide
    from openbayes_config.starter.command_line import FLAGS, OPTIONS

    known = {"option": (*OPTIONS, *FLAGS), "mode": MODES}.get(error.wrong, ())
    near = nearest(error.word, known) if len(error.word) > 2 else ""
    text = _NEAR.get(error.wrong, _WRONG[error.wrong]) if near else _WRONG[error.wrong]
    return Failure(text, word=hide(error.word), near=near)


def notes(session: Session, line: RunLine) -> None:
    """What differs from what a shell or the client would have made of the command."""
    for note, text in _NOTES.items():
        if note in line.notes:
            session.note(text, dropped=tuple(dict.fromkeys(line.dropped)))


def plan(session: Session, made: Plan) -> None:
    """What is left to do by hand."""
    if made.mode != "workspace" and not made.script and "command" not in made.chosen:
        session.note(_NO_SCRIPT, command=made.command)
    if made.mode == "hypertuning":
        session.note(_TUNING)
    guessed = [name for name in ("resource", "env") if name not in made.chosen]
    if guessed:
        session.note(_DEFAULTS, names=guessed, values=[getattr(made, name) for name in guessed])


_WRONG = {
    "no_command": Text("There is no `bayes gear run` command in this text.", "这段文本里没有 `bayes gear run` 命令。"),
    "open": Text("A quote in the command is not closed: {word}", "命令里的引号没有配对：{word}"),
    "mode": Text(
        "`bayes gear run` takes task, workspace or hypertuning, not `{word}`.",
        "`bayes gear run` 后面应为 task、workspace 或 hypertuning，而不是 `{word}`。",
    ),
    "option": Text("`bayes gear run` has no option `{word}`.", "`bayes gear run` 没有 `{word}` 这个选项。"),
    "value": Text("`{word}` in the command has no value.", "命令里的 `{word}` 后面没有值。"),
    "node": Text("`{word}` is no number of nodes.", "`{word}` 不是节点数量。"),
    "data": Text(
        "The client would drop the data binding `{word}`; write DATA:PATH, DATA:PATH:ro or DATA:PATH:rw.",
        "客户端会丢掉数据绑定 `{word}`，请写成 数据:路径、数据:路径:ro 或 数据:路径:rw。",
    ),
    "too_long": Text("The command is longer than 16,384 characters.", "命令超过 16,384 个字符。"),
}
_NEAR = {
    "option": Text(
        "`bayes gear run` has no option `{word}`. Did you mean {near}?",
        "`bayes gear run` 没有 `{word}` 这个选项，是否想写 {near}？",
    ),
    "mode": Text(
        "`bayes gear run` has no mode `{word}`. Did you mean {near}?",
        "`bayes gear run` 没有 `{word}` 这种方式，是否想写 {near}？",
    ),
}
_NOTES = {
    "comments": Text(
        "A shell would not accept the command as it stands: nothing may follow a backslash at the end of a line.",
        "这条命令直接在 shell 里执行会出错：行尾的反斜杠后面不能再有任何内容，注释也不行。",
    ),
    "rest": Text(
        "Only the `bayes gear run` command is taken; what stands before or behind it runs on your own computer.",
        "只采用 `bayes gear run` 这一条命令，它前后的内容是在本机执行的。",
    ),
    "expanded": Text(
        "A shell replaces words such as $NAME and * before `bayes` sees them; here they stand as written.",
        "shell 会先替换 $NAME、* 这样的内容再交给 `bayes`，这里按原样写入。",
    ),
    "commas": Text(
        "Several data in one -d, separated by commas: `bayes` would drop them all; here each is an entry.",
        "一个 -d 里用逗号写了多项数据：`bayes` 会全部丢掉，这里每一项单独写入。",
    ),
    "quotes": Text(
        "The quotes of the command are kept; `bayes gear run -- ...` would lose them.",
        "命令里的引号已保留；而 `bayes gear run -- ...` 会丢掉引号。",
    ),
    "dropped": Text(
        "Without a place in the file, give them to `bayes gear run` again: {dropped}.",
        "以下选项不能写在文件里，运行时请再次加上：{dropped}。",
    ),
}
_NO_SCRIPT = Text(
    "No script was found in this folder; change `command: {command}` to what is to run.",
    "当前目录没有找到脚本，请把 `command: {command}` 改成实际要执行的命令。",
)
_TUNING = Text(
    "Under hyper_tuning the metric, the goal and parameter_specs are examples; adapt them to the script.",
    "hyper_tuning 里的目标变量、方向和 parameter_specs 是示例，请按脚本修改。",
)
_DEFAULTS = Text(
    "Taken from the client's own defaults: {names} ({values}). Check what is billed and which image runs.",
    "{names} 用的是客户端的默认值（{values}），请确认计费和所用的镜像。",
)
