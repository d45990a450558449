"""What a rule's page says is what obconf does."""

from __future__ import annotations

from itertools import pairwise

import pytest

from openbayes_config.diagnostic import Diagnostic
from openbayes_config.rules import RULES
from openbayes_config.text import Source, apply
from tests.rules.pages import Example, Mark, examples, lint_example

ALL = [example for rule in RULES for example in examples(rule)]
BAD = [example for example in ALL if example.kind == "bad"]
GOOD = [example for example in ALL if example.kind == "good"]
FIXED = [(before, after) for before, after in pairwise(ALL) if after.kind == "fixed"]


def _name(value: object) -> str:
    return f"{value.rule}-{value.number}" if isinstance(value, Example) else ""


def _mark(source: Source, finding: Diagnostic) -> Mark:
    place = source.position(finding.span.start)
    end = min(finding.span.end, source.line_span(place.line).end)
    return Mark(place.line, place.column, max(1, end - finding.span.start))


@pytest.mark.parametrize("example", BAD, ids=_name)
def test_bad_gives_exactly_that_finding(example: Example) -> None:
    """Only that rule speaks, and on the marked characters."""
    report = lint_example(example, example.text)
    also = example.options.get("also", "").split(",")
    found = [each for each in report.diagnostics if each.rule.id not in also]
    assert [each.rule.id for each in found] == [example.rule] * len(example.marks)
    assert tuple(_mark(report.document.source, each) for each in found) == example.marks
    assert {each.severity for each in found} == {example.options.get("severity", "error")}


@pytest.mark.parametrize("example", GOOD, ids=_name)
def test_good_gives_nothing(example: Example) -> None:
    """What is shown as right has no finding."""
    assert lint_example(example, example.text).diagnostics == ()


@pytest.mark.parametrize(("bad", "fixed"), FIXED, ids=_name)
def test_fixed_is_what_the_fix_gives(bad: Example, fixed: Example) -> None:
    """The fix makes the one text of the other, which has no finding of the rule any more."""
    finding = next(each for each in lint_example(bad, bad.text).diagnostics if each.rule.id == bad.rule)
    assert apply(bad.text, finding.fixes[0].edits) == fixed.text
    assert lint_example(bad, fixed.text).diagnostics == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_page_has_a_good_and_a_bad_example(rule: object) -> None:
    """Rules whose bad example cannot be shown in a Markdown file have a test of their own."""
    unshowable = {"OB001", "OB002", "OB003", "OB004", "OB090"}
    kinds = {each.kind for each in ALL if each.rule == rule.id}  # type: ignore[attr-defined]
    assert kinds >= ({"good"} if rule.id in unshowable else {"good", "bad"}) or "fixed" in kinds  # type: ignore[attr-defined]
