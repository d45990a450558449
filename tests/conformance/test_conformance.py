"""Thousands of generated files: errors exactly where the judge says, submissions exactly as sent."""

from __future__ import annotations

import pytest

from tests.conformance.agreement import disagreements, explained
from tests.conformance.generate import generate, seed_of_run
from tests.conformance.runner import Case, Pool

SEED = seed_of_run()


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    print(f"OBCONF_SEED={SEED}")
    return generate(SEED)


def test_current_client(pool: Pool, cases: list[Case]) -> None:
    found = disagreements(pool, cases)
    assert not found, explained(found, SEED)


def test_old_client(old_pool: Pool, cases: list[Case]) -> None:
    found = disagreements(old_pool, cases[:: len(cases) // 600])
    assert not found, explained(found, SEED)
