"""Fixtures for the tests of the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from openbayes_cli import main
from tests.cli.process import MEANINGFUL, Run
from tests.cli.stand_in import Place


class Inside:
    """Runs a command line inside the process of the tests, which is many times faster than one of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Run:
        """How it ended and what it said, with the variables ``env``."""
        with self._monkeypatch.context() as patch:
            for name in [name for name in os.environ if name.startswith(MEANINGFUL)]:
                patch.delenv(name)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            if cwd:
                patch.chdir(cwd)
            code = main(list(arguments))
        said = self._capsys.readouterr()
        return Run(code, said.out, said.err)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:
    """``inside("validate", …)``."""
    return Inside(monkeypatch, capsys)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A fresh one."""
    return Place(tmp_path)
