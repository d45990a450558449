"""Addresses come from the package's own metadata and from nowhere else."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

import pytest

import openbayes_config
from openbayes_config import home
from openbayes_config.diagnostic import Rule
from openbayes_config.rules import RULES

DOCS = Path(__file__).parents[2] / "docs"

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
    assert home.rule_page("missing-key") == "https://example.org/rules/missing-key.md"
    assert home.rule_page("missing-key", "zh") == f"https://example.org/rules/missing-key.md#{quote('为什么')}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_page_is_there(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is published has that name, and a heading where the Chinese part begins."""
    install(monkeypatch, METADATA)
    page = home.rule_page(rule.name, "zh") or ""
    path, _, heading = page.removeprefix("https://example.org/").partition("#")
    assert f"\n## {unquote(heading)}\n" in (DOCS / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("metadata", [None, "Name: obconf\n\n"])
def test_without_a_home_there_are_no_links(metadata: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as none is declared."""
    install(monkeypatch, metadata)
    assert home.address("Issues") is None
    assert home.rule_page("missing-key") is None


def test_installed_the_usual_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The metadata beside the package is read without a search."""
    install(monkeypatch, None)
    folder = tmp_path / f"obconf-{openbayes_config.__version__}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(METADATA, encoding="utf-8")
    monkeypatch.setattr(openbayes_config, "__file__", str(tmp_path / "openbayes_config" / "__init__.py"))
    assert home.address("Issues") == "https://example.org/issues"


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from its sources."""

    def distribution(name: str) -> Distribution:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    assert home.address("Issues") is None
