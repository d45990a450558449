"""What the generated cases are made of."""

from __future__ import annotations

import pytest

from tests.conformance.generate import COUNT, LOST_EACH, generate
from tests.conformance.mutate_bindings import LOST
from tests.conformance.runner import Case

SEED = 20240501


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return generate(SEED)


def test_enough_and_the_same_for_the_same_seed(cases: list[Case]) -> None:
    assert len(cases) == COUNT >= 2000
    assert [case.data for case in generate(SEED)] == [case.data for case in cases]
    assert [case.data for case in generate(SEED + 1)] != [case.data for case in cases]


def test_every_cause_of_a_lost_binding_is_there_twice_as_often_as_needed(cases: list[Case]) -> None:
    for cause in LOST:
        assert sum(cause in case.causes for case in cases) == LOST_EACH >= 40


def test_variety(cases: list[Case]) -> None:
    assert len({case.data for case in cases}) > 0.95 * len(cases)
    given = [case.options for case in cases]
    for field in ("data", "env", "resource", "node", "command"):
        assert sum(getattr(options, field) not in (None, ()) for options in given) > 50
    assert sum(b"\r" in case.data for case in cases) > 20
