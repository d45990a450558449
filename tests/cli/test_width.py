"""Display width and line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_cli.width import cells, pad, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("训练", 4),
        ("ｗ", 2),
        ("e\u0301", 1),
        ("，。", 4),
        ("한", 2),
        ("\u200b", 0),
        ("é", 1),
        ("😀", 2),
    ],
)
def test_cells(text: str, width: int) -> None:
    """Wide characters take two cells, combining and invisible ones none."""
    assert cells(text) == width


def test_pads_by_cells() -> None:
    """Columns line up behind Chinese words."""
    assert pad("训练", 6) == "训练  "


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("数据绑定会丢失。", 8, ["数据绑定", "会丢失。"]),
        ("数据绑定丢失，", 12, ["数据绑定丢", "失，"]),
        ("名为（路径）的", 6, ["名为", "（路", "径）的"]),
        ("写成 `data: x` 即可", 9, ["写成", "`data: x`", "即可"]),
        ("write `- a b: c` here", 12, ["write", "`- a b: c`", "here"]),
        ("`a b c d e f`", 5, ["`a b c d e f`"]),
        ("a-very-long-word-stays-whole ok", 10, ["a-very-long-word-stays-whole", "ok"]),
        ("", 10, [""]),
    ],
)
def test_wraps(text: str, width: int, lines: list[str]) -> None:
    """Lines break at spaces and between Chinese characters, not before closing punctuation."""
    assert wrap(text, width) == lines


def test_leaves_room_in_the_first_line() -> None:
    """A label stands before the first line."""
    assert wrap("one two three", 9, first=6) == ["one", "two three"]


@given(st.text(alphabet="ab 训练，。（）", max_size=40), st.integers(4, 20))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Only spaces at the breaks go."""
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line == line.rstrip() for line in lines)
