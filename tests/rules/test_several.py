"""Several mistakes in one binding, or in two that depend on each other: all are told at once, and truly."""

from __future__ import annotations

import pytest

from openbayes_config.diagnostic import Diagnostic
from openbayes_config.linter import lint
from tests.rules.test_references import REST, TUNING

LONG = "  - data: {}\n    path: {}\n    type: {}\n"


def found(bindings: str) -> list[Diagnostic]:
    """What is said of these bindings."""
    report = lint(bindings + REST + TUNING)
    assert not report.failures
    return [each for each in report.diagnostics if each.rule.id[:3] in ("OB1", "OB2")]


def entries(*items: tuple[str, str, str]) -> str:
    """Bindings in the long form."""
    return "data_bindings:\n" + "".join(LONG.format(*item) for item in items)


@pytest.mark.parametrize(
    ("bindings", "ids"),
    [
        (entries(("a/b/1", "/input9", "r")), ["OB212", "OB203"]),
        (entries(('""', "/input9", "x")), ["OB206", "OB212", "OB203"]),
        (entries(('""', "/input0", "x")), ["OB206", "OB203"]),
        (entries(("./data", "/openbayes/input/input0", "r")), ["OB217", "OB213", "OB203"]),
        ("data_bindings:\n  - dta: a/b/1\n    path: /input9\n    type: ro\n", ["OB104", "OB212"]),
        ("data_bindings:\n  - dta: a/b/1\n    path: /input9\n", ["OB104", "OB212", "OB101"]),
        (entries(("a/b/1", "/input0", "r"), ("a/b/1", "/input0", "rx")), ["OB203", "OB204", "OB203"]),
        (entries(("a/b/1", "/input0", "ro"), ("a/b/1", "/input9", "rx")), ["OB204", "OB212", "OB203"]),
        (entries(("a/b/1", "/input0", "r"), ("a/b/2", "/input0", "ro")), ["OB203", "OB214"]),
        (entries(("a/b/1", "/input0", "ro"), ("a/b", "/input9", "x")), ["OB205", "OB216", "OB212", "OB203"]),
        ("bindings:\n  - a/b/1:/input9:x\n", ["OB212", "OB203"]),
        (entries(("a/b", "/input0", "r")), ["OB216", "OB203"]),
        (entries(("<user>/b/1", "/input0", "r")), ["OB218", "OB203"]),
        (entries(("a/b/1", "/input0", "ro"), ("a/b", "/input1", "x")), ["OB205", "OB216", "OB203"]),
    ],
)
def test_all_mistakes_are_told_at_once(bindings: str, ids: list[str]) -> None:
    assert [each.rule.id for each in found(bindings)] == ids


@pytest.mark.parametrize(
    ("bindings", "ids"),
    [
        # Nothing that has to be written anew as a whole, and nothing twice.
        ("bindings:\n  - C:\\data:/input9:x\n", ["OB208"]),
        ("data_bindings:\n  - a/b/1:/input9:x\n", ["OB102"]),
        (entries(("./a", "/input0", "ro"), ("./a", "/input1", "ro")), ["OB217", "OB204"]),
        (entries(("a/b/1", "/input9", "ro"), ("a/b/1", "/input9", "ro")), ["OB212", "OB204"]),
        (entries(('""', '""', '""')), []),
    ],
)
def test_nothing_more_is_told(bindings: str, ids: list[str]) -> None:
    assert [each.rule.id for each in found(bindings)][: len(ids)] == ids
    assert "OB206" not in [each.rule.id for each in found(bindings)]


@pytest.mark.parametrize(
    "bindings",
    [
        entries(("./data", "/input9", "r")),
        entries(("a/b", "/input0", "r")),
        entries(("a/b/1", "/openbayes/input/input0", "r")),
        entries(("a/b/1", "/input0", "ro"), ("a/b/1", "/input9", "ro")),
        entries(("a/b/1", "/input0", "r"), ("a/b/2", "/input0", "ro")),
        entries(("a/b/1", "/input0", "ro"), ("a/b/2", "/input0", "r")),
    ],
)
def test_nothing_is_sent_of_a_binding_that_is_left_out(bindings: str) -> None:
    """A binding that another finding calls lost is not said to be sent."""
    told = [each for each in found(bindings) if each.rule.id in ("OB212", "OB213", "OB214", "OB216", "OB217")]
    assert told
    for each in told:
        assert "sends" not in each.effect("en")
        assert "提交" not in each.effect("zh")


def test_a_first_binding_that_is_left_out_is_not_said_to_be_kept() -> None:
    (repeated,) = [
        each
        for each in found(entries(("a/b/1", "/input0", "r"), ("a/b/1", "/input1", "rw")))
        if each.rule.id == "OB204"
    ]
    assert "keeps only the first" not in repeated.effect("en")
    assert "只保留第一项" not in repeated.effect("zh")
    assert "only this one is sent" not in repeated.related[0].message.en
