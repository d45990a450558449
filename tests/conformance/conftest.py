"""Fixtures that need the official client: one pool of workers per modelled version.

Without a registry the tests are skipped with one line; with OBCONF_REQUIRE_CONFORMANCE=1 they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest

from tests.conformance.environment import Environment, RegistryError, environment
from tests.conformance.runner import Pool

MISSING: dict[str, str] = {}


@cache
def client_environment(version: str) -> Environment | None:
    """The environment; None, with the reason kept, where the registry gives none."""
    try:
        return environment(version)
    except RegistryError as error:
        if os.environ.get("OBCONF_REQUIRE_CONFORMANCE") == "1":
            raise
        MISSING[version] = f"NOT TESTED against the official client {version}: {error}"
        return None


def environment_or_skip(version: str) -> Environment:
    found = client_environment(version)
    if found is None:
        pytest.skip(MISSING[version])
    return found


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """Workers of the current client."""
    with Pool(environment_or_skip("0.28.5")) as pool:
        yield pool


@pytest.fixture(scope="session")
def old_pool() -> Iterator[Pool]:
    """Workers of the last modelled client that appends parameters to the command."""
    with Pool(environment_or_skip("0.28.0")) as pool:
        yield pool


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The one loud line, at the end where it is seen."""
    for line in sorted(MISSING.values())[-1:]:
        terminalreporter.write_line(line, red=True, bold=True)
