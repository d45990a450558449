"""What ``obconf render`` prints for people: the line on stdout, what it does not show on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.console import wants_color
from openbayes_cli.framework import Session, Text
from openbayes_cli.rendering.jobs import Asked, Rendered, repaired
from openbayes_config.diagnostic import printable

if TYPE_CHECKING:
    from openbayes_config.renderer import Rendering


def write_text(each: Rendered, asked: Asked, params_json: bool, session: Session, output: str | None) -> None:
    """Errors first; a refused file has nothing on stdout."""
    shown = say_refusal(each, asked, session)
    if shown is None:
        return
    if params_json:
        _write_parameters(shown, session, output)
    elif shown.command is not None:
        session.write(safe(shown.command) + "\n", output)
    say_notes(shown, asked, session, params_json)


def say_refusal(each: Rendered, asked: Asked, session: Session) -> Rendering | None:
    """Say what is wrong with a file, and give the masked rendering of one that is accepted."""
    from openbayes_config.renderer import masked

    say_errors(each, session)
    if each.rendering.accepted:
        return masked(each.rendering)
    _say_repaired(each, asked, session)
    return None


def say_notes(shown: Rendering, asked: Asked, session: Session, params_json: bool = False) -> None:
    """What the line does not show about a masked, accepted rendering."""
    from openbayes_config.explained.notes import losses, notes, parameters_notes, summary

    for text, fields in losses(shown):
        session.error(text, **fields)
    for text, fields in parameters_notes(shown) if params_json else notes(shown, asked.overrides):
        session.note(text, **fields)
    text, fields = summary(shown)
    session.say(text, **fields)


def _write_parameters(shown: Rendering, session: Session, output: str | None) -> None:
    import json

    from openbayes_config.explained.plain import plain

    session.write(json.dumps(plain(shown.parameters_file), ensure_ascii=False, allow_nan=False) + "\n", output)


def say_errors(each: Rendered, session: Session) -> None:
    """What the client would refuse or lose: in full where it is the whole answer, else one line each."""
    from openbayes_cli.report import Checked, concise, full
    from openbayes_config.linter import Report

    report = each.rendering.report
    errors = tuple(finding for finding in report.diagnostics if finding.severity == "error")
    if not errors:
        return
    checked = [Checked(each.name, Report(report.document, report.context, errors))]
    paint = cli.Painter(wants_color(session.color, sys.stderr))
    if each.rendering.accepted:
        session.say_line(concise.text(checked, session.lang, paint).rstrip("\n"))
    else:
        session.say_line(full.text(checked, session.lang, paint, cli.text_width(sys.stderr)).rstrip("\n"))


def _say_repaired(each: Rendered, asked: Asked, session: Session) -> None:
    """The line that would run after safe fixes, where they suffice."""
    from openbayes_config.renderer import masked

    fixed = None if asked.fixed else repaired(each.data, asked)
    if fixed and fixed.accepted:
        command = masked(fixed).command
        session.note(_AFTER_FIX if command is not None else _AFTER_FIX_RUNS, command=command or "")


def safe(command: str) -> str:
    """The command without what could steer a terminal; line ends and tabs stay."""
    return "".join(char if char in "\n\t" else printable(char) for char in command)


_AFTER_FIX = Text("After `obconf fix` this would run: {command}", "用 `obconf fix` 修复之后将运行：{command}")
_AFTER_FIX_RUNS = Text(
    "After `obconf fix` the client would accept the file.", "用 `obconf fix` 修复之后客户端会接受该文件。"
)
