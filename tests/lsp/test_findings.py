"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from jsonschema import Draft7Validator

from openbayes_config import home
from openbayes_config.diagnostic import Lang, pointer
from openbayes_config.linter import Failure
from openbayes_config.rules import RULES
from openbayes_lsp.features.diagnostics import BY_SCHEMA, failed, tagger
from openbayes_lsp.findings import diagnostics, published
from openbayes_lsp.profile import Encoding, Profile
from openbayes_lsp.project import Project
from openbayes_lsp.snapshot import Snapshot
from openbayes_schema import load_schema
from tests.lsp.support import snapshot
from tests.rules.pages import examples, lint_example

ALL = Profile(code_descriptions=True, related=True, data=True, tags=frozenset((1, 2)))

# The rules of which at least one example is about something that is not sent.
UNNECESSARY = {
    "colon-count",
    "duplicate-key",
    "node-in-tuning",
    "shadowed-bindings",
    "shadowed-flag",
    "unexpected-value",
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


def test_what_a_schema_says_too() -> None:
    """Of every rule, by its examples: a check by the schema has something at the same place in all of them."""
    check = Draft7Validator(cast("Any", load_schema()))
    seen: dict[str, set[bool]] = {}
    for rule in RULES:
        for example in examples(rule):
            report = lint_example(example, example.text)
            if example.kind != "bad" or not report.document.loads:
                continue
            places = {pointer(error.absolute_path) for error in cast("Any", check).iter_errors(report.document.plain())}
            for each in report.diagnostics:
                if each.rule is rule:
                    seen.setdefault(rule.name, set()).add(not places.isdisjoint(around(each.pointer)))
    assert {name for name, said in seen.items() if said == {True}} == BY_SCHEMA


def around(place: str) -> set[str]:
    """Where a schema speaks of what is found at a place: of a key that it does not know, at the mapping."""
    return {place, place.rpartition("/")[0]}


MODELINE = "# yaml-language-server: $schema=openbayes.schema.json\n"


@pytest.mark.parametrize(
    ("asked", "language", "text", "said"),
    [
        ("auto", "openbayes-yaml", MODELINE, True),
        ("auto", "yaml", MODELINE, False),
        ("auto", "yaml", "x-note: '" + MODELINE.strip() + "'\n", True),
        ("auto", "yaml", "", True),
        ("on", "yaml", MODELINE, True),
        ("off", "openbayes-yaml", "", False),
    ],
)
def test_what_another_server_says_is_left_to_it(
    asked: Literal["auto", "on", "off"], language: str, text: str, said: bool
) -> None:
    """Where there is one; what no schema can say is said in any case."""
    whole = text + "resource: ''\nbindings: [a/b/1:/input0]\ndata_bindings: []\n"
    plain = snapshot(whole, project=Project("en", schema=asked))
    now = Snapshot(plain.mirror._replace(language_id=language), plain.project)
    rules = {each.rule.name for each in now.findings}
    assert "shadowed-bindings" in rules
    assert ("empty-resource" in rules) == said


def test_what_one_mode_sends_is_not_tagged() -> None:
    """``node`` is not looked at by hyperparameter tuning, but tasks have it."""
    text = "node: 2\nhyper_tuning:\n  max_job_count: 1\n"
    now = snapshot(text)
    assert all(each.pointer != "/node" or not tagger(now.report)(each) for each in now.report.diagnostics)


def test_the_word_to_repair_is_not_tagged() -> None:
    """The binding is lost because of it: it is the last thing to be shown as unimportant."""
    now = snapshot("data_bindings: [{data: a/b/1, path: /input0, type: read}]\n")
    (found,) = [each for each in now.report.diagnostics if each.rule.name == "unknown-access"]
    assert not tagger(now.report)(found)


def test_what_is_missing_is_shown_where_it_belongs() -> None:
    """At the end of what lacks it, as one character; the lines to be added come with the repair."""
    text = "resource: cpu\nenv: pytorch-2.6-2204\ncommand: x\nnode: 1\nparameters: {}  \n# the end\n"
    now = snapshot(text)
    (found,) = diagnostics(now, now.report.diagnostics, ALL)
    assert found["code"] == "OB101"
    end = {"line": 4, "character": len("parameters: {}")}
    assert found["range"] == {"start": {**end, "character": end["character"] - 1}, "end": end}
    assert found["message"].splitlines()[-1] == "Add `hyper_tuning`."
    assert "max_job_count" not in found["message"]


def test_only_tags_that_the_editor_knows() -> None:
    """An editor may know one and not the other."""
    now = snapshot("data_binding: [a/b/1:/input0]\n")
    found = diagnostics(now, now.report.diagnostics, Profile(tags=frozenset((1,))))
    assert not any("tags" in each for each in found)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_the_rule(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the editor's language, where the project has a home and the editor shows links."""

    def address(name: str) -> str:
        return f"https://example.org/{name.lower()}"

    monkeypatch.setattr(home, "address", address)
    now = snapshot("resource: ''\n", lang="zh" if lang == "zh" else "en")
    found = [each for each in diagnostics(now, now.report.diagnostics, ALL) if each["code"] == "OB501"]
    assert found
    href = found[0]["codeDescription"]["href"]
    assert href.startswith("https://example.org/rules/empty-resource.md")
    assert ("#" in href) == (lang == "zh")
    assert not any("codeDescription" in each for each in diagnostics(now, now.report.diagnostics, Profile()))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_as_it_was_installed(lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project has no home: at the line where the part in the editor's language begins."""

    def nowhere(_: str) -> None:
        """What the package says of an address."""

    monkeypatch.setattr(home, "address", nowhere)
    now = snapshot("resource: ''\n", lang=lang)
    found = next(each for each in diagnostics(now, now.report.diagnostics, ALL) if each["code"] == "OB501")
    address = urlsplit(str(found["codeDescription"]["href"]))
    line = Path(url2pathname(address.path)).read_text(encoding="utf-8").splitlines()[int(address.fragment[1:]) - 1]
    assert address.scheme == "file"
    assert line == ("## 为什么" if lang == "zh" else "## Why")


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
    found = next(each for each in diagnostics(now, now.report.diagnostics, ALL) if each["code"] == "OB014")
    line = text.splitlines()[1]
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    start, end = (len(line[:at].encode(encoding + "-le" * (units > 1))) // units for at in (_AT, _AT + 2))
    assert line[_AT : _AT + 2] == "中文"
    assert (found["range"]["start"]["character"], found["range"]["end"]["character"]) == (start, end)


_AT = len("parameters: {'😀': 1, ")


def test_a_version_is_told_where_it_is_understood() -> None:
    """Editors drop findings about older versions by it; of a closed document there is none."""
    now = snapshot("")
    assert published(now.uri, now, [], Profile(versions=True)) == {"uri": now.uri, "diagnostics": [], "version": 1}
    assert published(now.uri, now, [], Profile()) == {"uri": now.uri, "diagnostics": []}
    assert published(now.uri, None, [], Profile(versions=True)) == {"uri": now.uri, "diagnostics": []}


def test_a_rule_that_fails_is_one_line() -> None:
    """What the error says may be from the file, or a path."""
    failure = Failure(RULES[0], ValueError("/home/zhang/openbayes.yaml\nhf_token"))
    for lang in ("en", "zh"):
        line = failed(failure, "zh" if lang == "zh" else "en")
        assert RULES[0].id in line
        assert "ValueError" in line
        assert "home" not in line
        assert "\n" not in line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_half_typed_texts_never_fail(encoding: Encoding) -> None:
    """Every range lies in the text, whatever stands there."""
    text = (FIXTURES / "styles.yaml").read_text(encoding="utf-8")
    for end in range(0, len(text), 11):
        now = snapshot(text[:end] + "😀", encoding=encoding)
        last = now.mirror.lines.place(len(now.mirror.text))
        for each in diagnostics(now, now.findings, ALL):
            start, stop = ((place["line"], place["character"]) for place in each["range"].values())
            assert (0, 0) <= start <= stop <= last


FIXTURES = Path(__file__).parents[1] / "fixtures"
