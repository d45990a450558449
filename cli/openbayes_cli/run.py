"""``obconf run``: the official client's ``bayes gear run``, with a guard before it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from openbayes_cli import framework as cli
from openbayes_cli.bugs import report_bug
from openbayes_cli.catalogs import Catalogs
from openbayes_cli.configuration import Configuration, config_options
from openbayes_cli.framework import Session, Text

if TYPE_CHECKING:
    from openbayes_cli.installed import Installed
    from openbayes_cli.rendering.jobs import Asked, Rendered
    from openbayes_config.client import Mode, Overrides

_DETAILS = (
    Text(
        "Takes what `bayes gear run` takes, checks ./openbayes.yaml with it for the `bayes` on PATH, shows on stderr "
        "what `obconf render` shows, and starts that `bayes` with the same words, reading UTF-8. Options that are not "
        "listed here are passed on as they are.",
        "参数与 `bayes gear run` 相同。先按这些参数和 PATH 上的 `bayes` 版本检查 ./openbayes.yaml，"
        "在标准错误显示 `obconf render` 的内容，再以同样的参数启动该 `bayes`，并让它按 UTF-8 读取文件。"
        "这里没有列出的选项原样传递。",
    ),
    Text(
        "What would be refused or lost stops it before anything is uploaded, as does a variable that a secret needs "
        "and that is not set. obconf itself sends nothing and reads no token. Exit code: that of `bayes` when it was "
        "started; else 0 for --dry-run, 1 when stopped, 2 for wrong usage, no openbayes.yaml or no `bayes`.",
        "有内容会被拒绝或丢掉，或敏感参数需要的环境变量没有设置时，在上传之前停下。obconf 本身不联网，也不读取令牌。"
        "退出码：`bayes` 启动后即为它的退出码；此外，--dry-run 为 0，停下为 1，"
        "用法错误、没有 openbayes.yaml 或没有 `bayes` 为 2。",
    ),
)


class _Command(cli.Command):
    """Sorts the words before they are parsed: most of them are for the client, as they were written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what obconf knows; ``line`` and ``unknown`` become parameters of their own."""
        from openbayes_cli.running.arguments import sort

        words = sort(args)
        rest = super().parse_args(ctx, list(words.known))
        ctx.params |= {"line": words.line, "unknown": words.unknown}
        return rest


@cli.command("run", *_DETAILS, cls=_Command)
@cli.argument(
    "mode",
    label="MODE",
    choices=cli.MODES,
    text=Text("task, workspace or hypertuning.", "运行方式：task、workspace 或 hypertuning。"),
)
@cli.argument(
    "words",
    label="[-- COMMAND...]",
    nargs=-1,
    text=Text("What takes the place of `command`.", "替换 command 的内容。"),
)
@cli.override_options
@cli.option(
    "-m",
    "--message",
    value="TEXT",
    expose_value=False,
    text=Text("Passed on: describes the run.", "传给 `bayes`：执行描述。"),
)
@cli.flag(
    "-f", "--follow", expose_value=False, text=Text("Passed on: follows the run.", "传给 `bayes`：跟踪容器运行。")
)
@cli.flag("-o", "--open", expose_value=False, text=Text("Passed on: opens a browser.", "传给 `bayes`：在浏览器打开。"))
@cli.flag("--dry-run", text=Text("Print the line on stdout and start nothing.", "在标准输出打印命令行，不启动。"))
@cli.flag("--force", text=Text("Go on in spite of errors.", "有错误也继续。"))
@cli.flag(
    "--yes",
    text=Text("Do not ask. Without a terminal nothing is asked anyway.", "不询问。不在终端上运行时本来就不询问。"),
)
@config_options
def command(
    session: Session,
    mode: Mode,
    words: tuple[str, ...],
    data: tuple[str, ...],
    env: str | None,
    resource: str | None,
    node: int | None,
    dry_run: bool,
    force: bool,
    yes: bool,
    line: tuple[str, ...],
    unknown: tuple[str, ...],
) -> int:
    """Check, show, and start the client."""
    from openbayes_cli.installed import find_bayes
    from openbayes_config.client import Overrides

    path = cli.default_file()
    bayes = find_bayes()
    if bayes is None and not dry_run:
        raise cli.Failure(_NO_BAYES)
    code = _check(path, session, mode, Overrides(data, env, resource, node, words or None), bayes)
    if unknown:
        session.warn(_UNKNOWN, words=list(unknown))
    if code != cli.OK and not force:
        session.say(_STOPPED)
        return code
    if bayes is None or dry_run:
        session.write(_as_typed(line) + "\n")
        return cli.OK
    return _start(session, bayes, line, yes)


def _start(session: Session, bayes: Installed, line: Sequence[str], yes: bool) -> int:
    from openbayes_cli.running.question import agreed
    from openbayes_cli.running.start import start

    if not yes and not agreed(session):
        session.say(_NOT_STARTED)
        return cli.FINDINGS
    return start(bayes.path, ("gear", "run", *line))


def _check(path: str, session: Session, mode: Mode, overrides: Overrides, bayes: Installed | None) -> int:
    """Show what would run; the exit code of what speaks against it."""
    from openbayes_cli.rendering.jobs import Asked, Rendered, as_it_is, has_errors

    file = cli.read_input(path)
    config = Configuration.of(session)
    settings = config.at(path)
    client = _client(session, bayes, settings.client or cli.DEFAULT_CLIENT)
    catalog = None if config.isolated else Catalogs(session).for_file(path, settings.catalog)
    asked = Asked(mode, client, overrides, os.environ, False, settings, cli.files_beside(path), catalog)
    rendered = Rendered(file.name, file.data, as_it_is(file.data, asked))
    _show(rendered, asked, session)
    failures = rendered.rendering.report.failures
    for failure in failures:
        report_bug(failure.error, session)
    return cli.BUG if failures else cli.FINDINGS if has_errors(rendered.rendering) else cli.OK


def _client(session: Session, bayes: Installed | None, asked: str) -> str:
    """The version to check for: that of the ``bayes`` that would run, where it is known and modelled."""
    if bayes is None:
        session.warn(_NO_BAYES)
    elif bayes.version is None:
        session.note(_NO_VERSION, asked=asked)
    else:
        try:
            return cli.client_version(session, bayes.version)
        except cli.Failure:
            session.warn(_NOT_MODELLED, version=bayes.version, asked=asked)
    return cli.client_version(session, asked)


def _show(each: Rendered, asked: Asked, session: Session) -> None:
    """All of it on stderr: stdout is for the client."""
    from openbayes_cli.rendering.text import safe, say_notes, say_refusal

    shown = say_refusal(each, asked, session)
    if shown is None:
        return
    if shown.command is not None:
        session.say_line(safe(shown.command))
    _say_quotes(asked.overrides.command or (), session)
    say_notes(shown, asked, session)


def _say_quotes(words: tuple[str, ...], session: Session) -> None:
    """Whether words that were quoted come apart: the client joins them with blanks."""
    if len(words) < 2:
        return
    from shlex import join, split

    try:
        apart = tuple(split(" ".join(words))) != words
    except ValueError:
        apart = True
    if apart:
        session.note(_QUOTES, line=join([join(words)]))


def _as_typed(line: Sequence[str]) -> str:
    """The line for a shell, or for cmd on Windows, where a variable cannot be set in the same line."""
    words = ["bayes", "gear", "run", *line]
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline(words)
    from shlex import join

    return f"PYTHONUTF8=1 {join(words)}"


_NO_BAYES = Text(
    "`bayes`, the official client, is not on PATH (one in the current folder does not count).",
    "PATH 上没有官方客户端 `bayes`（当前目录里的不算）。",
)
_NO_VERSION = Text(
    "The version of the `bayes` on PATH is not known; checked for {asked}.",
    "PATH 上的 `bayes` 版本未知，按 {asked} 检查。",
)
_NOT_MODELLED = Text(
    "What the installed bayes {version} does with openbayes.yaml was not observed; checked for {asked}.",
    "已安装的 bayes {version} 如何处理 openbayes.yaml 没有经过观察验证，按 {asked} 检查。",
)
_UNKNOWN = Text(
    "obconf does not know this option; it is passed on to `bayes`, and what it changes is not checked: {words}",
    "obconf 不认识以下选项，会原样传给 `bayes`，其影响没有检查：{words}",
)
_QUOTES = Text(
    "The client joins the words after -- with blanks, so the quotes around them are lost. To keep them: -- {line}",
    "客户端用空格连接 -- 之后的各个词，词两边的引号会丢失。要保留引号，请写成：-- {line}",
)
_STOPPED = Text(
    "Stopped before anything was uploaded or started. --force goes on all the same.",
    "已停下，没有上传，也没有启动。加 --force 仍可继续。",
)
_NOT_STARTED = Text("Nothing was started.", "没有启动。")
