"""Annotations of GitHub Actions: workflow commands that the runner finds among the lines of a step.

The format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions. GitHub shows ten
annotations of a kind for each step and drops the rest without a word; so errors come first, and one line counts
the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_cli.console import Session
    from openbayes_cli.report.run import Entry, Run
    from openbayes_config.diagnostic import Severity

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST = 10


def write(run: Run, session: Session, file: str) -> None:
    """Write the report."""
    session.write(text(run), file)


def text(run: Run) -> str:
    """A line for each annotation, errors first."""
    entries = list(run.entries())
    counts = Counter(entry.finding.severity for entry in entries)
    # What counts the rest is a notice, too.
    overflow = any(count > _MOST for count in counts.values())
    room = {"error": _MOST, "warning": _MOST, "info": _MOST - overflow}
    shown = [entry for severity in _COMMANDS for entry in _of(entries, severity)[: room[severity]]]
    lines = [_annotation(entry) for entry in shown]
    if len(shown) < len(entries):
        words = _REST.in_(run.lang, {"shown": len(shown), "all": len(entries)})
        lines.append(f"::notice title=obconf::{_message(words)}")
    return "".join(line + "\n" for line in lines)


def _of(entries: list[Entry], severity: Severity) -> list[Entry]:
    return [entry for entry in entries if entry.finding.severity == severity]


def _annotation(entry: Entry) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in _properties(entry))
    return f"::{_COMMANDS[entry.finding.severity]} {properties}::{_message(entry.text)}"


def _properties(entry: Entry) -> Iterator[tuple[str, object]]:
    start, end = entry.start, entry.end
    yield "file", entry.path
    yield "line", start.line
    yield "endLine", end.line
    if start.line == end.line:  # columns of different lines are not allowed
        yield "col", start.column
        yield "endColumn", max(end.column - 1, start.column)
    yield "title", entry.title


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


_REST = Text(
    "Only {shown} of {all} findings are shown as annotations, errors first; the log of this step has them all.",
    "共 {all} 个问题，这里只显示 {shown} 个，错误优先；全部问题见本步骤的日志。",
)
