"""Vim with ALE, with the configuration that the guide gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.editors.support import REFUSED, block, program, run

SETUP = """
set nocompatible encoding=utf-8
let g:ale_linters = {'yaml': ['obconf']}
let g:ale_virtualtext_cursor = 0
%s
packadd! ale
filetype plugin indent on
"""
ANSWER = "call writefile([json_encode(map(getloclist(0), '[v:val.lnum, v:val.col, v:val.text]'))], 'answers.json')"


def test_the_mistake_is_shown_where_it_is(tmp_path: Path) -> None:
    """In the location list of the file; another YAML file has none."""
    vim = program("vim")
    if not any(Path("/usr/share/vim").glob("**/ale")) and not any(tmp_path.glob("ale")):
        pytest.skip("ALE is not installed")
    (tmp_path / "vimrc").write_text(SETUP % block("vim", "ale#linter#Define"), encoding="utf-8")
    for name, expected in (("openbayes.yaml", True), ("other.yaml", False)):
        (tmp_path / name).write_text(REFUSED, encoding="utf-8")
        words = [vim, "-N", "-u", "vimrc", "-i", "NONE", "-n", "--not-a-term", "-T", "dumb", name]
        printed = run([*words, "-c", "sleep 3", "-c", ANSWER, "-c", "qa!"], tmp_path, tmp_path)
        answers = tmp_path / "answers.json"
        assert answers.exists(), printed
        found = json.loads(answers.read_text(encoding="utf-8"))
        assert any((line, column) == (8, 1) and "comand" in text for line, column, text in found) is expected
