"""``obconf init``: a first openbayes.yaml."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text
from openbayes_cli.initialising import gitignore, said

if TYPE_CHECKING:
    from openbayes_config.client import Mode
    from openbayes_config.diagnostic import Lang
    from openbayes_config.starter import Plan, RunLine

_DETAILS = (
    Text(
        "Looks at the scripts in this folder, without running them. A file that is there is never overwritten, but for "
        "the template of `bayes gear init`, untouched: its values are filled in.",
        "会查看当前目录里的脚本，但不执行。已有的文件不会被覆盖；只有 `bayes gear init` 生成后没有改动过的模板例外，"
        "会在其中填入值。",
    ),
    Text(
        "--from-command takes a `bayes gear run` command as it stands in notes or in the documentation, several lines "
        "and comments included. Exit code 0: written; 2: a file is there already, or the command is not understood.",
        "--from-command 接受笔记或文档里的 `bayes gear run` 命令，可以是多行，也可以带注释。"
        "退出码：0 已写入；2 文件已存在，或无法理解该命令。",
    ),
)


@cli.command("init", *_DETAILS)
@cli.option(
    "--mode",
    choices=cli.MODES,
    text=Text(
        "How the file will be run. Default: that of --from-command, else task.",
        "将以哪种方式运行。默认：--from-command 中的方式，没有则为 task（任务）。",
    ),
)
@cli.option(
    "--from-command",
    value="TEXT",
    text=Text(
        "Take the values of a `bayes gear run` command; - for stdin.",
        "采用 `bayes gear run` 命令中的值；- 表示标准输入。",
    ),
)
@cli.flag(
    "--gitignore",
    text=Text("Add .openbayesgear to .gitignore.", "把 .openbayesgear 加入 .gitignore。"),
)
@cli.option(
    "-o",
    "--output",
    value="FILE",
    default="openbayes.yaml",
    text=Text(
        "Another name for the file; - for stdout. Default: openbayes.yaml.",
        "文件的名称；- 表示标准输出。默认：openbayes.yaml。",
    ),
)
def command(session: Session, mode: Mode | None, from_command: str | None, gitignore: bool, output: str) -> None:
    """Write a file."""
    from openbayes_config.files import DiskFiles
    from openbayes_config.starter import plan_for, plan_of

    files = DiskFiles(os.path.curdir)
    if from_command is None:
        plan = plan_for(files, mode or "task")
    else:
        line = _run_line(from_command)
        if mode and line.mode and mode != line.mode:
            raise cli.Misuse(_MODES_DIFFER, given=mode, written=line.mode)
        plan = plan_of(line, files, mode)
        said.notes(session, line)
    _deliver(session, plan, output)
    _gitignore(session, gitignore)


def _run_line(text: str) -> RunLine:
    from openbayes_config.starter import Misread, read_run_line

    if text == "-":
        text = cli.read_input(text).data.decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        return read_run_line(text)
    except Misread as error:
        raise said.failure(error) from error


def _deliver(session: Session, plan: Plan, output: str) -> None:
    """Write the file, or fill in the untouched template that is there."""
    from openbayes_config.document import parse
    from openbayes_config.starter import fill, is_untouched, new_file

    lang = _comment_lang(session)
    if output == "-":
        session.write(new_file(plan, lang))
        return
    if not os.path.lexists(output):
        cli.write_file(output, new_file(plan, lang).encode())
        session.say(_WRITTEN, path=cli.shown_path(output))
    else:
        before = cli.read_input(output).data
        document = parse(before)
        if not is_untouched(document):
            raise cli.Failure(_EXISTS, path=cli.shown_path(output))
        empty = not document.source.text.strip()
        data = new_file(plan, lang).encode() if empty else document.source.encode(fill(document, plan))
        cli.write_file(output, data, before)
        session.say(_FILLED, path=cli.shown_path(output))
    said.plan(session, plan)


def _comment_lang(session: Session) -> Lang:
    """The language of the comments: English where the client would not read Chinese ones back."""
    if session.lang == "zh" and os.name == "nt":
        import locale

        if locale.getpreferredencoding(False).lower().replace("-", "") not in ("utf8", "cp65001"):
            session.note(_NOT_UTF8)
            return "en"
    return session.lang


def _gitignore(session: Session, asked: bool) -> None:
    if not asked:
        if gitignore.is_missing():
            session.note(_GITIGNORE)
    elif gitignore.add():
        session.say(_ADDED)


_WRITTEN = Text("{path} written.", "已写入 {path}。")
_FILLED = Text("{path} filled in.", "已在 {path} 中填入值。")
_EXISTS = Text(
    "{path} is there already and is left as it is.",
    "{path} 已经存在，没有改动。",
)
_MODES_DIFFER = Text(
    "--mode says {given}, the command {written}; give one of them.",
    "--mode 是 {given}，命令里却是 {written}，请只指定一种。",
)
_NOT_UTF8 = Text(
    "The comments are English: on this computer `bayes` reads the file in another encoding than UTF-8.",
    "注释使用英文：在这台电脑上，`bayes` 不按 UTF-8 读取该文件。",
)
_GITIGNORE = Text(
    "A line for .gitignore, because the link to the container is your own: .openbayesgear (--gitignore adds it)",
    "建议在 .gitignore 里加上一行：.openbayesgear（它记录自己关联的算力容器，不宜提交；用 --gitignore 自动添加）",
)
_ADDED = Text(".openbayesgear added to .gitignore.", "已将 .openbayesgear 加入 .gitignore。")
