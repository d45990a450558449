"""The engine that applies fixes, with rules made for each case."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Protocol

import pytest

from openbayes_config.context import Context
from openbayes_config.diagnostic import Check, Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.fixer import Fixed, fix
from openbayes_config.parse.nodes import Scalar
from openbayes_config.text import Edit, Span

GOOD = """\
data_bindings:
- {data: a/b/1, path: /input0, type: ro}
resource: t4
env: pytorch-2.0
command: python main.py
node: 2
parameters: {lr: 0.1}
hyper_tuning:
  max_job_count: 3
  parallel_count: 1
  hyperparameter_metric: acc
  goal: MAXIMIZE
  algorithm: Grid
  parameter_specs:
  - {name: x, type: DISCRETE, discrete_values: [1, 2]}
  side_metrics: [loss]
"""
REFUSED = GOOD.replace("node: 2\n", "")
REPAIRED = REFUSED + "node: 2\n"


def rule(number: int, check: Check) -> Rule:
    words = Text("found", "找到")
    return Rule(f"OB{number}", f"rule-{number}", "error", "high", Message(words), check)


def finds(number: int, old: str, new: str, *, safe: bool = True, changes: frozenset[str] = frozenset()) -> Rule:
    """A rule that finds the text ``old`` and offers to replace it."""

    def check(document: Document, _: Context) -> Iterator[Diagnostic]:
        at = document.source.text.find(old)
        while at >= 0:
            span = Span(at, at + len(old))
            repair = Fix(Text(f"Write {new}", f"写成 {new}"), (Edit(span, new),), safe, changes)
            yield found.found(span, (at,), fixes=(repair,))
            at = document.source.text.find(old, at + 1)

    found = rule(number, check)
    return found


def missing_node() -> Rule:
    def check(document: Document, _: Context) -> Iterator[Diagnostic]:
        if not document.entry("node"):
            end = len(document.source.text)
            edit = Edit(Span(end, end), "node: 2" + document.source.newline)
            yield found.found(Span(0, 0), fixes=(Fix(Text("Add node", "补上 node"), (edit,), True),))

    found = rule(101, check)
    return found


class Run(Protocol):
    """Fixes a text with these rules and no others."""

    def __call__(self, data: str | bytes, *rules: Rule, unsafe: bool = False) -> Fixed: ...


@pytest.fixture
def repaired(monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(data: str | bytes, *rules: Rule, unsafe: bool = False) -> Fixed:
        monkeypatch.setattr("openbayes_config.rules.RULES", rules)
        return fix(data, unsafe=unsafe)

    return run


def test_a_safe_fix_is_applied(repaired: Run) -> None:
    result = repaired(REFUSED, missing_node())
    assert result.text == REPAIRED
    assert result.data == result.text.encode()
    assert [each.fix.title.en for each in result.applied] == ["Add node"]
    assert result.left.diagnostics == ()


def test_an_unsafe_fix_is_applied_when_asked_for(repaired: Run) -> None:
    unsafe = finds(102, "t4", "t5", safe=False, changes=frozenset(("resource",)))
    assert repaired(GOOD, unsafe).text == GOOD
    assert repaired(GOOD, unsafe, unsafe=True).text == GOOD.replace("t4", "t5")


def test_select_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (finds(102, "t4", "t5", changes=frozenset(("resource",))), missing_node())
    monkeypatch.setattr("openbayes_config.rules.RULES", rules)
    result = fix(REFUSED, select=lambda found, _: found.rule.id == "OB101")
    assert result.text == REPAIRED
    assert [found.rule.id for found in result.left.diagnostics] == ["OB102"]


def test_one_fix_of_a_finding_is_enough(repaired: Run) -> None:
    def check(document: Document, _: Context) -> Iterator[Diagnostic]:
        node = document.at("node")
        if isinstance(node, Scalar) and node.text == "2":
            fixes = [
                Fix(
                    Text(f"{new}", f"{new}"),
                    (Edit(node.span, new),),
                    safe,
                    frozenset(("newBatchTask", "newBatchWorkspace")),
                )
                for new, safe in (("4", False), ("3", True))
            ]
            yield found.found(node.span, fixes=tuple(fixes))

    found = rule(103, check)
    assert repaired(GOOD, found, unsafe=True).text == GOOD.replace("node: 2", "node: 3")


def test_fixes_that_meet_take_turns(repaired: Run) -> None:
    result = repaired(GOOD + "x: ab\n", finds(104, "x: a", "x: c"), finds(105, "b\n", "d\n"))
    assert result.text == GOOD + "x: cd\n"


def test_lines_below_each_other_go_at_once() -> None:
    many = 500
    repeated = fix(GOOD.replace("parameters: {lr: 0.1}\n", "parameters:\n" + "  lr: 0.1\n" * many))
    assert len(repeated.applied) == many - 1
    assert repeated.text == GOOD.replace("parameters: {lr: 0.1}\n", "parameters:\n  lr: 0.1\n")


def test_a_fix_that_leaves_more_problems_is_dropped(repaired: Run) -> None:
    worse = finds(106, "t4", "bad bad", changes=frozenset(("resource",)))
    result = repaired(REFUSED, worse, finds(107, "bad", "t4"), missing_node())
    assert result.text == REPAIRED
    assert [each.rule.id for each in result.left.diagnostics] == ["OB106"]


def test_keys_added_with_empty_values_are_one_problem(repaired: Run) -> None:
    text = REFUSED + "node: 2\n# bad bad\n"
    end = len(REFUSED)

    def check(document: Document, _: Context) -> Iterator[Diagnostic]:
        if not document.entry("node"):
            edit = Edit(Span(end, end), "node: 2\n# bad bad\n")
            yield found.found(Span(0, 0), fixes=(Fix(Text("Add", "补上"), (edit,), True),))

    found = rule(124, check)
    assert repaired(REFUSED, found, finds(125, "bad", "bad")).text == text


def test_a_fix_that_leaves_its_finding_is_dropped(repaired: Run) -> None:
    def check(document: Document, _: Context) -> Iterator[Diagnostic]:
        edit = Edit(Span(0, 0), "# more\n")
        yield found.found(Span(0, 0), fixes=(Fix(Text("Add", "补上"), (edit,), True),))

    found = rule(126, check)
    assert repaired(REFUSED, found, missing_node()).text == REPAIRED


def test_a_fix_that_breaks_the_text_is_dropped(repaired: Run) -> None:
    assert repaired(GOOD, finds(108, "t4", "[", changes=frozenset(("resource",)))).text == GOOD


def test_an_accepted_file_sends_the_same_but_for_what_is_declared(repaired: Run) -> None:
    changed = GOOD.replace("acc", "accuracy")
    assert repaired(GOOD, finds(109, "acc\n", "accuracy\n")).text == GOOD
    assert repaired(GOOD, finds(109, "acc\n", "accuracy\n", changes=frozenset(("resource",)))).text == GOOD
    assert (
        repaired(GOOD, finds(109, "acc\n", "accuracy\n", changes=frozenset(("hyperparameterMetric",)))).text == changed
    )


def test_an_accepted_file_stays_accepted(repaired: Run) -> None:
    assert (
        repaired(GOOD, finds(110, "node: 2\n", "", changes=frozenset(("newBatchTask", "newBatchWorkspace")))).text
        == GOOD
    )


LOSSES = [
    ("resource: t4", "resource: t5"),
    ("env: pytorch-2.0", "env: pytorch-2.1"),
    ("command: python main.py", "command: python"),
    ("parameters: {lr: 0.1}", "parameters: {}"),
    ("parameters: {lr: 0.1}", "parameters: {LR: 0.1}"),
    ("- {data: a/b/1, path: /input0, type: ro}", "- {data: a/b/1, path: /input1, type: ro}"),
    ("- {data: a/b/1, path: /input0, type: ro}", "- {data: a/b/1, path: /input0, type: r}"),
    ("data_bindings:\n", "data_binding:\n"),
    ("algorithm: Grid", "algorithm: Random"),
    ("goal: MAXIMIZE", "goal: MINIMIZE"),
    ("discrete_values: [1, 2]", "discrete_values: [2, 1]"),
    ("side_metrics: [loss]", "side_metrics: []"),
    ("name: x,", "name: y,"),
    ("max_job_count: 3", "max_job_count: 4"),
]


@pytest.mark.parametrize(("old", "new"), LOSSES)
def test_a_refused_file_keeps_every_value(old: str, new: str, repaired: Run) -> None:
    result = repaired(REFUSED, finds(111, old, new), missing_node())
    assert result.text == REPAIRED


def test_a_value_that_a_declared_edit_replaces_is_not_asked_for_again(repaired: Run) -> None:
    result = repaired(REFUSED, finds(112, "type: ro", "type: rw", changes=frozenset(("dataBindings",))), missing_node())
    assert result.text == REFUSED.replace("type: ro", "type: rw") + "node: 2\n"


def test_fixes_that_undo_each_other_come_to_an_end(repaired: Run) -> None:
    changes = frozenset(("resource",))
    result = repaired(GOOD, finds(113, "t4", "t5", changes=changes), finds(114, "t5", "t4", changes=changes))
    assert result.text == GOOD.replace("t4", "t5")


def test_one_bad_fix_among_many_does_not_hold_up_the_others(repaired: Run) -> None:
    text = GOOD + "".join(f"x-{n}: bad\n" for n in range(30))
    rules = (finds(115, "t4", "t5"), finds(116, "bad", "good"))
    assert repaired(text, *rules).text == text.replace("bad", "good")


def test_it_is_told_when_too_many_fixes_fail(repaired: Run) -> None:
    text = GOOD + "".join(f"x-{n}: bad\n" for n in range(30))
    wrong = finds(115, "bad", "worse worse")
    result = repaired(text, wrong, finds(116, "worse", "bad"))
    assert result.text == text
    assert result.unfinished
    assert not repaired(GOOD + "x-1: bad\n", wrong, finds(116, "worse", "bad")).unfinished


def test_what_many_edits_replace_is_found_in_its_time(repaired: Run) -> None:
    text = GOOD + "".join(f"x-{n}: bad\n" for n in range(8_000))
    start = time.process_time()
    assert repaired(text, finds(116, "bad", "good", changes=frozenset(("resource",)))).text == text.replace(
        "bad", "good"
    )
    assert time.process_time() - start < 6


def test_an_older_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which appends parameters to the command of a task and sends none otherwise."""
    monkeypatch.setattr("openbayes_config.rules.RULES", (missing_node(),))
    assert fix(REFUSED, client="0.28.0").text == REPAIRED
    monkeypatch.setattr("openbayes_config.rules.RULES", (missing_node(), finds(127, "main.py", "main")))
    assert fix(REFUSED, client="0.28.0").text == REPAIRED


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_ends_stay(newline: str, repaired: Run) -> None:
    data = b"\xef\xbb\xbf" + REFUSED.replace("\n", newline).encode()
    assert repaired(data, missing_node()).data == data + b"node: 2" + newline.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"command: \xb2\xe2\xca\xd4\n",
        b"\xff\xfea\x00",
        b"a: [1\n",
        b"a: 1\n\tb: 2\n",
        b"a: \x00\n",
        b"a: 1\n---\nb: 2\n",
    ],
)
def test_a_text_that_cannot_be_read_is_left_alone(data: bytes, repaired: Run) -> None:
    result = repaired(data, missing_node(), finds(117, "a", "b"))
    assert result.data == data
    assert result.applied == ()


def test_places_are_those_of_the_text_as_given(repaired: Run) -> None:
    text = "# a\nx: b # c\n"
    chain = finds(118, "# a\n", ""), finds(119, "b # c", "# d"), finds(120, "# d", "")
    assert [(each.diagnostic.rule.id, each.span) for each in repaired(text + GOOD, *chain).applied] == [
        ("OB118", Span(0, 4)),
        ("OB119", Span(7, 12)),
        ("OB120", Span(7, 12)),
    ]
