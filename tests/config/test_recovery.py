"""A half-typed file keeps its other entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from openbayes_config.document import Document, parse
from openbayes_config.parse.nodes import Mapping, Scalar
from openbayes_config.text import Source

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))
STEP = 6  # of the columns at which a line is cut, beside the first and the last


class State(NamedTuple):
    """A text with one line cut, and the top-level keys of the other lines."""

    text: str
    others: frozenset[str]


def keys(document: Document) -> dict[str, tuple[int, int]]:
    """The top-level keys and the first and last line of their entries."""
    source = document.source
    if not isinstance(document.root, Mapping):
        return {}
    return {
        entry.key.text: (source.position(entry.span.start).line, source.position(entry.span.end).line)
        for entry in document.root.entries
        if isinstance(entry.key, Scalar)
    }


def cut_lines(text: str) -> Iterator[State]:
    """Every line cut at some columns, always before its first and its last character."""
    lines = keys(parse(text))
    source = Source.of(text)
    for line in range(1, len(source.line_starts) + 1):
        span = source.line_span(line)
        others = frozenset(key for key, (first, last) in lines.items() if not first <= line <= last)
        for at in sorted({*range(span.start, span.end, STEP), max(span.end - 1, span.start)}):
            yield State(source.bom + source.text[:at] + source.text[span.end :], others)


def measure(path: Path) -> tuple[int, int]:
    """How many states there are and in how many every other key is kept."""
    states = list(cut_lines(path.read_bytes().decode()))
    kept = 0
    for state in states:
        document = parse(state.text)
        kept += state.others <= set(keys(document))
    return len(states), kept


def test_cutting_any_line_keeps_the_other_entries() -> None:
    figures = {path.stem: measure(path) for path in FIXTURES}
    total, kept = (sum(each) for each in zip(*figures.values(), strict=True))
    assert total > 1000
    assert kept / total >= 0.97, f"{kept} of {total}"
    weak = {name: f"{kept} of {states}" for name, (states, kept) in figures.items() if kept / states < 0.85}
    assert not weak


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_prefix_is_read(path: Path) -> None:
    text = path.read_bytes().decode()
    for end in range(0, len(text), 7):
        document = parse(text[:end])
        assert all(problem.span.end <= len(document.source.text) for problem in document.problems)


GOOD = "a: 1\nb:\n  c: x\n  d: [1, 2]\n\ne: 'f'\ng:\n- h: 1\n  i: 2\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  c: x\n", "  c: 'x\n"),
        ("  c: x\n", "  c\n"),
        ("  c: x\n", "  c: {x\n"),
        ("  c: x\n", "  c: x: y\n"),
        ("  c: x\n", "  c: @\n"),
        ("b:\n", "b\n"),
        ("e: 'f'\n", "e: 'f\n"),
        ("e: 'f'\n", "e\n"),
        ("e: 'f'\n", "e:f\n"),
        ("  d: [1, 2]\n", "  d: [1, 2\n"),
        ("- h: 1\n", "- h\n"),
        ("g:\n", "g\n"),
        ("g:\n", ""),
        ("a: 1\n", ""),
        ("a: 1\n", "a\n"),
        ("a: 1\n", "  a: 1\n"),
    ],
)
def test_the_entries_around_a_mistake_keep_their_values(before: str, after: str) -> None:
    plain = parse(GOOD).plain()
    assert isinstance(plain, dict)
    document = parse(GOOD.replace(before, after, 1))
    entries = keys(document)
    at = GOOD.index(before)
    for key, (first, last) in keys(parse(GOOD)).items():
        source = Source(GOOD)
        if not source.line_starts[first - 1] <= at < [*source.line_starts, len(GOOD)][last]:
            assert key in entries
            inner = document.at(key, *({"b": ("c",), "g": (0, "i")}.get(key, ())))
            assert isinstance(inner, Scalar)
            assert inner.value == {"a": 1, "b": "x", "e": "f", "g": 2}[key]


BLOCKS = """\
parameters:
  lr: 1
hyper_tuning:
  goal: x
  parameter_specs:
  - name: a
    type: b
data_bindings:
- data: d
  path: p
