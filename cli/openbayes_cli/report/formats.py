"""The reports beside the human output: ``--report FORMAT=FILE``. A format is imported when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from openbayes_cli.command import option
from openbayes_cli.usage import Misuse, nearest
from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_cli.console import Session
    from openbayes_cli.report.run import Run

# Each is a module of this package with ``write(run, session, file)``.
FORMATS = ("json", "jsonl", "sarif", "github", "gitlab", "junit")
STDOUT = "-"
# Lines that may stand among others; every other format is a document of its own.
_LINES = ("github",)


class Wanted(NamedTuple):
    """A report that was asked for. ``file`` is a path, or ``-`` for stdout."""

    format: str
    file: str

    @property
    def fills_stdout(self) -> bool:
        """Whether nothing else may be printed there."""
        return self.file == STDOUT and self.format not in _LINES


class ReportType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.3 on only
    """``FORMAT=FILE``."""

    name = "FORMAT=FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Wanted:
        """The report that is asked for. Raises :class:`Misuse`."""
        if isinstance(value, Wanted):
            return value
        format, equals, file = str(value).partition("=")
        known = Text(", ".join(FORMATS), "、".join(FORMATS))
        if format not in FORMATS:
            near = nearest(format, FORMATS)
            raise Misuse(_NO_FORMAT_NEAR if near else _NO_FORMAT, ctx, format=format, near=near, known=known)
        if not equals or not file:
            raise Misuse(_NO_FILE, ctx, format=format)
        return Wanted(format, file)


report_option = option(
    "--report",
    value="FORMAT=FILE",
    type=ReportType(),
    multiple=True,
    text=Text(
        "Also write a report for another program: json, jsonl, sarif, github (annotations), gitlab (Code Quality) or "
        "junit. - is standard output. May be given several times.",
        "另外写出一份供其他程序读取的报告：json、jsonl、sarif、github（注解）、gitlab（代码质量）或 junit。"
        "文件写 - 表示标准输出。可以多次使用。",
    ),
)
"""``report``: a tuple of :class:`Wanted`."""


def check_targets(wanted: Sequence[Wanted], inputs: Sequence[str], output: str | None, fills_stdout: bool) -> None:
    """Refuse two results in one place, and a report in place of a file that is checked. Raises :class:`Misuse`.

    ``fills_stdout``: the main result is itself a document on stdout.
    """
    files = [os.path.realpath(each.file) for each in wanted if each.file != STDOUT]
    files += [os.path.realpath(output)] if output not in (None, STDOUT) else []
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice:
        raise Misuse(_TWICE, file=os.path.basename(twice))
    read = {os.path.realpath(path) for path in inputs if path != STDOUT}
    lost = next((file for file in files if file in read), None)
    if lost:
        raise Misuse(_OVERWRITES, file=os.path.basename(lost))
    printed = [each for each in wanted if each.file == STDOUT]
    if (fills_stdout or any(each.fills_stdout for each in printed)) and len(printed) + fills_stdout > 1:
        raise Misuse(_TWO_PRINTED)


def write(run: Run, wanted: Sequence[Wanted], session: Session) -> None:
    """Write every report. Raises :class:`openbayes_cli.failure.Failure` where a file cannot be written."""
    for each in wanted:
        import_module(f"openbayes_cli.report.{each.format}").write(run, session, each.file)


_NO_FORMAT = Text(
    "--report does not know the format `{format}`. The formats are {known}.",
    "--report 没有 `{format}` 这种格式，可选的格式：{known}。",
)
_NO_FORMAT_NEAR = Text(
    "--report does not know the format `{format}`. Did you mean {near}? The formats are {known}.",
    "--report 没有 `{format}` 这种格式，是否想写 {near}？可选的格式：{known}。",
)
_NO_FILE = Text(
    "--report {format} needs a file: --report {format}=FILE, or --report {format}=- for standard output.",
    "--report {format} 后面需要写明文件：--report {format}=文件，或用 --report {format}=- 写到标准输出。",
)
_TWICE = Text("{file} is named for two results.", "两份结果都要写入 {file}。")
_OVERWRITES = Text("The report would replace {file}, which is to be checked.", "报告会覆盖要检查的文件 {file}。")
_TWO_PRINTED = Text(
    "Standard output takes one of these results only; give the others a file.",
    "标准输出只能放一份这样的结果，其余的请写入文件。",
)
