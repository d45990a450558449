"""Fixtures that need the official client: one pool of workers per modelled version."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conformance.availability import MISSING, environment_or_skip
from tests.conformance.environment import MODELLED
from tests.conformance.runner import Pool


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """Workers of the current client."""
    with Pool(environment_or_skip(MODELLED[0])) as pool:
        yield pool


@pytest.fixture(scope="session")
def old_pool() -> Iterator[Pool]:
    """Workers of a client that appends parameters to the command."""
    with Pool(environment_or_skip(MODELLED[1])) as pool:
        yield pool


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The one loud line, at the end where it is seen."""
    for line in sorted(MISSING.values())[-1:]:
        terminalreporter.write_line(line, red=True, bold=True)