last: 1
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("behind", ["", " "])
@pytest.mark.parametrize("name", ["parameters", "hyper_tuning", "  parameter_specs", "data_bindings"])
def test_a_half_typed_key_keeps_its_block(name: str, behind: str, newline: str) -> None:
    """No other key gets the lines below it, and the key stands in the document as it is written."""
    whole = parse(BLOCKS)
    for end in range(len(name) - len(name.strip()) + 2, len(name) + 1):
        text = BLOCKS.replace(f"{name}:\n", f"{name[:end]}{behind}\n").replace("\n", newline)
        document = parse(text)
        written = [key.strip() if key != name.strip() else name[:end].strip() for key in map(str, whole.keys())]
        assert list(document.keys()) == written
        assert [text[slice(*each.span)] for each in document.problems] == [name[:end].strip()]
        for path, node, is_key in whole.walk():
            if isinstance(node, Scalar) and not is_key:
                renamed = tuple(name[:end].strip() if part == name.strip() else part for part in path)
                assert isinstance(found := document.at(*renamed), Scalar)
                assert found.value == node.value


@pytest.mark.parametrize("colon", ["：", "： "])
def test_a_full_width_colon_above_a_block_or_before_a_blank_is_read_as_one(colon: str) -> None:
    document = parse(BLOCKS.replace("hyper_tuning:", f"hyper_tuning{colon}").replace("last: 1", "last： 1"))
    assert document.keys() == ("parameters", "hyper_tuning", "data_bindings", "last")
    assert document.keys("hyper_tuning") == ("goal", "parameter_specs")
    assert [problem.args["reason"] for problem in document.problems] == ["full_width_colon"] * 2


@pytest.mark.parametrize("name", ["h", "some words", "- name"])
def test_what_is_no_key_gets_no_block(name: str) -> None:
    """A single letter, words of a value, and an entry beside others of its item."""
    document = parse(BLOCKS.replace("hyper_tuning:", name))
    assert "key_without_colon" not in [problem.args["reason"] for problem in document.problems]


TWO = "first: 1\nblock:\n  a: 1\n{}\n  d: 4\n{}\n  f: 6\nlast: 1\n"
WRONG = ["  {0} 2", "  {0}", "  {0}:2", "  {0}：2", "  {0}: @2", "  {0}: [2", "   {0}: 2", "\t{0}: 2"]


@pytest.mark.parametrize("second", WRONG)
@pytest.mark.parametrize("first", WRONG)
def test_two_mistakes_in_a_block(first: str, second: str) -> None:
    """Both are told, and no other key is lost, however far apart they are noticed."""
    document = parse(TWO.format(first.format("b"), second.format("e")))
    lines = {document.source.position(problem.span.start).line for problem in document.problems}
    assert {"a", "d", "f"} <= set(document.keys("block"))
    assert document.keys() == ("first", "block", "last")
    assert {4, 6} <= lines


def test_offsets_stay_true_behind_a_mistake() -> None:
    document = parse("a: 'x\nb: @\nc: 数据\n")
    node = document.at("c")
    assert node is not None
    assert document.source.slice(node.span) == "数据"


def test_many_mistakes_are_told_up_to_a_bound() -> None:
    document = parse("".join(f"k{n}: @\nl{n}: 1\n" for n in range(20)))
    assert len(document.problems) == 8
    assert document.keys()[:16] == tuple(f"{name}{n}" for n in range(8) for name in "kl")


def test_a_large_file_is_read_behind_a_mistake() -> None:
    lines = [f"key_{n}: value\n" for n in range(4000)]
    lines[2000] = "key_2000: 'open\n"
    document = parse("".join(lines))
    assert len(document.problems) == 1
    assert len(document.keys()) == 4000


MISTAKES = {"": "", "key": "key_{0}", "quote": "key_{0}: 'x", "bracket": "key_{0}: [1", "tab": "\tkey_{0}: 1"}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("line", [3, 1500, 2990])
def test_a_large_block_is_read_around_a_mistake(mistake: str, line: int) -> None:
    lines = [f"  key_{n}: value" for n in range(3000)]
    lines[line] = "  " + MISTAKES[mistake].format(line)
    document = parse("\n".join(["first: 1", "block:", *lines, "last:", "  inner: 1", ""]))
    assert len(document.problems) == (1 if mistake else 0)
    assert document.keys() == ("first", "block", "last")
    assert len(set(document.keys("block")) - {f"key_{line}"}) >= 2998


def test_two_mistakes_in_a_large_file_are_told() -> None:
    lines = [f"  key_{n}: value" for n in range(1500)]
    first, second = (["  open: 'x", *lines], [*lines, "  half"])
    document = parse("\n".join(["first:", *first, "second:", *second, "last: 1", ""]))
    assert [document.source.position(problem.span.start).line for problem in document.problems] == [2, 3004]
    assert document.keys() == ("first", "second", "last")
    assert [len(document.keys(name)) for name in ("first", "second")] == [1501, 1500]
