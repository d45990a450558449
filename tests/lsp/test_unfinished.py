"""What somebody sees who types a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from openbayes_lsp.features.unfinished import Shown, shown, typed_line
from tests.lsp.support import snapshot

ROOT = Path(__file__).parents[2]
FILES = (
    "tests/fixtures/minimal.yaml",
    "tests/fixtures/crlf.yaml",
    "tests/fixtures/shorthand.yaml",
    "examples/secrets/openbayes.yaml",
    "examples/tuning-grid/openbayes.yaml",
)


def text_of(path: str) -> str:
    """A file with its own line ends."""
    return (ROOT / path).read_bytes().decode()


def views(versions: Iterable[str]) -> Iterator[Shown]:
    """What is shown of each version, typed without a pause after the first one, which was opened."""
    seen, before = Shown(), None
    for text in versions:
        now = snapshot(text)
        line = None if before is None else typed_line(before, now.mirror.lines)
        seen, before = shown(now, seen, line), text
        yield seen


def ids(view: Shown) -> list[str]:
    """The rules that speak."""
    return [each.rule.id for each in view.findings]


def flickers(versions: Iterable[str]) -> Counter[str]:
    """The findings, by rule, that appear after the first version and are gone again before the last one."""
    before: Counter[tuple[str, str]] | None = None
    appeared: Counter[tuple[str, str]] = Counter()
    gone: Counter[str] = Counter()
    for view in views(versions):
        now = Counter((each.rule.id, each.pointer) for each in view.findings)
        if before is not None:
            appeared += now - before
            for each in (before - now).keys() & appeared.keys():
                gone[each[0]] += 1
        before = now
    return gone


@pytest.mark.parametrize("path", FILES)
def test_typing_a_file_from_its_first_to_its_last_character(path: str) -> None:
    """A range is empty until its second digit stands there; nothing else comes and goes."""
    text = text_of(path)
    assert not flickers(text[:end] for end in range(len(text) + 1)) - Counter({"OB301": 1, "OB416": 2})


@pytest.mark.parametrize("path", FILES)
def test_typing_a_line_once_more(path: str) -> None:
    """Nothing comes and goes but what is true of the file without the line."""
    for versions in retyped(text_of(path)):
        without = set(ids(Shown(findings=snapshot(versions[1]).report.diagnostics)))
        assert set(flickers(versions)) <= without


def retyped(text: str) -> Iterator[list[str]]:
    """For each line: the text, without it, and with every beginning of it."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        before, after = "".join(lines[:number]), "".join(lines[number + 1 :])
        content = line.rstrip("\r\n")
        end = line[len(content) :]
        typed = (before + content[:count] + end + after for count in range(len(content) + 1))
        yield [text, before + after, *typed]


REST = "env: pytorch-2.6-2204\ncommand: python main.py\nnode: 1\n"


def last(*versions: str) -> Shown:
    """What is shown of the last version."""
    return list(views(versions))[-1]


def test_an_unknown_key_waits_for_the_rest_of_it() -> None:
    """``res`` may become ``resource``."""
    view = last(REST, REST + "r", REST + "re", REST + "res", REST + "res:")
    assert "OB104" not in ids(view)
    assert view.waiting


def test_what_is_still_wrong_with_the_line_stays() -> None:
    """Nothing flickers while somebody types on after a pause."""
    text = REST + "resorce"
    assert "OB104" in ids(last(text + ": cpu", text + "x: cpu"))
    assert "OB104" not in ids(last(text + ": cpu", REST + "resource: cpu"))
    assert ids(last(text + ": cpu\n", text + ": cpu\nx", text + ": cpu\nenf:")).count("OB104") == 1


def test_it_is_said_when_the_line_is_left() -> None:
    """The next line is typed: what stands above is meant."""
    text = REST + "resorce: cpu"
    assert "OB104" not in ids(last(REST, text))
    assert "OB104" in ids(last(REST, text, text + "\n", text + "\np"))


def test_an_empty_value_waits() -> None:
    """The value comes after the colon."""
    assert "OB501" not in ids(last(REST, REST + "resource:"))
    assert "OB501" not in ids(last(REST, REST + "resource:", REST + "resource:\n"))
    left = REST + "resource: ''\n"
    assert "OB501" in ids(last(REST, left, left + "p"))


