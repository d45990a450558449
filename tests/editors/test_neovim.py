"""Neovim as a client, with the configuration that the guide gives."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.editors.support import REFUSED, block, environment, program, run

SCRIPT = Path(__file__).parent / "neovim.lua"
MARKS = ((0, 11, "-- Neovim 0.11+"), (0, 8, "-- Neovim 0.8 to 0.10"), (0, 7, "-- Neovim 0.7\n"))


@pytest.fixture(scope="module")
def nvim() -> str:
    """The editor."""
    return program("nvim")


@pytest.fixture(scope="module")
def version(nvim: str) -> tuple[int, int]:
    """Its major and minor version."""
    said = subprocess.run([nvim, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"NVIM v(\d+)\.(\d+)", said)
    assert found
    return int(found[1]), int(found[2])


def session(nvim: str, version: tuple[int, int], folder: Path, name: str, text: str) -> dict[str, Any]:
    """What a session with this file brought."""
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    mark = next(mark for major, minor, mark in MARKS if version >= (major, minor))
    setup = folder / "init.lua"
    setup.write_text(block("lua", mark), encoding="utf-8")
    answers = folder / "answers.json"
    home = folder / "home"
    home.mkdir()
    variables = {"OBCONF_ANSWERS": str(answers), "OBCONF_FILE": name}
    words = ["env", *(f"{key}={value}" for key, value in variables.items()), nvim, "--headless", "-i", "NONE", "-n"]
    printed = run([*words, "-u", str(setup), "-c", f"luafile {SCRIPT}"], home, folder)
    assert answers.exists(), printed
    found: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
    assert "problem" not in found, found
    return found


@pytest.fixture(scope="module")
def answers(nvim: str, version: tuple[int, int], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A session with a file that has one mistake."""
    return session(nvim, version, tmp_path_factory.mktemp("nvim") / "job", "openbayes.yaml", REFUSED)


def test_the_mistake_is_shown_where_it_is(answers: dict[str, Any]) -> None:
    """The misspelt key, from its first to its last character."""
    found = [each for each in answers["diagnostics"] if each["code"] == "OB104"]
    assert [(each["col"], each["end_col"]) for each in found] == [(0, 6)]
    assert "comand" in found[0]["message"]


def test_the_preferred_action_repairs_it(answers: dict[str, Any]) -> None:
    """Applied by the editor's own code."""
    assert answers["repaired"]
    assert "\ncommand: python main.py\n" in answers["text"]
    assert answers["text"].startswith("# 数据 😀\n")


def test_everything_else_answers(answers: dict[str, Any]) -> None:
    """Hover, completion, symbols, lenses, formatting."""
    found: Any = answers["completion"]
    assert '"rtx-4090"' in json.dumps(found)
    assert answers["hover"]["contents"]
    assert [each["name"] for each in answers["symbols"]][1:3] == ["resource", "env"]
    assert answers["lenses"]
    assert "\nresource: rtx-4090\n" in answers["formatted"]


def test_a_mistake_on_the_line_that_was_edited_last_is_shown(answers: dict[str, Any]) -> None:
    """It waits for the end of typing, and then comes."""
    assert answers["last_line"]


def test_a_file_that_is_read_again_keeps_its_findings(answers: dict[str, Any]) -> None:
    """From the one server that was there before."""
    assert [(each["lnum"], each["code"]) for each in answers["again"]] == [(8, "OB102")]
    assert answers["clients"] == 1


def test_columns_count_in_what_was_agreed(answers: dict[str, Any], version: tuple[int, int]) -> None:
    """UTF-8 where the editor offers it."""
    assert answers["encoding"] == ("utf-8" if version >= (0, 11) else "utf-16")


def test_other_yaml_files_are_left_alone(nvim: str, version: tuple[int, int], tmp_path: Path) -> None:
    """No server, no findings."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "other.yaml").write_text("comand: x\n")
    mark = next(mark for major, minor, mark in MARKS if version >= (major, minor))
    (tmp_path / "init.lua").write_text(block("lua", mark), encoding="utf-8")
    count = "lua io.stdout:write(#(vim.lsp.get_clients or vim.lsp.get_active_clients)() .. ' servers')"
    words = [nvim, "--headless", "-i", "NONE", "-n", "-u", "init.lua", "other.yaml", "-c", count, "-c", "qa!"]
    assert "0 servers" in run(words, home, tmp_path)
    assert environment(home)["HOME"] == str(home)
