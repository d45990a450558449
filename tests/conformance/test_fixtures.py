"""Every fixture in every mode: obconf says what the client does."""

from __future__ import annotations

from openbayes_config.linter import lint
from tests.conformance.agreement import disagreements, explained
from tests.conformance.fixtures import fixture_cases, template_case
from tests.conformance.runner import Pool


def test_fixtures(pool: Pool) -> None:
    found = disagreements(pool, [*fixture_cases(), template_case(pool)])
    assert not found, explained(found)


def test_fixtures_with_the_old_client(old_pool: Pool) -> None:
    found = disagreements(old_pool, [*fixture_cases(), template_case(old_pool)])
    assert not found, explained(found)


def test_what_the_client_writes_gives_no_finding(pool: Pool, old_pool: Pool) -> None:
    for template in (template_case(pool), template_case(old_pool)):
        for version in ("0.28.5", "0.28.0"):
            assert lint(template.data, client=version).diagnostics == (), (template.id, version)
