"""``obconf validate``: what is wrong, where, and what to write instead."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.bugs import report_bug
from openbayes_cli.framework import Session, Text
from openbayes_cli.report import Checked, Counts
from openbayes_cli.report.formats import Wanted, check_targets, report_option, write

if TYPE_CHECKING:
    from openbayes_config.context import AskedMode

_DETAILS = Text(
    "Nothing is sent anywhere and nothing is changed. Exit code 0: no errors; 1: errors (with --strict warnings "
    "too); 2: wrong usage, or no such file.",
    "不联网，也不修改文件。退出码：0 没有错误；1 有错误（加 --strict 时警告也算）；2 用法错误或文件不存在。",
)


@cli.command("validate", _DETAILS)
@cli.paths_argument
@cli.any_mode_option
@cli.client_option
@cli.check_env_option
@cli.flag("--strict", text=Text("Warnings give exit code 1 too.", "有警告时退出码也为 1。"))
@cli.option(
    "--format",
    choices=("full", "concise", "json"),
    default="full",
    text=Text(
        "full (default) is for reading, concise gives one line for each finding, json is for programs.",
        "full（默认）便于阅读，concise 每个问题一行，json 供程序读取。",
    ),
)
@cli.output_option
@report_option
@cli.stdin_filename_option
def command(
    session: Session,
    paths: tuple[str, ...],
    mode: AskedMode,
    client: str,
    check_env: bool,
    strict: bool,
    format: str,
    output: str | None,
    report: tuple[Wanted, ...],
    stdin_filename: str | None,
) -> int:
    """Check files and show what was found."""
    found = cli.find_files(paths, session)
    check_targets(report, found.paths, output, fills_stdout=format == "json" and output in (None, "-"))
    version = cli.client_version(session, client)
    environ = os.environ if check_env else None
    checked, code = _check(found.paths, session, mode, version, environ, stdin_filename)
    _show(checked, session, format, output, aside=any(each.fills_stdout for each in report))
    if report:
        from openbayes_cli.report.run import Run

        write(Run(checked, session.machine_lang, strict, max(found.code, code)), report, session)
    counts = Counts(checked)
    return max(found.code, code, cli.FINDINGS if counts.of["error"] or (strict and counts.of["warning"]) else cli.OK)


def _check(
    paths: Sequence[str],
    session: Session,
    mode: AskedMode,
    client: str,
    environ: Mapping[str, str] | None,
    stdin_filename: str | None,
) -> tuple[list[Checked], int]:
    """The files that could be read, and the exit code of what went wrong meanwhile."""
    from openbayes_config.linter import lint

    checked: list[Checked] = []
    code = cli.OK
    for path in paths:
        file = cli.try_to_read(path, session, stdin_filename)
        if file is None:
            code = max(code, cli.USAGE)
            continue
        report = lint(file.data, mode=mode, client=client, environ=environ)
        for failure in report.failures:
            report_bug(failure.error, session)
            code = cli.BUG
        checked.append(Checked(file.name, report))
    return checked, code


def _show(checked: Sequence[Checked], session: Session, format: str, output: str | None, aside: bool) -> None:
    """``aside``: stdout is taken by a report, so what people read goes to stderr."""
    if format == "json":
        from openbayes_cli.report import json

        session.write_json(json.data(checked, session.machine_lang), output)
        return
    text = _text(checked, session, format, output, aside)
    if text and aside and output is None:
        session.say_line(text.rstrip("\n"))
    elif text or output:
        session.write(text, output)
    if checked and not text:
        session.say(_FINE if len(checked) == 1 else _ALL_FINE, n=len(checked), name=checked[0].name)


def _text(checked: Sequence[Checked], session: Session, format: str, output: str | None, aside: bool) -> str:
    """The report for people, empty where nothing was found."""
    if not any(each.report.diagnostics for each in checked):
        return ""
    paint = session.painter(output, stderr=aside)
    if format == "concise":
        from openbayes_cli.report import concise

        return concise.text(checked, session.lang, paint)
    from openbayes_cli.report import full

    return full.text(checked, session.lang, paint, cli.PIPED_WIDTH if output else cli.text_width())


_FINE = Text("{name}: no problems.", "{name}：没有问题。")
_ALL_FINE = Text("{n} files checked, no problems.", "已检查 {n} 个文件，没有问题。")
