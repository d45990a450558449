"""libyaml is believed only where it says what PyYAML's own parser says."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
import yaml

from openbayes_config.document import Document, parse
from openbayes_config.parse import libyaml, pyyaml
from openbayes_config.parse.builder import Builder
from openbayes_config.parse.events import Fault, FaultError, Piece
from openbayes_config.parse.nodes import Node, Scalar
from openbayes_config.parse.places import OpenKeys, Place
from openbayes_config.parse.pyyaml import NON_PRINTABLE
from openbayes_config.parse.resuming import Resumed, resume
from openbayes_config.parse.view import Excerpt, View, Whole

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))
ALPHABETS = (
    ("a: \n[]{},", 5),
    ("a: \n[]#-", 5),
    ("a \n|>1+-#:", 5),
    ('a: \n"\\x0/', 4),
    ("a:' \n#-.", 4),
    ("a&*:- \n[,", 4),
    ("a%@`:- \n#", 4),
    ("a-:\n |>\"'", 4),
    ("a:\n \xa0-#数0", 4),
    ("a!?: \n-", 5),
    ("a\t!?: \n[", 4),
    ("a\ufeff\x85\u2028: \n-", 4),
)

PIECES = [": ", "- ", "[", "]", "{", "}", ",", "&x", "*x", "'", '"', "#", " #", "\n", "\n  ", "\n- ", "---", "..."]
MORE_PIECES = ["|", ">\n", ">-\n  a\n\n", "\\", "\\n", "? ", "! ", "\t", "%", "数", "~", ""]
ENTRIES = [
    "a: 1",
    "b:\n  c: 2\n  d: 'x\n    y'\n  # e",
    "f:\n- g\n- h: i\n  j: k",
    "l: &m n\n  o",
    "p:\n  q: [1,\n    2]",
]
MORE_ENTRIES = ["r: |\n  s: t", "u:\n  v:\n    w: x\n  y: &z\n    m: n\n  o: *z\n  p: 5", '"q": {r: s}', "# t\n"]
ODD_ENTRIES = [
    "u:\n\n  # v\n  w: x\n  y:",
    "[a, b]: 1",
    "[a, b]:\n  c: 1\n  d:\n    e: 2",
    "<<:\n  d: 1\n  e: 2",
    "/p:\n  q: 1\n  r: 2",
    "&k r: 1",
    "~: 1",
]
IN_BRACKETS = [
    'x: [\n"l",\n"m"\n]',
    "x: [\n  l,\n  m ]",
    "x: [{\nd: a,\np: b\n}]",
    "t:\n  u: [\n  v,\n  w]\n  x: 1",
    "q: [\n q: 1]",
]
ODD = [
    "b",
    "  c",
    "  d: 'x",
    "    e: 2",
    "- f",
    "  - g",
    " h: 3",
    "[",
    "  i: [1,",
    "  k: l: m",
    '"n": "o',
    "  p: *",
    "  q: }",
    "---",
    "...",
]
SLOW = ("styles",)  # it has tags

Reader: TypeAlias = "Callable[[str], Read]"

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")


@pytest.fixture(autouse=True)
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever version of libyaml is here, these tests find out whether it can be believed."""
    monkeypatch.setattr(libyaml, "_AVAILABLE", True)


def every_text(alphabet: str, length: int) -> Iterator[str]:
    """Every text of at most so many characters."""
    for size in range(length + 1):
        yield from map("".join, itertools.product(alphabet, repeat=size))


def mutated(seed: int, count: int) -> Iterator[str]:
    """The fixtures with a few pieces put in or taken out."""
    rng = random.Random(seed)
    sources = [path.read_bytes().decode() for path in FIXTURES]
    for _ in range(count):
        text = rng.choice(sources)
        for _ in range(rng.randint(1, 3)):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice(PIECES + MORE_PIECES) + text[at + rng.choice((0, 0, 1, 3)) :]
        yield text


def is_read(text: str) -> bool:
    """Whether libyaml reads a text."""
    return isinstance(libyaml.read(text, lambda events: events), list)


class Read(NamedTuple):
    """The events up to the fault, if there is one."""

    events: list[tuple[object, ...]]
    fault: Fault | None


def read(text: str) -> Read:
    """What is read of a text."""
    return read_view(Whole(text))


def read_view(view: View) -> Read:
    """What is read of a text, or of a part of it."""
    events: list[tuple[object, ...]] = []
    try:
        events += map(comparable, pyyaml.events(view))
    except FaultError as stopped:
        return Read(events, stopped.fault)
    return Read(events, None)


