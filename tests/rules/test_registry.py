"""The registry is complete, and every text holds the style sheet of CONTRIBUTING.md."""

from __future__ import annotations

import re
from string import Formatter
from typing import get_args

import pytest

from openbayes_config.client import Reason
from openbayes_config.client.outcome import SAME_MEANING
from openbayes_config.diagnostic import Rule, Text
from openbayes_config.rules import RULES
from tests.rules.pages import FOLDER, page
from tests.rules.words import messages, texts

EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.name}")
_CJK = re.compile(r"[一-鿿、。「」“”]")
# A full-width colon is what one message is about.
_FULL_WIDTH = re.compile(r"[，。；！？（）]")


def _fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_no_rule_is_forgotten() -> None:
    """Every rule file is in the registry and has its page."""
    modules = {path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_")}
    assert modules == {rule.name.replace("-", "_") for rule in RULES}
    assert modules == {path.stem for path in FOLDER.glob("*.md")}


def test_ids_are_unique_and_in_order() -> None:
    """The registry is the table of contents."""
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_outcome_has_a_rule() -> None:
    """Whatever the client refuses, drops or changes is said by some rule."""
    silent = {"other_mode", "other_spec_type", "overridden", "secret_in_file", "non_finite_number", *SAME_MEANING}
    by_reading = {"unreadable", "root_not_mapping"}
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    unsaid = {reason for reason in get_args(Reason) if f'"{reason}"' not in code}
    assert unsaid <= silent | by_reading


@EACH
def test_id_and_name_have_their_form(rule: Rule) -> None:
    """Ids are OB and three digits; names are words with hyphens."""
    assert re.fullmatch(r"OB\d{3}", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@EACH
def test_page_has_both_languages(rule: Rule) -> None:
    """A page begins with id and name, says why in both languages, and shows examples."""
    text = page(rule)
    assert text.startswith(f"# {rule.id} {rule.name}\n\n## Why\n\n")
    assert text.index("## Why") < text.index("## 为什么") < text.index("## Examples / 示例")
    english = text[text.index("## Why") : text.index("## 为什么")]
    assert not _CJK.search(english)


@EACH
def test_both_languages_have_the_same_fields(rule: Rule) -> None:
    """A field that one language names is not lost in the other."""
    for text in texts(rule):
        assert _fields(text.en) == _fields(text.zh), text


@EACH
def test_languages_are_not_mixed_up(rule: Rule) -> None:
    """English has no Chinese in it, Chinese has some, unless the text is only code."""
    for text in texts(rule):
        assert not _CJK.search(text.en) and not _FULL_WIDTH.search(text.en), text
        assert _CJK.search(text.zh), text


@EACH
def test_texts_can_be_shown_on_a_chinese_windows(rule: Rule) -> None:
    """Only characters that GBK has."""
    for text in texts(rule):
        text.en.encode("gbk")
        text.zh.encode("gbk")


@EACH
def test_texts_hold_the_style_sheet(rule: Rule) -> None:
    """No full stop behind what was found; one behind effect and help; nobody is addressed or blamed."""
    for message in messages(rule):
        assert not message.what.en.endswith(".") and not message.what.zh.endswith("。"), message.what
        for text in (message.effect, message.help):
            assert text is None or _ends(text), text
    for text in texts(rule):
        assert not re.search(r"你|您|错误地|忘", text.zh), text
        assert not re.search(r"\b(forgot|wrongly|outcome|node span)\b", text.en), text


def _ends(text: Text) -> bool:
    return text.en.endswith((".", "?", ":\n{lines}")) and text.zh.endswith(("。", "？", "：\n{lines}"))


@EACH
def test_five_lines_of_prose(rule: Rule) -> None:
    """With short values a finding takes at most five lines of 80 cells in either language."""
    for message in messages(rule):
        for lang in ("en", "zh"):
            parts = [(text.zh if lang == "zh" else text.en) for text in message if text]
            assert sum(-(-_cells(part.split("\n")[0]) // 76) for part in parts) <= 5, message


def _cells(words: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in words)
