"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from openbayes_config import home
from openbayes_config.linter import Failure
from openbayes_config.rules import RULES
from openbayes_lsp.features.diagnostics import failed, tagger
from openbayes_lsp.findings import diagnostics
from openbayes_lsp.profile import Encoding, Profile
from tests.lsp.support import snapshot
from tests.rules.pages import examples, lint_example

ALL = Profile(code_descriptions=True, related=True, data=True, tags=frozenset((1, 2)))

# The rules of which at least one example is about something that is not sent.
UNNECESSARY = {
    "bindings-not-a-list",
    "colon-count",
    "duplicate-key",
    "empty-data",
    "node-in-tuning",
    "path-suffix",
    "prefixed-data",
    "repeated-data",
    "shadowed-bindings",
    "shadowed-flag",
    "unexpected-value",
    "unknown-access",
    "unknown-key",
    "unsent-parameters",
    "unused-suppression",
}


def tagged() -> Iterator[tuple[str, str]]:
    """Each rule with each tag that its examples have."""
    for rule in RULES:
        for example in examples(rule):
            report = lint_example(example, example.text)
            tags = tagger(report)
            yield from ((rule.name, tag) for each in report.diagnostics if each.rule is rule for tag in tags(each))


def test_what_is_not_sent_is_tagged() -> None:
    """Of every rule, by its examples."""
    found = set(tagged())
    assert {name for name, tag in found if tag == "unnecessary"} == UNNECESSARY
    assert {name for name, tag in found if tag == "deprecated"} == {"legacy-bindings-key"}


def test_what_one_mode_sends_is_not_tagged() -> None:
    """``node`` is not looked at by hyperparameter tuning, but tasks have it."""
    text = "node: 2\nhyper_tuning:\n  max_job_count: 1\n"
    now = snapshot(text)
    assert all(each.pointer != "/node" or not tagger(now.report)(each) for each in now.report.diagnostics)


def test_only_tags_that_the_editor_knows() -> None:
    """An editor may know one and not the other."""
    now = snapshot("data_binding: [a/b/1:/input0]\n")
    found = diagnostics(now, now.report.diagnostics, Profile(tags=frozenset((1,))))
    assert all(each.tags is None for each in found)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_the_rule(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the editor's language, where the project has a home and the editor shows links."""

    def address(name: str) -> str:
        return f"https://example.org/{name.lower()}"

    monkeypatch.setattr(home, "address", address)
    now = snapshot("resource: ''\n", lang="zh" if lang == "zh" else "en")
    found = [each for each in diagnostics(now, now.report.diagnostics, ALL) if each.code == "OB501"]
    assert found
    assert found[0].code_description
    href = found[0].code_description.href
    assert href.startswith("https://example.org/rules/empty-resource.md")
    assert ("#" in href) == (lang == "zh")
    assert not any(each.code_description for each in diagnostics(now, now.report.diagnostics, Profile()))


def test_nothing_shows_a_secret() -> None:
    """Neither words nor fixes."""
    secret = "hf_Zt8wQpLmN4vRkXsB2yJc7DdHgF5aEu9o1i"
    text = f"resource: {secret}\nparameters:\n  HF_TOKEN: {secret}\n  {secret}: 1\ncommand: run {secret}\n"
    now = snapshot(text)
    assert now.report.diagnostics
    assert secret not in repr(diagnostics(now, now.report.diagnostics, ALL))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_ranges_behind_wide_characters(encoding: Encoding) -> None:
    """In the unit that was agreed on."""
    text = "\ufeffresource: cpu\nparameters: {'😀': 1, 中文: 1, 中文: 2}\n"
    now = snapshot(text, encoding=encoding)
    found = next(each for each in diagnostics(now, now.report.diagnostics, ALL) if each.code == "OB014")
    line = text.splitlines()[1]
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    start, end = (len(line[:at].encode(encoding + "-le" * (units > 1))) // units for at in (_AT, _AT + 2))
    assert line[_AT : _AT + 2] == "中文"
    assert (found.range.start.character, found.range.end.character) == (start, end)


_AT = len("parameters: {'😀': 1, ")


def test_a_rule_that_fails_is_one_line() -> None:
    """What the error says may be from the file, or a path."""
    failure = Failure(RULES[0], ValueError("/home/zhang/openbayes.yaml\nhf_token"))
    for lang in ("en", "zh"):
        line = failed(failure, "zh" if lang == "zh" else "en")
        assert RULES[0].id in line
        assert "ValueError" in line
        assert "home" not in line
        assert "\n" not in line
