"""The published pages of the rules are those of today."""

from __future__ import annotations

import re
from pathlib import Path

from openbayes_config.rules import RULES
from tests.rules.no_rules import NO_RULES
from tests.rules.publish import FOLDER, INDEX, outdated, pages, write


def test_pages_are_up_to_date() -> None:
    """`make docs` writes them."""
    assert list(outdated()) == []


def test_outdated_pages_are_found_and_written(tmp_path: Path) -> None:
    """Changed, missing and left-over ones."""
    write(tmp_path)
    assert list(outdated(tmp_path)) == []
    (tmp_path / "gone-rule.md").write_text("x")
    (tmp_path / INDEX["en"]).write_text("x")
    (tmp_path / f"{RULES[0].name}.md").unlink()
    assert set(outdated(tmp_path)) == {"gone-rule.md", INDEX["en"], f"{RULES[0].name}.md"}
    write(tmp_path)
    assert list(outdated(tmp_path)) == []


def test_links_lead_somewhere() -> None:
    """From the lists to the rules and back."""
    for name, text in pages().items():
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert target.startswith("https://") or (FOLDER / target).is_file(), (name, target)


def test_nothing_is_left_out() -> None:
    """Every rule in both lists, its examples once, both languages on its page."""
    found = pages()
    for rule in RULES:
        assert f"[{rule.name}]({rule.name}.md)" in found["README.md"]
        assert f"[{rule.name}]({rule.name}.md)" in found["README.zh-CN.md"]
        text = found[f"{rule.name}.md"]
        assert text.count("\n## Examples / 示例\n") == 1
        assert "\n## Why\n" in text
        assert "\n## 为什么\n" in text


def test_reasons_are_given_in_both_languages() -> None:
    """Every line of the list without rules."""
    for each in NO_RULES:
        for text in (each.subject, each.reason):
            assert text.en.isascii()
            assert re.search("[\u4e00-\u9fff]", text.zh)
            text.zh.encode("gbk")
