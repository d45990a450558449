"""``obconf render``: the command line that will run, and what will be submitted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from openbayes_cli import framework as cli
from openbayes_cli.bugs import report_bug
from openbayes_cli.catalogs import Catalogs
from openbayes_cli.configuration import Configuration, config_options
from openbayes_cli.framework import Session, Text
from openbayes_cli.rendering import forms, trial_options
from openbayes_cli.rendering.jobs import Asked, Rendered, as_it_is, has_errors, repaired

if TYPE_CHECKING:
    from openbayes_config.client import Mode

_DETAILS = (
    Text(
        "stdout gets one line: the command that is submitted and, for a task, its parameters. stderr says what the "
        "line does not show. Options stand for those of `bayes gear run`.",
        "标准输出只有一行：提交的命令，任务方式下后面附加参数。这一行看不出的情况写在标准错误。"
        "下列选项与 `bayes gear run` 的同名选项含义相同。",
    ),
    Text(
        "Secrets are masked everywhere. Nothing is sent, run or changed. Exit code 0: no errors; 1: the client would "
        "refuse the file, or lose a part of it, or there is no line for --cli; 2: wrong usage, or no such file.",
        "敏感内容一律遮盖。不联网，不执行命令，也不修改文件。退出码：0 没有错误；1 客户端会拒绝该文件或丢掉其中一部分，"
        "或者 --cli 没有等效的命令；2 用法错误或文件不存在。",
    ),
)


class _Command(cli.Command):
    """Takes the words after ``--`` for itself: they are a command, not paths."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what stands before ``--``; the words after it become the parameter ``words``."""
        at = args.index("--") if "--" in args else len(args)
        rest = super().parse_args(ctx, trial_options.with_values(args[:at]))
        ctx.params["words"] = tuple(args[at + 1 :])
        return rest


@cli.command("render", *_DETAILS, cls=_Command)
@cli.argument(
    "paths",
    label="[PATH]... [-- COMMAND...]",
    nargs=-1,
    text=Text(
        "The file, or - for stdin (default: ./openbayes.yaml); with --format jsonl also several files and folders. "
        "What follows -- takes the place of `command`.",
        "文件，或用 - 表示标准输入（默认：./openbayes.yaml）；用 --format jsonl 时可以是多个文件或目录。"
        "-- 之后的内容替换 command。",
    ),
)
@cli.mode_option
@cli.override_options
@cli.flag(
    "--params-json",
    text=Text("Print the content of openbayes_params.json instead.", "改为输出 openbayes_params.json 的内容。"),
)
@forms.explain_option
@forms.cli_option
@trial_options.trials_option
@trial_options.seed_option
@cli.option(
    "--format",
    choices=("text", "json", "jsonl", "csv", "markdown"),
    default="text",
    text=Text(
        "text (default) is the line, json is everything about one file, jsonl one line of JSON for each file; "
        "with --trials a line for each trial, or csv.",
        "text（默认）只输出命令行，json 输出一个文件的全部内容，jsonl 每个文件输出一行 JSON；"
        "与 --trials 合用时每次尝试一行，也可以用 csv。",
    ),
)
@cli.flag("--fixed", text=Text("Render what `obconf fix` would write.", "按 `obconf fix` 修复之后的内容显示。"))
@cli.check_env_option
@cli.client_option
@cli.output_option
@cli.stdin_filename_option
@config_options
def command(
    session: Session,
    paths: tuple[str, ...],
    words: tuple[str, ...],
    mode: Mode,
    data: tuple[str, ...],
    env: str | None,
    resource: str | None,
    node: int | None,
    params_json: bool,
    explain: bool,
    as_cli: bool,
    trials: int | None,
    seed: int | None,
    format: str,
    fixed: bool,
    check_env: bool,
    client: str,
    output: str | None,
    stdin_filename: str | None,
) -> int:
    """Render files."""
    from openbayes_config.client import Overrides
    from openbayes_config.settings import DEFAULT

    form = forms.form_of(explain, as_cli, params_json, format, trials is not None)
    wanted = trial_options.wanted(trials, seed, format, params_json or form is not None, output)
    found = _find(paths, session)
    if len(found.paths) > 1 and format != "jsonl":
        raise cli.Misuse(_ONE_FILE, n=len(found.paths))
    overrides = Overrides(data, env, resource, node, words or None)
    asked = Asked(mode, client, overrides, os.environ if check_env else None, fixed, DEFAULT)
    jobs = _jobs(found.paths, asked, session, stdin_filename)
    rendered, code = _render(jobs, session, stdin_filename)
    how = _How(form, wanted, format, params_json, output)
    code = max(code, _write(rendered, jobs[0][1], how, session) if jobs else cli.OK)
    return max(found.code, code, *(cli.FINDINGS if has_errors(each.rendering) else cli.OK for each in rendered))


