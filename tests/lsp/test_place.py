"""What is being typed: the innermost mapping or sequence, key or value, and the word, in half-typed text as well."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_lsp.features.completion import usual
from openbayes_lsp.features.completion.outline import Outline
from openbayes_lsp.features.completion.place import Place, place_at

ROOT = Path(__file__).parent.parent
FILES = (*sorted((ROOT / "fixtures").glob("*.yaml")), *sorted((ROOT.parent / "examples").glob("*/openbayes.yaml")))
TEXTS = {path.parent.name + "/" + path.name: path.read_bytes().decode("utf-8").removeprefix("\ufeff") for path in FILES}


def place(marked: str) -> Place:
    """The place of the last ``~`` of a text."""
    before, _, after = marked.rpartition("~")
    return place_at(before + after, len(before))


def said(marked: str) -> list[str]:
    """Every slot of a place as ``kind path@indent 'what is replaced'``."""
    found = place(marked)
    text = marked.replace("~", "")
    return [
        f"{each.kind} {'/'.join(map(str, each.path))}@{each.indent} {text[slice(*each.typed.span)]!r}"
        for each in found.slots
    ]


@pytest.mark.parametrize(
    ("marked", "slots"),
    [
        # Keys.
        ("~", ["key @0 ''"]),
        ("res~", ["key @0 'res'"]),
        ("res~ource: cpu", ["key @0 'resource'"]),
        ('"res~', ["key @0 '\"res'"]),
        ("node: 1\n~", ["key @0 ''"]),
        (
            "hyper_tuning:\n  go~\n",
            ["key hyper_tuning@2 'go'", "item hyper_tuning@2 'go'", "value hyper_tuning@2 'go'"],
        ),
        ("hyper_tuning:\n  goal: X\n  ~\nnode: 1\n", ["key hyper_tuning@2 ''"]),
        ("hyper_tuning:\n    goal: X\n~\nnode: 1\n", ["key @0 ''"]),
        ("data_bindings:\n  - data: a\n    ~", ["key data_bindings/0@4 ''"]),
        ("data_bindings:\n  - data: a\n  - p~\n", ["value data_bindings/1@2 'p'", "key data_bindings/1@4 'p'"]),
        ("parameters: {a: 1, ~}", ["key parameters@0 ''"]),
        ("parameters: {a: 1, b~: 2}", ["key parameters@0 'b'"]),
        ("data_bindings: [{data: x, pa~", ["key data_bindings/0@0 'pa'"]),
        # Values.
        ("resource: ~", ["value resource@0 ''"]),
        ("resource:~", ["value resource@0 ''"]),
        ("resource: rt~x-4090  # note", ["value resource@0 'rtx-4090'"]),
        ('resource: "rt~\nenv: x', ["value resource@0 '\"rt'"]),
        ("resource: ~ rtx", ["value resource@0 ' rtx'"]),
        ("hyper_tuning: {goal: M~}", ["value hyper_tuning/goal@0 'M'"]),
        (
            "hyper_tuning:\n  side_metrics: [a, ~]",
            ["value hyper_tuning/side_metrics/1@2 ''", "item hyper_tuning/side_metrics@2 ''"],
        ),
        (
            "hyper_tuning:\n  side_metrics:\n  - ~",
            ["value hyper_tuning/side_metrics/0@2 ''", "key hyper_tuning/side_metrics/0@4 ''"],
        ),
        ("env: &image ~", ["value env@0 ''"]),
        ("env: *im~", ["value env@0 '*im'"]),
        ("command: |\n  python ~\nnode: 1", ["value command@0 '|\\n  python '"]),
        ("command: |\n  ~\nnode: 1", ["value command@0 '|\\n  '"]),
        ("command: python ~", ["value command@0 'python '"]),
        ("command: python\n  train.~", ["value command@0 'python\\n  train.'"]),
        # Items, and what can begin on a line of its own.
        ("data_bindings:\n~", ["item data_bindings@0 ''", "key @0 ''"]),
        ("data_bindings:\n- data: a\n~", ["item data_bindings@0 ''", "key @0 ''"]),
        ("data_bindings:\n  - data: a\n  ~\n", ["item data_bindings@2 ''"]),
        ("data_bindings:\n  - ~\n    path: x\n", ["value data_bindings/0@2 ''", "key data_bindings/0@4 ''"]),
        # The wrong indentation is put right.
        ("hyper_tuning:\n  goal: X\n     ~\n", ["key hyper_tuning@2 '     '"]),
        ("resource: x\n   ~\n", ["key @0 '   '"]),
        ("hyper_tuning:\n~\n  goal: X\n", ["key hyper_tuning@2 ''"]),
        # Comments, and places at which nothing can be written.
        ("env: x # obconf: ig~nore", ["comment @0 '# obconf: ignore'"]),
        ("resource: rtx ~", []),
        ("resource: 'rtx'~", []),
        ("parameters: {a: 'rtx'~}", []),
        ("env: &ima~", []),
        ("resource~ : x", ["key @0 'resource'"]),
        ("command: |~\n  python", []),
        ("parameters: {a: 1}~", []),
        ("node: 1\nfoo bar~", []),
    ],
)
def test_place(marked: str, slots: list[str]) -> None:
    """A table of everything that can be typed somewhere."""
    assert said(marked) == slots


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(end: str) -> None:
    """Lines end at CRLF and CR as well."""
    marked = "data_bindings:\n  - data: 数据😀\n    pa~\nnode: 1\n".replace("\n", end)
    assert said(marked) == ["key data_bindings/0@4 'pa'"]
    assert said("hyper_tuning:\n  ~\n".replace("\n", end))[0] == "key hyper_tuning@2 ''"


def test_known_siblings() -> None:
    """Keys below the cursor belong to the same mapping, also where the line of the cursor is no YAML."""
    slot = place("hyper_tuning:\n  algorithm: Grid\n  g~\n  goal: {a\n  side_metrics: []\nnode: 1").slots[0]
    assert slot.branch
    assert [each.key for each in slot.branch.entries if each.colon >= 0] == ["algorithm", "goal", "side_metrics"]


@pytest.mark.parametrize("name", TEXTS)
def test_every_offset(name: str) -> None:
    """Nothing raises in a text or a beginning of it, and what is replaced stands around the cursor on its line."""
    text = TEXTS[name]
    for offset in range(0, len(text) + 1, 3):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        for whole in (text, text[:offset]):
            for slot in place_at(whole, offset).slots:
                assert slot.typed.span.start <= offset <= slot.typed.span.end or slot.typed.span.end >= len(whole)
                assert whole[slot.typed.span.start : offset] == slot.typed.raw
                assert slot.typed.text in slot.typed.raw


@pytest.mark.parametrize("name", TEXTS)
def test_keys_have_the_paths_of_the_document(name: str) -> None:
    """In a whole file the outline and the parser agree on where the cursor stands."""
    from openbayes_config.document import Document
    from openbayes_config.parse.nodes import Scalar

    text = TEXTS[name]
    for path, node, is_key in Document.parse(text).walk():
        if (
            is_key
            and isinstance(node, Scalar)
            and node.tag != "!"
            and text[node.span.start - 2 : node.span.start] != "? "
        ):
            slots = place_at(text, node.span.end).slots
            assert slots, (path, node.text)
            assert slots[0].path == tuple(path[:-1]), path


LINES = st.sampled_from(
    [
        "a: :",
        "a: : :",
        "b: b: :  # :",
        "a: b",
        "  c:",
        "    d: e f # g",
        "- h: i",
        "  - j",
        "k:#l",
        "m:  ",
        "n: |",
        "  o",
        "",
        "p: 'q",
        "  r: s#t",
        "u",
    ]
    + ["--- ", "? v", ": w", "#x", "é: 中　", "y:\tz", "  a: [b,", "  c]", "d: &e f", "g: *h", "i: \u3000", "\tj: k"]
)


def read(found: Outline) -> list[object]:
    """All that is known of an outline, without the objects that hold it."""
    entries = [(e.path, e.key_span, e.colon, e.start, e.end, e.value, e.style, e.indent) for e in found.entries()]
    branches = [[(each.path, each.kind, each.indent) for each in part] for part in (found.stack, found.flows)]
    here = [each.path for each in found.here]
    below = found.below.path if found.below else None
    return [entries, branches, here, below, found.comments, found.follows]


def check_lines(text: str, offset: int) -> None:
    """That lines which are read in fewer steps are read as all others are."""
    quick = read(Outline(text, offset))
    with patch.object(usual, "_LINE", re.compile("(?!)")):
        assert quick == read(Outline(text, offset))


@settings(max_examples=1000, deadline=None)
@given(st.lists(LINES, max_size=9), st.sampled_from(["\n", "\n", "\r\n", "\r"]), st.integers(0, 60))
def test_usual_lines_are_read_as_others(lines: list[str], end: str, offset: int) -> None:
    text = end.join(lines)
    check_lines(text, min(offset, len(text)))


@pytest.mark.parametrize("name", TEXTS)
def test_usual_lines_of_files_are_read_as_others(name: str) -> None:
    text = TEXTS[name]
    for offset in range(0, len(text) + 1, max(1, len(text) // 40)):
        check_lines(text, offset)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:- \n\r\t{}[],\"'#|>&*!?%é中😀", max_size=60), st.integers(0, 60))
def test_any_text(text: str, offset: int) -> None:
    """No text raises."""
    place_at(text, offset)


def test_deep_text() -> None:
    """Depth is bounded."""
    for part in ("- ", "[", "{a: ", "a: &x "):
        place_at(part * 5000, 5000 * len(part))
    place_at("\n".join(" " * depth + "a:" for depth in range(600)), 100_000)


def test_a_large_file_is_quick() -> None:
    """Reading is linear."""
    from time import perf_counter

    text = "hyper_tuning:\n" + "".join(
        f"  x{number}: [1, 2, {{a: 'b'}}]  # note\n" for number in itertools.repeat(0, 5000)
    )
    before = perf_counter()
    place_at(text, len(text))
    assert perf_counter() - before < 2