def comparable(event: Piece) -> tuple[object, ...]:
    """Two scalars are equal where all that is known about them is; where nothing is written, no place counts."""
    if not isinstance(event, Scalar):
        return event if event.kind != "end" or event.start < event.end else ("end",)
    return (event.span, event.text, event.style, event.tag, repr(event.value), event.anchor)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Reads with PyYAML's own parser alone."""

    def read_without(text: str) -> Read:
        with monkeypatch.context() as patched:
            patched.setattr(libyaml, "_AVAILABLE", False)
            return read(text)

    return read_without


def check(texts: Iterator[str], without: Reader) -> tuple[int, int]:
    """How many of the texts libyaml read, and how many there are."""
    quick = total = 0
    for text in texts:
        if NON_PRINTABLE.search(text):
            continue
        total += 1
        if (found := libyaml.read(text, lambda events: events)) is not None:
            quick += isinstance(found, list)
            assert read(text) == without(text), repr(text)
    return quick, total


@pytest.mark.parametrize(("alphabet", "length"), ALPHABETS)
def test_every_short_text_is_read_alike(alphabet: str, length: int, without: Reader) -> None:
    quick, total = check(every_text(alphabet, length), without)
    assert total > 4_000
    assert quick > 300


def test_mutated_files_are_read_alike(without: Reader) -> None:
    quick, total = check((text.replace("\r\n", "\n") for text in mutated(3, 800)), without)
    assert quick > 100
    assert total - quick > 100


def entries(seed: int, count: int) -> Iterator[str]:
    """Blocks of a few entries with odd lines among them, some with another line end, or indented as a whole."""
    rng = random.Random(seed)
    for _ in range(count):
        lines = "\n".join(
            rng.choices((*ENTRIES, *MORE_ENTRIES, *ODD_ENTRIES, *IN_BRACKETS), k=rng.randint(2, 5))
        ).split("\n")
        for odd in rng.choices(ODD, k=rng.randint(1, 2)):
            lines.insert(rng.randint(1, len(lines)), odd)
        indent = rng.choice(("", "", "", "  "))
        yield rng.choice(("\n", "\n", "\r\n")).join((*(indent + line for line in lines), ""))


