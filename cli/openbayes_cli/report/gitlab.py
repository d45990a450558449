"""GitLab Code Quality: a JSON array, as ``artifacts:reports:codequality`` takes it.

The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab shows one of all
findings with the same fingerprint, and none without a line or a severity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openbayes_cli.console import Session
    from openbayes_cli.report.run import Entry, Run
    from openbayes_config.diagnostic import Severity

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def write(run: Run, session: Session, file: str) -> None:
    """Write the report."""
    session.write_json(data(run), file)


def data(run: Run) -> list[dict[str, object]]:
    """The report as plain data."""
    return [_issue(entry) for entry in run.entries()]


def _issue(entry: Entry) -> dict[str, object]:
    return {
        "description": entry.message,
        "check_name": entry.title,
        "fingerprint": entry.fingerprint,
        "severity": _SEVERITIES[entry.finding.severity],
        "location": {"path": entry.path, "lines": {"begin": entry.start.line, "end": entry.end.line}},
    }
