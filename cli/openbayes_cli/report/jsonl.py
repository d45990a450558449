"""One line of JSON for each finding, as in ``findings`` of the JSON report: for ``jq``, ``grep`` and log collectors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_cli.report.json import finding_data

if TYPE_CHECKING:
    from openbayes_cli.console import Session
    from openbayes_cli.report.run import Run


def write(run: Run, session: Session, file: str) -> None:
    """Write the report; a file in which nothing was found gives no line."""
    session.write_json_lines(data(run), file)


def data(run: Run) -> Iterator[dict[str, object]]:
    """The findings as plain data."""
    return (
        finding_data(checked, finding, run.lang) for checked in run.checked for finding in checked.report.diagnostics
    )
