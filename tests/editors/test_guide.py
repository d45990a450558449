"""The guide in its two languages."""

from __future__ import annotations

from tests.editors.support import GUIDE


def blocks(name: str) -> list[str]:
    """The code blocks of a page."""
    return (GUIDE.parent / name).read_text(encoding="utf-8").split("```")[1::2]


def test_both_languages_give_the_same_blocks() -> None:
    """What is tried in one is what the other gives."""
    assert blocks("editors.md") == blocks("editors.zh-CN.md")
    assert blocks("workspace.md") == blocks("workspace.zh-CN.md")
