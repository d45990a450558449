"""What a fingerprint depends on, and what it must not depend on."""

from __future__ import annotations

import pytest

from openbayes_config.diagnostic import Diagnostic
from openbayes_config.document import parse
from openbayes_config.fingerprint import fingerprint, fingerprints
from openbayes_config.linter import lint
from openbayes_config.rules import RULES
from openbayes_config.text import Span

TEXT = "resource: t4\nlist: [a, b]\n'a/b': {x: 1, y: 2}\n0: zero\n"


def mark(text: str, pointer: str, rule: int = 0, path: str = "openbayes.yaml") -> str:
    """The fingerprint of a finding of rule number ``rule`` at ``pointer``."""
    found = Diagnostic(RULES[rule], Span(0, 0), pointer, "error", RULES[rule].message, {})
    return fingerprint(found, parse(text), path)


def test_the_parts_that_count() -> None:
    """Rule, file, pointer and value; all give different ones."""
    marks = {
        mark(TEXT, "/resource"),
        mark(TEXT, "/resource", rule=1),
        mark(TEXT, "/resource", path="a/openbayes.yaml"),
        mark(TEXT, "/gone"),
        mark(TEXT.replace("t4", "t5"), "/resource"),
        mark(TEXT, "/list/0"),
        mark(TEXT, "/list/1"),
        mark(TEXT, "/a~1b"),
        mark(TEXT, "/a~1b/x"),
        mark(TEXT.replace("x: 1", "x: 2"), "/a~1b/x"),
        mark(TEXT, "/0"),
        mark(TEXT.replace("zero", "0"), "/0"),
    }
    assert len(marks) == 12
    assert all(len(each) == 32 for each in marks)


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("# comment\n\n" + TEXT, "/resource"),
        (TEXT.replace("t4", "'t4'"), "/resource"),
        ("new: 1\n" + TEXT, "/resource"),
        (TEXT.replace("x: 1", "x: 9").replace("y: 2", "'y': 8"), "/a~1b"),
        (TEXT.replace("[a, b]", "[c]"), "/list"),
        (TEXT.replace("\n", "\r\n"), "/0"),
    ],
)
def test_the_parts_that_do_not(text: str, pointer: str) -> None:
    """Lines, style, other keys; what stands inside a mapping or a list."""
    assert text != TEXT
    assert mark(text, pointer) == mark(TEXT, pointer)


def test_a_mapping_with_other_keys_is_another_one() -> None:
    """So a baseline does not hide a key that gets lost later."""
    assert mark(TEXT, "/a~1b") != mark(TEXT.replace(", y: 2", ""), "/a~1b")


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("parameters:\n  pin: {is_secret: true, value: %s}\n", "/parameters/pin/value"),
        ("parameters:\n  API_TOKEN: %s\n", "/parameters/API_TOKEN"),
        ("command: curl -H 'Authorization: Bearer %s'\n", "/command"),
    ],
)
def test_a_secret_does_not_enter(text: str, pointer: str) -> None:
    """A short one could be found again by trying all."""
    first, second = "4711abcdefghijklmnop1234567890XYZ", "0815ponmlkjihgfedcba0987654321ABC"
    assert mark(text % first, pointer) == mark(text % second, pointer)


def test_findings_that_are_alike_are_counted() -> None:
    """Each has a fingerprint of its own, and removing the last one leaves the others theirs."""
    document = parse(TEXT)
    found = Diagnostic(RULES[0], Span(0, 0), "/resource", "error", RULES[0].message, {})
    three = fingerprints([found] * 3, document, "a")
    assert len(set(three)) == 3
    assert fingerprints([found] * 2, document, "a") == three[:2]
    assert three[0] == fingerprint(found, document, "a")


@pytest.mark.parametrize("text", ["", "a: &x [*x]\n", "a: [\n", "<<: {a: 1}\nb: *c\n", "? [a]\n: 1\n", "\ud800: 1\n"])
def test_any_text_has_fingerprints(text: str) -> None:
    """Also one that cannot be read."""
    report = lint(text)
    assert len(fingerprints(report.diagnostics, report.document, "a")) == len(report.diagnostics)
