"""What the generated cases are made of."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conformance.generate import COUNT, LOST_EACH, generate
from tests.conformance.judge import judge
from tests.conformance.mutate_bindings import LOST
from tests.conformance.runner import MODES, Case, Job, Pool

SEED = 20240501


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return generate(SEED)


def test_enough_and_the_same_for_the_same_seed(cases: list[Case]) -> None:
    assert len(cases) == COUNT >= 2000
    assert [case.data for case in generate(SEED)] == [case.data for case in cases]
    assert [case.data for case in generate(SEED + 1)] != [case.data for case in cases]


def test_variety(cases: list[Case]) -> None:
    assert len({case.data for case in cases}) > 0.95 * len(cases)
    given = [case.options for case in cases]
    for field in ("data", "env", "resource", "node", "command"):
        assert sum(getattr(options, field) not in (None, ()) for options in given) > 50
    assert sum(b"\r" in case.data for case in cases) > 20


def test_at_least_half_is_accepted_and_every_loss_occurs(pool: Pool, cases: list[Case]) -> None:
    accepted, lost = 0, Counter[str]()
    for (case, mode), outcome in pool.map(Job(case, mode) for case in cases for mode in MODES):
        accepted += outcome.operation is not None
        if mode == "task" and outcome.operation:
            different = judge(case, mode, pool.version, outcome).differences
            dropped = len(outcome.sent["dataBindings"] or ()) < len(case.options.data)
            if dropped or any("binding" in text for text in different):
                lost.update(case.causes & set(LOST))
    assert accepted >= len(cases) * len(MODES) / 2
    assert LOST_EACH >= 20
    assert {cause: lost[cause] for cause in LOST if lost[cause] < 20} == {}
