"""`lint` as a whole: severity by mode, order, bugs of rules, and texts that nobody wrote on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.context import AskedMode, Context
from openbayes_config.diagnostic import Diagnostic, Rule
from openbayes_config.document import Document, parse
from openbayes_config.linter import Report, lint
from openbayes_config.rules import RULES
from tests.rules.pages import examples

ROOT = Path(__file__).parents[2]
TEXTS = [
    *(example.text for rule in RULES for example in examples(rule)),
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("openbayes.yaml"))),
]
MODES: tuple[AskedMode, ...] = ("any", "task", "workspace", "hypertuning")
WHOLE = """\
resource: cpu
env: pytorch-2.6-2204
command: {command}
node: 1
parameters: {{}}
hyper_tuning:
  max_job_count: {jobs}
  parallel_count: "1"
  hyperparameter_metric: "{metric}"
  goal: ""
  algorithm: ""
  parameter_specs: []
  side_metrics: []
"""


def _whole(command: str = "python main.py", jobs: int = 0, metric: str = "") -> str:
    return WHOLE.format(command=command or '""', jobs=jobs, metric=metric)


def _found(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    assert not report.failures
    return [(each.rule.id, each.severity, each.modes) for each in report.diagnostics]


def test_nothing_to_say_about_what_the_client_writes() -> None:
    """The template's values, in the mode `any` and in those that they are for."""
    text = _whole(command="")
    assert _found(lint(text)) == []
    assert _found(lint(text, mode="workspace")) == []
    assert _found(lint(text, mode="task")) == [("OB301", "error", ())]
    assert [each[0] for each in _found(lint(text, mode="hypertuning"))] == ["OB301", "OB401", "OB401", "OB401"]


def test_one_mode_of_three_is_a_warning_that_names_it() -> None:
    """Tuning that was begun lacks its goal; a task does not mind."""
    text = _whole(jobs=3, metric="accuracy")
    assert _found(lint(text)) == [("OB401", "warning", ("hypertuning",))] * 2
    assert _found(lint(text, mode="task")) == []
    assert _found(lint(text, mode="hypertuning")) == [("OB401", "error", ())] * 2
    found = lint(text).diagnostics[0]
    assert found.what("en").endswith(" (only for hyperparameter tuning)")
    assert found.what("zh").endswith("（仅限自动调参）")


def test_command_is_wanted_once_anything_else_is_written() -> None:
    """An empty command is silent only in an untouched template."""
    text = _whole(command="") + "data_bindings: [{data: a/b/1, path: /input0, type: ro}]\n"
    assert _found(lint(text)) == [("OB301", "warning", ("task", "hypertuning"))]
    assert lint(text).diagnostics[0].what("en").endswith(" (only for a task or hyperparameter tuning)")
    assert lint(text).diagnostics[0].what("zh").endswith("（仅限任务、自动调参）")


def test_all_three_modes_make_an_error() -> None:
    """What fails everywhere is an error in mode `any` too."""
    assert _found(lint(_whole() + "binding: [a/b/1:/input0]\n")) == [("OB202", "error", ())]


@pytest.mark.parametrize("broken", ['command: "a\n', "a: [1\n", "node：1\n", "\tnode: 1\n", "a: *b\n"])
def test_no_missing_keys_and_no_other_fixes_while_the_text_is_broken(broken: str) -> None:
    """What cannot be read may hold what seems to be missing; only that it can be read comes first."""
    report = lint(broken + "data_binding:\n  - {data: a/b/1, path: /input0}\n")
    assert "OB101" not in {each.rule.id for each in report.diagnostics}
    assert all(fix.reads for each in report.diagnostics for fix in each.fixes)


def test_findings_are_in_the_order_of_the_text() -> None:
    """Sorted by span, then id."""
    report = lint("data_binding: []\nfoo: 1\nnode: x\n")
    keys = [(each.span, each.rule.id) for each in report.diagnostics]
    assert keys == sorted(keys) and len(keys) > 2


def test_client_is_named_in_the_words() -> None:
    """Every finding speaks of the version that was asked for."""
    report = lint("resource: cpu\n", client="0.28.0")
    assert "bayes 0.28.0" in report.diagnostics[0].effect("en")


def test_bytes_that_are_no_utf8() -> None:
    """GBK is named, and what can be read is judged."""
    report = lint("# 数据集\nnode: 0\n".encode("gbk"), mode="task")
    assert "OB003" in {each.rule.id for each in report.diagnostics}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"node: 1\x00\n", "OB004"),
        (b"\tnode: 1\n", "OB002"),
        (b"a: " + b"[" * 300 + b"]" * 300, "OB090"),
        (b"a: " + b"x" * (1 << 20), "OB090"),
        (b"", "OB005"),
        ("node: 1".encode("utf-16"), "OB003"),
    ],
)
def test_hostile_bytes(data: bytes, rule: str) -> None:
    """Bytes that cannot stand in a Markdown page."""
    report = lint(data)
    assert rule in {each.rule.id for each in report.diagnostics}
    assert not report.failures


def test_a_rule_with_a_bug_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bug is told apart from the findings."""

    def check(document: Document, context: Context) -> list[Diagnostic]:
        raise RuntimeError("a bug")

    bad = Rule("OB799", "a-bug", "error", "high", RULES[0].message, check)  # type: ignore[arg-type]
    monkeypatch.setattr("openbayes_config.rules.RULES", (bad, *RULES))
    report = lint("node: x\n")
    assert [failure.rule.id for failure in report.failures] == ["OB799"]
    assert "OB102" in {each.rule.id for each in report.diagnostics}


def test_notebooks_show_the_findings_without_secrets() -> None:
    """Plain lines in a fence; what stands in the file cannot leave it."""
    report = lint("node: x```\nparameters: {TOKEN: {IS_SECRET: true, value: hf_abcdefghijklmnopqrstuvwxyz012345}}\n")
    shown = report._repr_markdown_()  # pyright: ignore[reportPrivateUsage]
    fence, _, rest = shown.partition("text\n")
    assert set(fence) == {"`"} and rest.endswith(f"\n{fence}")
    assert fence not in rest.removesuffix(fence)
    assert "hf_abc" not in shown
    assert "OB102" in report.text("en")


def test_a_parsed_document_may_be_given() -> None:
    """For callers that have one."""
    document = parse("node: x\n")
    assert lint(document).document is document


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_mutated_files_never_raise(data: st.DataObject) -> None:
    """Any text near a real one: no failure, spans inside the text, words in both languages."""
    text = data.draw(st.sampled_from(TEXTS))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        new = data.draw(st.sampled_from(_PIECES) | st.text(max_size=3))
        text = text[:at] + new + text[at + cut :]
    mode: AskedMode = data.draw(st.sampled_from(MODES))
    report = lint(text, mode=mode, client=data.draw(st.sampled_from(("0.28.5", "0.28.0"))))
    if report.failures:
        raise report.failures[0].error
    for each in report.diagnostics:
        assert 0 <= each.span.start <= each.span.end <= len(report.document.source.text)
        for lang in ("en", "zh"):
            assert each.what(lang)
            assert isinstance(each.effect(lang) + each.help(lang), str)
            assert all(fix.title.in_(lang, each.args) for fix in each.fixes)


_PIECES = [
    "\n",
    "  ",
    "- ",
    ": ",
    "'",
    '"',
    "[",
    "{",
    "null",
    "*a",
    "&a ",
    "<<: ",
    "2024-01-02",
    "010",
    "true",
    "#",
    "\t",
]
