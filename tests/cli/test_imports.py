"""What a command imports: start-up is a feature."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.support import COMPLETE, REFUSED, modules_of

HEAVY = {
    "attr",
    "dataclasses",
    "difflib",
    "email",
    "hypothesis",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "lsprotocol",
    "pathlib",
    "pygls",
    "rich",
    "ruamel",
    "ruamel.yaml",
    "shutil",
    "subprocess",
    "tempfile",
    "traceback",
    "unicodedata",
    "urllib.parse",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A faultless file and one with an error."""
    (tmp_path / "openbayes.yaml").write_text(COMPLETE)
    (tmp_path / "refused.yaml").write_text(REFUSED)
    return tmp_path


# What it costs to read the version of an installed program, where there is one.
METADATA = {"importlib.metadata", "importlib.resources", "email", "pathlib", "tempfile", "urllib.parse"}
# A light module that a command may load beside click; everything in HEAVY that is not named is out of bounds.
BUDGETS = [
    (["--version"], set[str]()),
    (["--help", "--lang", "en"], {"click"}),
    (["--help", "--lang", "zh"], {"click", "unicodedata"}),
    (["schema"], {"click", "json"}),
    (["rules", "--lang", "en"], {"click", "unicodedata"}),
    (["explain", "OB201", "--lang", "en"], {"click", "unicodedata"}),
    (["init", "--output", "new.yaml", "--lang", "en"], {"click", "yaml"}),
    (["completion", "powershell", "--lang", "en"], {"click"}),
    (["lsp", "--tcp", "nowhere", "--lang", "en"], {"click"}),
    (["validate"], {"click", "yaml", "json"}),
    (["validate", "--strict", "--mode", "task", "--format", "json"], {"click", "yaml", "json"}),
    (["fix"], {"click", "yaml", "json", "difflib", "unicodedata"}),
    (["normalize", "--to", "bindings", "--check"], {"click", "yaml", "difflib"}),
    (["run", "task", "--dry-run"], {"click", "yaml", "json", "unicodedata", "shutil", *METADATA}),
    (["render"], {"click", "yaml", "json", "unicodedata"}),
    (["render", "--explain", "--lang", "en"], {"click", "yaml", "json", "unicodedata"}),
    (["render", "--cli", "--lang", "en"], {"click", "yaml", "json", "unicodedata"}),
    (["diff", "openbayes.yaml", "openbayes.yaml"], {"click", "yaml", "json"}),
    (["diff", "openbayes.yaml", "openbayes.yaml", "--format", "json"], {"click", "yaml", "json"}),
]


@pytest.mark.parametrize(("arguments", "allowed"), BUDGETS, ids=[" ".join(words) for words, _ in BUDGETS])
def test_nothing_heavy_is_imported(arguments: list[str], allowed: set[str], folder: Path) -> None:
    """A faultless file pays for click, the YAML reader and what its command is for."""
    imported = modules_of(*arguments, cwd=folder)
    # Up to Python 3.10 click brings subprocess along.
    brought = {"subprocess"} if "click" in allowed and sys.version_info < (3, 11) else set[str]()
    assert imported & (HEAVY | {"click", "yaml", "json"}) <= allowed | brought


def test_a_file_with_findings_pays_for_its_report_only(folder: Path) -> None:
    """No other command, nothing for terminals."""
    imported = modules_of("validate", "refused.yaml", cwd=folder)
    assert not imported & {"rich", "pygls", "openbayes_cli.fix", "openbayes_config.renderer"}
    assert "openbayes_cli.report.concise" not in imported


@pytest.mark.parametrize(("command", "engine"), [("fix", "fixer"), ("normalize", "normalizer"), ("render", "renderer")])
def test_commands_are_imported_when_they_are_called(command: str, engine: str, folder: Path) -> None:
    """None of them burdens the others."""
    imported = modules_of("validate", cwd=folder)
    assert f"openbayes_cli.{command}" not in imported
    assert f"openbayes_config.{engine}" not in imported