def test_faults_between_entries_are_read_alike(without: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    resumed: list[Resumed | None] = []

    def noted(view: View, events: Sequence[Piece]) -> Resumed | None:
        resumed.append(resume(view, events))
        return resumed[-1]

    monkeypatch.setattr(pyyaml, "resume", noted)
    for text in entries(7, 4_000):
        assert read(text) == without(text), repr(text)
    assert sum(each is not None for each in resumed) > 1_000
    assert sum(each is not None and each.excerpt.known == 5 for each in resumed) > 300


def places(text: str) -> Iterator[Place]:
    """Where reading a text may begin anew, seen from its mistake."""
    built = Builder(text)
    with suppress(FaultError):
        built.take(pyyaml.events(Whole(text)))
    keys = OpenKeys(text, built.open_keys)
    yield from dict.fromkeys(place for at in range(0, len(text), 3) if (place := keys.before(at)))


def test_excerpts_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    below = 0
    for text in entries(13, 1_000):
        views = [Excerpt(text, place) for place in places(text)]
        quick = [read_view(view) for view in views]
        below += sum(view.known == 5 and found.fault is not None for view, found in zip(views, quick, strict=True))
        with monkeypatch.context() as patched:
            patched.setattr(libyaml, "_AVAILABLE", False)
            assert quick == [read_view(view) for view in views], repr(text)
    assert below > 150


@pytest.mark.parametrize("size", [1022, 1023, 1024, 1025, 1026])
def test_long_keys_are_read_alike(size: int, without: Reader) -> None:
    for text in (f"{'a' * size}: b\n", f"'{'a' * size}': b\n", f"[{'a' * size}: b]\n", f"- {'a ' * (size // 2)}: b\n"):
        assert read(text) == without(text)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_real_files_are_read_quickly(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert (is_read(text)) == (path.stem not in SLOW)


@pytest.mark.parametrize(
    "text", ["a\t", "a: !b c", "[a?]", "{b: a? c}", "a: >#", "%YAML 1.1\n---\na", "[a: ]", "a\u2028b", "a: 'b"]
)
def test_doubtful_texts_are_left_to_the_other_parser(text: str) -> None:
    assert not is_read(text)


@pytest.mark.parametrize("text", ["a: b!", "a: []  # why?", "a: 'stop!'", "# 注意!\na: {b: c!}"])
def test_ordinary_marks_are_no_doubt(text: str) -> None:
    assert is_read(text)


def test_large_texts_are_not_read_at_once() -> None:
    assert not is_read("- a\n" * 50_000)


def test_what_libyaml_refuses_is_refused() -> None:
    texts = (
        text for alphabet in ("a: \n[]{},", "a:\n -#'\"", "a \n|>-1:", "a&*@%:\n-") for text in every_text(alphabet, 4)
    )
    refused = [text for text in texts if libyaml.refuses(text)]
    assert len(refused) > 2_000
    assert [text for text in refused if read(text).fault is None] == []


@pytest.mark.parametrize("text", ["[a:]", "a: b", "a: \t'", ": ?"])
def test_what_it_may_refuse_wrongly_is_left_open(text: str) -> None:
    assert not libyaml.refuses(text)


def check_documents(texts: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """That everything known about texts is the same without libyaml."""
    quick = [known(parse(text)) for text in texts]
    with monkeypatch.context() as patched:
        patched.setattr(libyaml, "_AVAILABLE", False)
        for text, document in zip(texts, quick, strict=True):
            assert document == known(parse(text)), repr(text)


def known(document: Document) -> list[object]:
    """The problems, comments, nodes and values of a document."""
    nodes = [
        (path, is_key, type(node), node.span, *map(repr, scalar_parts(node))) for path, node, is_key in document.walk()
    ]
    return [document.problems, document.comments, nodes, repr(document.plain()) if document.loads else None]


def scalar_parts(node: Node) -> tuple[object, ...]:
    """What a scalar has beside its span."""
    return (node.text, node.style, node.tag, node.value, node.anchor) if isinstance(node, Scalar) else ()


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_half_typed_files_are_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = path.read_bytes().decode().splitlines(keepends=True)
    texts = [
        "".join((*lines[:number], line[: len(line) // 2], more, "\n", *lines[number + 1 :]))
        for number, line in enumerate(lines)
        for more in ("", "'", "[")[number % 3 :][:1]
    ]
    check_documents(texts, monkeypatch)


def test_what_is_built_in_front_of_a_mistake_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bool] = []
    before = Builder.before

    def noted(self: Builder, place: Place, text: str) -> Builder | None:
        found = before(self, place, text)
        kept.append(found is not None and place.inner is not None)
        return found

    monkeypatch.setattr(Builder, "before", noted)
    # Without anchors, which are told anew.
    texts = [re.sub(r"[&*]\w+", "", text) for text in entries(11, 1_000)]
    check_documents(texts, monkeypatch)
    assert sum(kept) > 50
    assert len(kept) > 500


def test_files_with_a_byte_order_mark_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    check_documents(["\ufeff" + text for text in entries(17, 150)], monkeypatch)


@pytest.mark.parametrize("front", ["", "  ", "&x ", "!!str "])
def test_only_what_follows_a_mistake_is_read_for_each_way(front: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the first key does not begin its line, or the file is indented as a whole."""
    read: list[int] = []
    quick_events = pyyaml.quick_events

    def noted(view: View, bom: str = "") -> object:
        read.append(len(view.text))
        return quick_events(view, bom)

    monkeypatch.setattr(pyyaml, "quick_events", noted)
    lines = [f"k{number}: v" for number in range(300)]
    lines[290] = "k290: v: w"
    indent = front if not front.strip() else ""
    text = front + f"\n{indent}".join(lines)
    assert parse(text).problems
    assert read[0] == len(text)
    assert sum(read[1:]) < 1.5 * len(text)


LONG = ["  z: [1,\n    2]", "  z: 'a\n    b'", "  z: |\n    a\n\n    b", "  z:\n  - a\n  - b", "  z: a\n    b"]


@pytest.mark.parametrize("over", LONG)
def test_a_value_may_reach_over_the_end_of_what_is_tried(over: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large text, ways are tried up to an entry well behind the mistake."""
    filler = "".join(f"k{number}:\n  a: {number}\n{over}\n" for number in range(1_200))
    check_documents(["q:\n  r\n  s: 1\n" + filler, "q: [1\n" + filler, 'q: "1\n' + filler], monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        "- " * 1_200 + "a",
        "".join(f"{' ' * depth}a:\n" for depth in range(1_200)),
        "[" * 1_200 + "]" * 1_200,
        "{a: " * 1_200 + "}" * 1_200,
    ],
    ids=["dashes", "keys", "brackets", "braces"],
)
def test_a_limit_of_libyaml_s_own_is_no_refusal(text: str) -> None:
    """With 1,000 collections within each other libyaml gives up, which PyYAML's own parser does not."""
    assert not libyaml.refuses(text)
    assert not is_read(text)
