"""Which clients the tests can have; without a registry they are skipped, and one line says so.

With OBCONF_REQUIRE_CONFORMANCE=1 a missing client is a failure instead.
"""

from __future__ import annotations

import os
from functools import cache

import pytest

from tests.conformance.environment import Environment, RegistryError, environment

MISSING: dict[str, str] = {}


@cache
def client_environment(version: str) -> Environment | None:
    """The environment; None, with the reason kept in MISSING, where the registry gives none."""
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