class _How(NamedTuple):
    """How it is written, and where."""

    form: forms.Form | None
    wanted: trial_options.Wanted | None
    format: str
    params_json: bool
    output: str | None


def _write(rendered: Sequence[Rendered], asked: Asked, how: _How, session: Session) -> int:
    """Write what was rendered; gives the exit code of what cannot be shown like this."""
    if how.wanted and rendered:
        from openbayes_cli.rendering.trials import write_trials

        return write_trials(rendered, asked, how.wanted, session)
    if how.form:
        return max([cli.OK, *(forms.write_form(each, asked, how.form, session, how.output) for each in rendered)])
    if how.format == "text":
        from openbayes_cli.rendering.text import write_text

        for each in rendered:
            write_text(each, asked, how.params_json, session, how.output)
    else:
        _write_data(rendered, how.format, session, how.output)
    return cli.OK


def _find(paths: tuple[str, ...], session: Session) -> cli.Found:
    try:
        return cli.find_files(paths, session)
    except cli.Failure as failure:
        if paths and "." not in paths[0]:
            failure.hints = (*failure.hints, _DASHES)
            failure.fields["command"] = " ".join(paths)
        raise


def _jobs(paths: Sequence[str], asked: Asked, session: Session, stdin_filename: str | None) -> list[tuple[str, Asked]]:
    """What is asked about each file, where its configuration has a say. Rendering needs one of the modes."""
    config, names = Configuration.of(session), Catalogs(session)
    jobs: list[tuple[str, Asked]] = []
    for path in paths:
        settings = config.at(path, stdin_filename)
        mode = asked.mode if settings.mode is None or settings.mode == "any" else settings.mode
        more = asked._replace(
            mode=mode,
            client=config.client(settings, asked.client),
            settings=settings,
            files=cli.files_beside(path, stdin_filename),
            catalog=None if config.isolated else names.for_file(path, settings.catalog),
        )
        jobs.append((path, more))
    return jobs


def _render(
    jobs: Sequence[tuple[str, Asked]], session: Session, stdin_filename: str | None
) -> tuple[list[Rendered], int]:
    """The files that could be read, and the exit code of what went wrong meanwhile."""
    rendered: list[Rendered] = []
    code = cli.OK
    for path, asked in jobs:
        file = cli.try_to_read(path, session, stdin_filename)
        if file is None:
            code = max(code, cli.USAGE)
            continue
        rendering = repaired(file.data, asked) if asked.fixed else as_it_is(file.data, asked)
        for failure in rendering.report.failures:
            report_bug(failure.error, session)
            code = cli.BUG
        rendered.append(Rendered(file.name, file.data, rendering))
    return rendered, code


def _write_data(rendered: Sequence[Rendered], format: str, session: Session, output: str | None) -> None:
    from openbayes_cli.rendering.data import data

    values = [data(each.name, each.rendering, session.machine_lang) for each in rendered]
    if format == "json":
        for value in values:
            session.write_json(value, output)
    else:
        session.write_json_lines(values, output)


_DASHES = Text(
    "A command goes behind two dashes: obconf render -- {command}",
    "命令要写在两个短横线之后：obconf render -- {command}",
)
_ONE_FILE = Text(
    "These are {n} files. Name one, or use --format jsonl.", "这里有 {n} 个文件。请只指定一个，或使用 --format jsonl。"
)
