"""Pages that exist in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(path.stem for path in DOCS.glob("*.md") if not path.stem.endswith(".zh-CN"))


def blocks(name: str) -> list[str]:
    """The code blocks of a page."""
    return (DOCS / name).read_text(encoding="utf-8").split("```")[1::2]


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_exist_and_name_each_other(page: str) -> None:
    """Each leads to the other."""
    assert f"]({page}.zh-CN.md)" in (DOCS / f"{page}.md").read_text(encoding="utf-8")
    assert f"]({page}.md)" in (DOCS / f"{page}.zh-CN.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["editors", "workspace"])
def test_both_languages_give_the_same_blocks(page: str) -> None:
    """What is tried in one is what the other gives."""
    assert blocks(f"{page}.md") == blocks(f"{page}.zh-CN.md")
