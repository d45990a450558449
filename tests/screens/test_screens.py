"""What people see changes only on purpose: ``python -m tests.screens --write`` rewrites the expected texts."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from openbayes_cli.width import cells
from tests.screens.moments import LANGS, MOMENTS, Moment
from tests.screens.screen import FOLDER, on_terminal, path_of, screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
each_moment = pytest.mark.parametrize("moment", MOMENTS, ids=[moment.name for moment in MOMENTS])
each_language = pytest.mark.parametrize("lang", LANGS)


@each_moment
@each_language
def test_screen(moment: Moment, lang: str) -> None:
    """The exact text, on a terminal and piped."""
    assert screen(moment, lang) == path_of(moment, lang).read_text(encoding="utf-8")


def test_no_text_is_left_over() -> None:
    """Every file belongs to a moment."""
    expected = {path_of(moment, lang) for moment in MOMENTS for lang in LANGS}
    assert set(FOLDER.glob("*")) == expected


@pytest.mark.parametrize("moment", [moment for moment in MOMENTS if moment.words == ("validate",)])
@each_language
def test_reports_fit_a_terminal(moment: Moment, lang: str) -> None:
    """Whatever rules say, no line of a report has more than 80 cells."""
    terminal = path_of(moment, lang).read_text(encoding="utf-8").partition("=== piped")[0]
    lines = [line for line in terminal.splitlines()[1:] if not re.match(r"error: |note: |错误：|说明：", line)]
    assert all(cells(line) <= 80 for line in lines)


@each_moment
def test_chinese_screens_use_only_characters_of_gbk(moment: Moment) -> None:
    """So they look the same on a Chinese Windows."""
    path_of(moment, "zh").read_text(encoding="utf-8").encode("gbk")


@each_language
def test_terminals_get_colours(lang: str, tmp_path: Path) -> None:
    """And only these: bold, dim, red, green, yellow and cyan."""
    (tmp_path / "openbayes.yaml").write_text(MOMENTS[0].files["openbayes.yaml"])
    shown, _ = on_terminal(("validate",), tmp_path, lang)
    assert set(re.findall(r"\x1b\[([0-9;]*)m", shown)) <= {"0", "1", "2", "31", "32", "33", "36"}
    assert "\x1b[31m\x1b[1m" in shown
