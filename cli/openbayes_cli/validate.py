"""``obconf validate``: what is wrong, where, and what to write instead."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from openbayes_cli import baseline as known
from openbayes_cli import framework as cli
from openbayes_cli.bugs import report_bug
from openbayes_cli.catalogs import Catalogs
from openbayes_cli.configuration import Configuration, config_options, rule_options
from openbayes_cli.framework import Session, Text
from openbayes_cli.many import for_each
from openbayes_cli.portability import note_encoding
from openbayes_cli.report import Checked, Counts
from openbayes_cli.report.formats import Wanted, check_targets, report_option, write

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.context import AskedMode
    from openbayes_config.settings import Settings

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
@rule_options
@known.baseline_option
@known.write_baseline_option
@config_options
@cli.flag(
    "--show-settings",
    text=Text("Show the settings and where they come from, and stop.", "显示设置及其来源，然后结束。"),
)
@cli.flag("--show-files", text=Text("Show which files would be checked, and stop.", "显示将检查哪些文件，然后结束。"))
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
    baseline: str | None,
    write_baseline: str | None,
    show_settings: bool,
    show_files: bool,
) -> int:
    """Check files and show what was found."""
    config = Configuration.of(session)
    if show_settings:
        return _show_settings(config, session, paths, stdin_filename)
    found = cli.find_files(paths, session)
    wanted = config.included(found.paths, paths)
    if show_files:
        session.write("".join(f"{cli.shown_path(path)}\n" for path in wanted))
        return found.code
    check_targets(report, found.paths, output, fills_stdout=format == "json" and output in (None, "-"))
    environ = dict(os.environ) if check_env else None
    names = Catalogs(session)
    jobs = [_job(config, path, mode, client, stdin_filename, names) for path in wanted]
    checked, code = _check(jobs, session, environ, stdin_filename)
    if write_baseline:
        known.write(write_baseline, checked, session)
        return max(found.code, code)
    checked = known.apply(baseline, checked, session) if baseline else checked
    _show(checked, session, format, output, aside=any(each.fills_stdout for each in report))
    if report:
        _report(checked, session, report, strict, max(found.code, code))
    counts = Counts(checked)
    return max(found.code, code, cli.FINDINGS if counts.of["error"] or (strict and counts.of["warning"]) else cli.OK)


def _report(checked: Sequence[Checked], session: Session, wanted: Sequence[Wanted], strict: bool, code: int) -> None:
    from openbayes_cli.report.run import Run

    hushed = {at: each.report.suppressed for at, each in enumerate(checked)}
    write(Run(checked, session.machine_lang, strict, code, hushed), wanted, session)


class _Job(NamedTuple):
    """A file and how it is to be checked; ``data`` is empty until it was read."""

    path: str
    name: str
    data: bytes
    mode: AskedMode
    client: str
    settings: Settings
    catalog: Catalog | None


def _job(
    config: Configuration, path: str, mode: AskedMode, client: str, stdin_filename: str | None, names: Catalogs
) -> _Job:
    settings = config.at(path, stdin_filename)
    catalog = None if config.isolated else names.for_file(path, settings.catalog)
    return _Job(path, "", b"", settings.mode or mode, config.client(settings, client), settings, catalog)


def _check(
    jobs: Sequence[_Job], session: Session, environ: Mapping[str, str] | None, stdin_filename: str | None
) -> tuple[list[Checked], int]:
    """The files that could be read, and the exit code of what went wrong meanwhile."""
    read = ((job, cli.try_to_read(job.path, session, stdin_filename)) for job in jobs)
    ready = [job._replace(name=file.name, data=file.data) for job, file in read if file]
    code = cli.OK if len(ready) == len(jobs) else cli.USAGE
    note_encoding(((job.name, job.data, job.settings) for job in ready), session)
    check = partial(_lint, environ=environ, stdin_filename=stdin_filename)
    checked = for_each(check, ready, sum(len(job.data) for job in ready), session)
    for failure in (failure for each in checked for failure in each.report.failures):
        report_bug(failure.error, session)
        code = cli.BUG
    return checked, code


def _lint(job: _Job, environ: Mapping[str, str] | None, stdin_filename: str | None) -> Checked:
    """Check one file; many are checked in processes of their own, so all of this can be pickled."""
    from openbayes_config.linter import lint

    files = cli.files_beside(job.path, stdin_filename)
    report = lint(
        job.data,
        mode=job.mode,
        client=job.client,
        environ=environ,
        files=files,
        settings=job.settings,
        catalog=job.catalog,
    )
    return Checked(job.name, report)


def _show_settings(config: Configuration, session: Session, paths: Sequence[str], stdin_filename: str | None) -> int:
    """The settings for the first path that was named, or for the current folder."""
    from openbayes_cli.shown_settings import text

    path = paths[0] if paths else cli.STDIN
    session.write(text(config.loaded(path, stdin_filename), config.at(path, stdin_filename), session))
    return cli.OK


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
