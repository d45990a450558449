"""Environments of the client: built whole or not at all, and their absence is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance import availability
from tests.conformance.availability import MISSING, client_environment
from tests.conformance.environment import STAMP, Environment, RegistryError, environment


@pytest.fixture
def no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")


@pytest.fixture
def nothing_asked_for_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    kept = dict(MISSING)
    yield
    MISSING.clear()
    MISSING.update(kept)


@pytest.mark.usefixtures("no_registry")
def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"openbayes-cli==0\.28\.5"):
        environment("0.28.5", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_registry")
def test_a_complete_environment_needs_no_registry(tmp_path: Path) -> None:
    (tmp_path / "1.2.3").mkdir()
    (tmp_path / "1.2.3" / STAMP).touch()
    assert environment("1.2.3", tmp_path) == Environment("1.2.3", tmp_path / "1.2.3")


def unreachable(version: str) -> Environment:
    raise RegistryError("no route to host")


@pytest.mark.usefixtures("nothing_asked_for_yet")
def test_without_a_client_the_reason_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "environment", unreachable)
    monkeypatch.delenv("OBCONF_REQUIRE_CONFORMANCE", raising=False)
    assert client_environment("0.0.1") is None
    assert MISSING["0.0.1"] == "NOT TESTED against the official client 0.0.1: no route to host"


@pytest.mark.usefixtures("nothing_asked_for_yet")
def test_a_required_client_that_is_missing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "environment", unreachable)
    monkeypatch.setenv("OBCONF_REQUIRE_CONFORMANCE", "1")
    with pytest.raises(RegistryError):
        client_environment("0.0.2")
