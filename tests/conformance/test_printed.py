"""What the real client prints is recognised, and the cause that obconf names is in the file."""

from __future__ import annotations

import pytest

from openbayes_config.client import Overrides
from openbayes_config.linter import lint
from openbayes_config.printed import recognise
from tests.conformance.behaviours import Behaviour
from tests.conformance.runner import Pool
from tests.conformance.test_behaviours import ROWS, holds_in

CURRENT = [row for row in ROWS if holds_in(row, "0.28.5") and not row.missing]


@pytest.mark.parametrize("row", CURRENT, ids=lambda row: row.id)
def test_what_the_client_says(pool: Pool, row: Behaviour) -> None:
    """Every refusal; of what was submitted, only that it was created."""
    outcome = row.run(pool)
    if outcome.exception:
        pytest.skip("the traceback is printed by the process, which is not run here")
    known = recognise(outcome.stdout + outcome.stderr)
    if outcome.submissions:
        assert {each.id for each in known} <= {"created"}
        return
    assert known, outcome.stdout
    case = row.case
    overrides = Overrides(**row.options._asdict())
    report = lint(case.data, mode=row.mode, overrides=overrides, environ=case.environ)
    found = {each.rule.id for each in report.diagnostics}
    for each in known:
        assert not each.rules or found & set(each.rules) or (each.other and row.options.args()), (found, outcome.stdout)
