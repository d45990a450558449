"""Comments that silence findings: where they hold, how they are written, and what they never hide."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openbayes_config.document import parse
from openbayes_config.fixer import fix, silence
from openbayes_config.linter import Report, lint
from openbayes_config.rules import RULES
from openbayes_config.suppress import cannot_be_silenced, read
from openbayes_config.text import Source, apply
from tests.rules.pages import examples

REST = """\
env: pytorch-2.6-2204
command: python main.py
parameters: {}
hyper_tuning:
"""


def silenced(text: str) -> list[tuple[str, str]]:
    """The rules that a text silences, and why."""
    return [(each.finding.rule.id, each.reason) for each in lint(text).suppressed]


def kept(text: str) -> list[str]:
    """The rules that speak about a text."""
    return [each.rule.id for each in lint(text).diagnostics]


@pytest.mark.parametrize(
    "lines",
    [
        "resource: a  # obconf: ignore[OB014]\nresource: b\n",
        "resource: a # obconf:ignore[duplicate-key]\nresource: b\n",
        "# obconf: ignore[OB014]\nresource: a\nresource: b\n",
        "# obconf: ignore[OB014]\n# more about it\nresource: a\nresource: b\n",
        "# before it # obconf: ignore[OB014]\nresource: a\nresource: b\n",
        "# obconf: ignore[OB999] # obconf: ignore[OB014]\nresource: a\nresource: b\n",
        "resource: a\nresource: b\n# obconf: ignore-file[OB014]\n",
        "resource: a  # obconf：ignore［OB203，OB014］\nresource: b\n",
        "resource: a  #obconf: ignore[ ob014 ]\nresource: b\n",
    ],
)
def test_a_comment_silences_what_it_names(lines: str) -> None:
    """On its own line, on the next one that is no comment, or in the whole file."""
    assert ("OB014", "") in silenced(lines + REST)
    assert "OB014" not in kept(lines + REST)


@pytest.mark.parametrize(
    "lines",
    [
        "resource: a\nresource: b  # obconf: ignore[OB014]\n",
        "resource: a\n# obconf: ignore[OB014]\nresource: b\n",
        "# obconf: ignore[OB014]\n\nresource: a\nresource: b\n",
        "resource: a  # obconf: ignore[OB01]\nresource: b\n",
        "resource: a  # obconf: ignore\nresource: b\n",
        "resource: a  # obconf: ignore[OB014\nresource: b\n",
        "resource: 'a # obconf: ignore-file[OB014]'\nresource: b\n",
        "resource: a#obconf: ignore[OB014]\nresource: b\n",
    ],
)
def test_a_comment_elsewhere_silences_nothing(lines: str) -> None:
    """Nor do other names, no names, and what is part of a value."""
    assert silenced(lines + REST) == []
    assert "OB014" in kept(lines + REST)


def test_the_reason_is_kept() -> None:
    """It is what stands behind the bracket."""
    assert silenced("resource: a  # obconf: ignore[OB014] 先这样：旧的\nresource: b\n" + REST) == [
        ("OB014", "先这样：旧的")
    ]


def test_findings_inside_long_values_are_silenced_at_their_key() -> None:
    """A comment cannot stand inside a block scalar."""
    text = "resource: cpu\nnode: 1\n" + REST.replace("python main.py", "|  # obconf: ignore[OB014]\n  a\n  b 'x")
    (found,) = [each for each in lint(text).diagnostics if each.pointer == "/command"]
    assert lint(text).document.source.position(found.span.start).line == 6
    hushed = lint(text.replace("OB014", found.rule.name))
    assert found.rule in {each.finding.rule for each in hushed.suppressed}
    assert found.rule not in {each.rule for each in hushed.diagnostics}


def test_what_cannot_be_read_is_never_silenced() -> None:
    """Nor is a comment in what may be the inside of a text looked at."""
    text = "# obconf: ignore-file[OB001, syntax-error, OB9]\nresource: [cpu\n"
    assert "OB001" in kept(text)
    assert not [each for each in kept(text) if each.startswith("OB9")]


@pytest.mark.parametrize("mode", ["task", "workspace", "hypertuning"])
def test_one_mode_cannot_know_what_is_unused(mode: str) -> None:
    """What is silenced may be found in another mode."""
    text = "resource: cpu  # obconf: ignore[OB402]\nnode: 1\n" + REST
    report = lint(text, mode=mode)  # type: ignore[arg-type]
    assert "OB903" not in {each.rule.id for each in report.diagnostics}
    assert "OB903" in kept(text)


def test_what_needs_more_than_the_file_is_not_called_unused() -> None:
    """A variable can be missing only where the real environment counts."""
    text = "resource: cpu  # obconf: ignore[OB604]\nnode: 1\n" + REST
    assert "OB903" not in kept(text)
    assert "OB903" in {each.rule.id for each in lint(text, environ={}).diagnostics}


@pytest.mark.parametrize(
    ("comment", "after"),
    [
        ("# obconf: ignore[OB012, OB013]", ""),
        ("# obconf: ignore[OB014, OB013] why", "# obconf: ignore[OB014] why"),
        ("# obconf: ignore[OB013,OB014] why", "# obconf: ignore[OB014] why"),
        ("# obconf: ignore[OB012, OB014, OB013]", "# obconf: ignore[OB014]"),
        ("# obconf: ignore", "# obconf: ignore[OB014]"),
        ("# obconf: ignore because", "# obconf: ignore[OB014] because"),
        ("# obconf: ignore[] because", "# obconf: ignore[OB014] because"),
        ("# obconf: ignore[Duplicate_Key]", "# obconf: ignore[duplicate-key]"),
        ("# obconf: ignor[OB014]", "# obconf: ignore[OB014]"),
        ("# obconf: ignore[OB013] # obconf: ignore[OB014]", "# obconf: ignore[OB014]"),
        ("# see there # obconf: ignore[OB013]", "# see there"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_are_repaired(comment: str, after: str, newline: str) -> None:
    """Nothing else changes."""
    head, tail = "resource: a", "resource: a\nnode: 1\n" + REST
    text = f"{head}  {comment}\n{tail}".replace("\n", newline)
    only = fix(text, select=lambda found, _: found.rule.id.startswith("OB9"))
    assert only.text == f"{head}{'  ' if after else ''}{after}\n{tail}".replace("\n", newline)


def test_a_line_of_its_own_goes_with_its_comment() -> None:
    """No blank line stays behind, and the comments around it stay."""
    text = "# one\n# obconf: ignore-file[OB013]\n# two\nresource: a\n" + REST
    only = fix(text, select=lambda found, _: found.rule.id.startswith("OB9"))
    assert only.text == "# one\n# two\nresource: a\n" + REST


TEXTS = [example.text for rule in RULES for example in examples(rule) if not rule.id.startswith("OB9")]
FRAMES = st.tuples(st.sampled_from(TEXTS), st.sampled_from(["\n", "\r\n"]), st.booleans())


def _text(frame: tuple[str, str, bool]) -> str:
    text, newline, bom = frame
    return ("\ufeff" if bom else "") + text.replace("\n", newline)


def _can_be_silenced(report: Report) -> bool:
    return not any(cannot_be_silenced(each.rule) for each in report.diagnostics)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FRAMES, st.sampled_from(["", "later", "以后再说 # really]"]))
def test_written_comments_silence_everything_and_change_nothing(frame: tuple[str, str, bool], reason: str) -> None:
    """The file means what it meant, and without the new comments it is what it was."""
    text = _text(frame)
    before, done = lint(text), silence(text, reason)
    assert apply(before.document.source.text, done.edits) == done.text
    assert parse(done.text).loads == before.document.loads
    if before.document.loads:
        assert repr(parse(done.text).plain()) == repr(before.document.plain())
    if before.context.broken or not _can_be_silenced(before):
        return
    assert [each.rule.id for each in done.left.diagnostics] == []
    assert done.silenced == len(before.diagnostics)
    assert silence(done.data, reason).data == done.data
    assert all(each.reason == " ".join(reason.split()) for each in done.left.suppressed)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FRAMES, st.integers(0, 5))
def test_suppressions_survive_fixes(frame: tuple[str, str, bool], which: int) -> None:
    """What a comment silences stays silenced while everything else is repaired."""
    text = _text(frame)
    first = lint(text)
    if first.context.broken or not first.diagnostics:
        return
    chosen = first.diagnostics[which % len(first.diagnostics)].rule
    if cannot_be_silenced(chosen):
        return
    source = first.document.source
    from openbayes_config.suppress import add
    from openbayes_config.text import apply

    findings = [each for each in first.diagnostics if each.rule is chosen]
    hushed = lint(parse(Source(apply(source.text, add(first.document, findings)), source.bom)))
    if any(each.rule is chosen for each in hushed.diagnostics):
        return
    fixed = fix(hushed.document.source.bom + hushed.document.source.text)
    assert not [each for each in fixed.left.diagnostics if each.rule is chosen]


@given(st.text(alphabet="# obconf:ignre-fl[]OB014,\n\tx：［", max_size=60))
def test_any_comment_can_be_read(text: str) -> None:
    """Every place is within the text, and the name stands there."""
    document = parse(f"a: 1 # obconf: {text}")
    for each in read(document):
        assert 0 <= each.span.start < each.span.end <= len(document.source.text)
        for named in each.names:
            assert document.source.slice(named.span) == named.name
    lint(document)


LINES = [
    "# obconf: ignore-file[OB102]\n" * 16_000,
    "# obconf: ignore-file[OB102]\n" * 4_000 + "".join(f"k{n}: x\n" for n in range(4_000)),
    "# obconf: ignore-file\n" * 16_000,
    "".join(f"k{n}: x  # obconf: ignore[OB102]\n" for n in range(6_000)),
    "".join(f"k{n}: x  # obconf: ignore\n" for n in range(1_500)),
    "parameters: 0  # obconf: ignore[OB014]\n" * 6_000,
    f"# obconf: ignore[{', '.join(f'no-such-rule-{n}' for n in range(16_000))}]\n",
]


@pytest.mark.parametrize("lines", LINES, ids=range(len(LINES)))
def test_many_comments_are_compared_in_their_time(lines: str) -> None:
    """No finding is held against every comment, and no comment against every finding."""
    start = time.process_time()
    lint(lines + f"resource: a\nnode: 1\n{REST}")
    assert time.process_time() - start < 4


def test_a_long_comment_is_read_in_its_time() -> None:
    """Each of the names can be taken out, and none is searched for among the others."""
    many = 8_000
    text = f"resource: a  # obconf: ignore[{', '.join(['OB013'] * many)}]\nnode: 1\n{REST}"
    start = time.process_time()
    found = [each for each in lint(text).diagnostics if each.rule.id == "OB903"]
    assert len(found) == many
    assert time.process_time() - start < 4
