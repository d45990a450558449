"""What holds for every repair and conversion, tried on generated files, broken in the ways of real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from openbayes_config.client import MODES, judge
from openbayes_config.diagnostic import Diagnostic
from openbayes_config.document import Document, parse
from openbayes_config.fixer import fix
from openbayes_config.fixer.faithful import differing
from openbayes_config.linter import Report, lint
from openbayes_config.normalizer import Refusal, To, normalize
from openbayes_config.text import apply
from tests.conformance.generate import generate

SEED = 28_05
COUNT = 60
FORMS: tuple[To, ...] = ("data_bindings", "bindings")


def broken(data: bytes, rng: Random) -> bytes:
    """Without a line, under a legacy key or without types; sometimes as it is."""
    lines = data.split(b"\n")
    for _ in range(rng.randrange(3)):
        at = rng.randrange(len(lines))
        if rng.random() < 0.5:
            lines[at] = b"# " + lines[at]
        else:
            lines = [line.replace(b"data_bindings:", b"data_binding:") for line in lines if b"type: r" not in line]
    return b"\n".join(lines or [b""])


def files() -> Iterator[bytes]:
    rng = Random(SEED)
    for case in generate(SEED, COUNT):
        yield broken(case.data, rng)


FILES = list(files())


@pytest.mark.parametrize("unsafe", [False, True])
def test_fixes(unsafe: bool) -> None:
    repaired = 0
    for data in FILES:
        before, result = lint(data), fix(data, unsafe=unsafe)
        assert len(findings_in_old_lines(before, result.left)) <= len(before.diagnostics)
        assert result.left.count("error") <= before.count("error")
        assert fix(result.data, unsafe=unsafe).data == result.data
        assert result.applied or result.data == data
        assert apply(before.document.source.text, result.edits) == result.text
        changes = frozenset(part for each in result.applied for part in each.fix.changes)
        keeps(before.document, result.left.document, changes)
        repaired += bool(result.applied)
    assert repaired > COUNT // 5


@pytest.mark.parametrize("to", FORMS)
def test_conversions(to: To) -> None:
    converted = 0
    for data in FILES:
        try:
            result = normalize(data, to)
        except Refusal:
            continue
        assert normalize(result.data, to).data == result.data
        keeps(parse(data), parse(result.data), frozenset(("dataBindings",)) if result.notes else frozenset())
        converted += bool(result.edits)
    assert converted > COUNT // 5


def findings_in_old_lines(before: Report, after: Report) -> list[Diagnostic]:
    """The findings that are not about a line which a repair has added."""
    source, lines = after.document.source, set(before.document.source.text.splitlines())
    return [
        each
        for each in after.diagnostics
        if source.slice(source.line_span(source.position(each.span.start).line)) in lines
    ]


def line_ends(text: str) -> set[str]:
    """The kinds of line ends in a text."""
    return set(re.findall(r"\r\n|\r|\n", text))


def keeps(before: Document, after: Document, changes: frozenset[str]) -> None:
    """Comments, line ends and byte order mark stay, and what is sent but for ``changes``."""
    assert after.source.bom == before.source.bom
    assert {comment.text for comment in before.comments} <= {comment.text for comment in after.comments}
    assert line_ends(after.source.text) <= line_ends(before.source.text) or not line_ends(before.source.text)
    for mode in MODES:
        was, becomes = judge(before, mode).submission, judge(after, mode).submission
        if was:
            assert becomes
            assert differing(was, becomes) <= changes
