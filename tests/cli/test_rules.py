"""``obconf rules`` and what pages are made of."""

from __future__ import annotations

import json

import pytest

from openbayes_cli.width import cells
from openbayes_config.diagnostic import Lang, Rule
from openbayes_config.pages import page, parse_page, source, summary
from openbayes_config.rules import RULES
from tests.cli.conftest import Inside
from tests.rules.pages import examples

LANGS: tuple[Lang, ...] = ("en", "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_every_rule_is_listed(lang: Lang, inside: Inside) -> None:
    """With its words in the chosen language, in lines that fit."""
    done = inside("rules", "--lang", lang)
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert [line.split()[:3] for line in lines if not line.startswith(" ")] == [
        [rule.id, rule.name, rule.severity] for rule in RULES
    ]
    assert max(cells(line) for line in lines) <= 80
    assert ("可修复" in done.out) == (lang == "zh")


def test_json_names_everything(inside: Inside) -> None:
    """English unless another language is asked for."""
    data = json.loads(inside("rules", "--format", "json").out)
    assert [each["id"] for each in data] == [rule.id for rule in RULES]
    assert set(data[0]) == {"id", "name", "severity", "confidence", "fixable", "preview", "since", "summary"}
    found = {each["name"]: each for each in data}
    assert found["shadowed-bindings"]["fixable"] is True
    assert found["tab-character"]["fixable"] is False
    assert found["tab-character"]["summary"].startswith("This line")
    chinese = json.loads(inside("rules", "--format", "json", "--lang", "zh").out)
    assert chinese[1]["summary"].startswith("这一行")


def test_markdown_is_a_table(inside: Inside) -> None:
    """Every row has as many cells as the head; what stands in a message does not break it."""
    lines = inside("rules", "--format", "markdown", "--lang", "en").out.splitlines()
    assert len(lines) == len(RULES) + 2
    assert {line.replace("\\|", "").count("|") for line in lines} == {8}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_page_says_why_in_both_languages(rule: Rule) -> None:
    """One section for each language, the examples in both, nothing of the other language's prose."""
    english, chinese = (page(rule, lang) for lang in LANGS)
    assert english.sections[0].title == "Why"
    assert chinese.sections[0].title == "为什么"
    count = sum(block.kind in ("bad", "good", "fixed") for section in english.sections for block in section.blocks)
    assert count == len(examples(rule)) > 0
    assert english.sections[-1].blocks == chinese.sections[-1].blocks
    prose = [block.text for section in english.sections for block in section.blocks if block.kind in ("text", "item")]
    assert not any("\u4e00" <= char <= "\u9fff" for text in prose for char in "".join(text.split("`")[::2]))
    assert source(rule).startswith(f"# {rule.id} {rule.name}\n")
    assert summary(rule, "en") != summary(rule, "zh")


def test_the_parts_of_a_page() -> None:
    """Paragraphs are joined as each language wants it; headings in examples are no headings."""
    text = (
        "# OB201 x\n\n## Why\n\nOne\ntwo.\n\n- a\n  b\n- c\n\n## 为什么\n\n第一行，\n第二行\nYAML 文件\n\n"
        "## Examples / 示例\n\n```yaml bad mode=task\n## no heading: 1\n   ^^\n```\n\n```sh\nexport A=1\n```\n"
    )
    english, chinese = (parse_page(RULES[0], text, lang) for lang in LANGS)
    assert [(section.title, [(b.kind, b.text) for b in section.blocks]) for section in english.sections] == [
        ("Why", [("text", "One two."), ("item", "a b"), ("item", "c")]),
        ("Examples", [("bad", "## no heading: 1\n   ^^"), ("code", "export A=1")]),
    ]
    assert [block.text for block in chinese.sections[0].blocks] == ["第一行，第二行 YAML 文件"]
    assert chinese.sections[1].title == "示例"
    assert english.sections[1].blocks[0].options == "mode=task"
    assert not english.fixable