def test_a_missing_key_waits_and_stays_when_it_was_shown() -> None:
    """Nobody has to be told before the end; who was told sees it until it is there."""
    assert "OB101" not in ids(last("", "r", "re", "resource: cpu", "resource: cpu\n", "resource: cpu\ne"))
    assert "OB101" in ids(last(REST, REST + "p", REST + "parameters: {}\n"))


def test_what_was_shown_stays_while_the_text_cannot_be_read() -> None:
    """An open quote hides the rest of the file from the client, but not from the one who types."""
    text = "resource: t4\nnode: 0\n" + REST.replace("node: 1\n", "")
    was = ids(last(text))
    assert "OB503" in was
    broken = text.replace("resource: t4", 'resource: "t4')
    assert ids(last(text, broken)) == was
    assert ids(last(text, broken, broken.replace('"t4', '"t4"'))) == was
    moved = list(views((text, broken)))[-1].findings[-1].span
    assert broken[moved.start : moved.end] in broken


def test_a_repair_is_seen_at_once() -> None:
    """Nothing that is gone is kept."""
    text = REST + "resource: cpu\nparameters: {}\nhyper_tuning:\n"
    assert "OB102" in ids(last(text))
    assert "OB102" not in ids(last(text, text.removesuffix("hyper_tuning:\n") + "x-a: {}\n"))


def test_findings_on_other_lines_come_at_once() -> None:
    """They are consequences of what was typed, not parts of it."""
    text = "bindings: [a/b/1:/input0]\n" + REST
    assert "OB201" in ids(last(text, text + "data_bindings: []"))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("a: 1\nb: 2\n", "a: 1\nb: 23\n", 1),
        ("a: 1\nb: 2\n", "a: 1\n", 1),
        ("a: 1", "a: 1\n  ", 1),
        ("a: 1\r\nb", "a: 1\r\nbc", 1),
        ("a: 1\nb: 2\n", "a: 1\nc: 2\nd: 3\nb: 2\n", None),
        ("a: 1\nb: 2\nc: 3\n", "a: 1\n", None),
        ("", "中文 😀: 1", 0),
        ("a", "a", 0),
    ],
)
def test_the_line_that_was_typed(before: str, after: str, line: int | None) -> None:
    """More than a line at a time is pasted, not typed."""
    assert typed_line(before, snapshot(after).mirror.lines) == line


def test_a_pause_in_an_unreadable_text_takes_nothing_away() -> None:
    """What was true of the rest stays until somebody can tell; a key that is there by now is not missing."""
    text = "command: python 'main.py\nresource: cpu\n"
    opened = text.replace("'", "") + "bindings: {a: 1}\n"
    before = last(opened)
    missing = next(each for each in before.findings if each.rule.id == "OB101" and not each.pointer)
    typed = opened.replace("resource: cpu", "resource")
    after = snapshot(typed)
    paused = shown(after, shown(after, before, 1), None)
    assert set(ids(before)) < set(ids(paused))
    assert missing.args["keys"] == ("`env`", "`node`", "`parameters`", "`hyper_tuning`")
    filled = snapshot(f"{typed}env: a\n")
    assert "OB101" not in ids(shown(filled, paused, None))


def test_a_command_waits_for_its_lines() -> None:
    """Its first line, its last one, and those that follow are one value."""
    head = REST.replace("command: python main.py\n", "parameters: {a: 1}\n")
    typed = [head + "command: |", head + "command: |\n  ", head + "command: |\n  p"]
    assert not {"OB301", "OB306"} & {each for view in views([head, *typed]) for each in ids(view)}


def test_a_range_waits_for_its_other_end() -> None:
    """``5`` may become ``50``."""
    head = "hyper_tuning:\n  parameter_specs:\n  - name: x\n    type: DOUBLE\n    min_value: 5\n"
    assert "OB410" not in ids(last(head, head + "    max_value: 5"))
    assert "OB410" in ids(last(head, head + "    max_value: 5", head + "    max_value: 5\n    # or more"))


def test_a_value_that_reads_oddly_is_told_when_its_line_is_left() -> None:
    """Only what cannot be read waits for all of the text."""
    head = REST + "parameters:\n"
    text = head + "  lr: 1e-4"
    assert "OB015" not in ids(last(head, text))
    assert "OB015" in ids(last(head, text, text + "\n", text + "\n  a"))
