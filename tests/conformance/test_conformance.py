"""Thousands of generated files: errors exactly where the judge says, submissions exactly as sent."""

from __future__ import annotations

import pytest

from tests.conformance.agreement import Comparison, compare_all, disagreements, explained
from tests.conformance.generate import generate, seed_of_run
from tests.conformance.mutate_bindings import LOST
from tests.conformance.runner import Case, Pool

SEED = seed_of_run()
OLD_CLIENT_SHARE = 4


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    print(f"OBCONF_SEED={SEED}")
    return generate(SEED)


@pytest.fixture(scope="module")
def comparison(pool: Pool, cases: list[Case]) -> Comparison:
    return compare_all(pool, cases)


def test_current_client(comparison: Comparison) -> None:
    assert not comparison.found, explained(comparison.found, SEED)


def test_the_cases_are_worth_it(comparison: Comparison) -> None:
    """At least half is accepted, and every cause of a lost binding has lost one at least 20 times."""
    assert comparison.accepted >= comparison.runs / 2, SEED
    assert {cause: comparison.lost[cause] for cause in LOST if comparison.lost[cause] < 20} == {}, SEED


def test_old_client(old_pool: Pool, cases: list[Case]) -> None:
    found = disagreements(old_pool, cases[::OLD_CLIENT_SHARE])
    assert not found, explained(found, SEED)
