"""Addresses come from the package's own metadata and from nowhere else."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from openbayes_cli import home

METADATA = """\
Metadata-Version: 2.4
Name: obconf
Project-URL: Issues, https://example.org/issues
Project-URL: Rules, https://example.org/rules/

Project-URL: Nothing, https://example.org/in-the-description
"""


class Distribution(NamedTuple):
    """What is installed."""

    metadata: str | None

    def read_text(self, name: str) -> str | None:
        """The file of that name."""
        return self.metadata if name == "METADATA" else None


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    home.address.cache_clear()
    yield
    home.address.cache_clear()


def install(monkeypatch: pytest.MonkeyPatch, metadata: str | None) -> None:
    """Let the package have this metadata."""

    def distribution(name: str) -> Distribution:
        assert name == "obconf"
        return Distribution(metadata)

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)


def test_reads_project_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    """By name, whatever its case."""
    install(monkeypatch, METADATA)
    assert home.address("Issues") == "https://example.org/issues"
    assert home.address("issues") == "https://example.org/issues"
    assert home.address("Nothing") is None
    assert home.rule_page("missing-key") == "https://example.org/rules/missing-key"


@pytest.mark.parametrize("metadata", [None, "Name: obconf\n\n"])
def test_without_a_home_there_are_no_links(metadata: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as none is declared."""
    install(monkeypatch, metadata)
    assert home.address("Issues") is None
    assert home.rule_page("missing-key") is None


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from its sources."""

    def distribution(name: str) -> Distribution:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    assert home.address("Issues") is None
