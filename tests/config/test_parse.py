"""Nodes: their kinds, spans and comments."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from openbayes_config.document import Document, parse
from openbayes_config.parse.nodes import Alias, Mapping, Scalar, Sequence

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))


def texts(document: Document) -> list[str]:
    """The text of every node, in order."""
    return [document.source.slice(node.span) for _, node, _ in document.walk()]


def only(text: str) -> tuple[Document, Scalar]:
    """A document of one entry and its value."""
    document = parse(text)
    value = document.at("k")
    assert isinstance(value, Scalar), document.problems
    return document, value


@pytest.mark.parametrize(
    ("text", "value", "style"),
    [
        ("k: a b  # c\n", "a b", "plain"),
        ("k: a\n  b\nl: 1\n", "a\n  b", "plain"),
        ("k: 'it''s'\n", "'it''s'", "single"),
        ('k: "a\\\n  b" # c\n', '"a\\\n  b"', "double"),
        ("k: !!str 1\n", "1", "plain"),
        ("k: &x 1\n", "1", "plain"),
        ("k: &x !!str  # c\n  '1'\n", "'1'", "single"),
        ("k: !!str &x\n\n  1\n", "1", "plain"),
        ("k: ! '1'\n", "'1'", "single"),
        ("k: |\n  a\n  b\nl: 1\n", "|\n  a\n  b", "literal"),
        ("k: |-  # c\n  a\n\n\n# c\nl: 1\n", "|-  # c\n  a", "literal"),
        ("k: >2+\n   a \n\n", ">2+\n   a ", "folded"),
        ("k: &x |\n  a", "|\n  a", "literal"),
        ("k: |  # nothing follows\nl: 1\n", "|", "literal"),
        ("k: |", "|", "literal"),
        ("k: |\r\n  a\r\n  b\r\nl: 1\r\n", "|\r\n  a\r\n  b", "literal"),
    ],
)
def test_the_span_of_a_scalar_is_its_text(text: str, value: str, style: str) -> None:
    document, scalar = only(text)
    assert (document.source.slice(scalar.span), scalar.style) == (value, style)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("k:\n", 2),
        ("k:   # c\nl: 1\n", 2),
        ("k: !!null\n", 9),
        ("k: &x   \n", 5),
        ("{k: , l: 1}", 3),
        ("{k, l: 1}", 2),
        ("{k  , l: 1}", 2),
        ("? k\n", 3),
        ("? k   # c\n\nl: 1\n", 3),
        ("? k\n: \n", 5),
    ],
)
def test_an_empty_value_stands_behind_its_colon_or_else_its_key(text: str, at: int) -> None:
    _, scalar = only(text)
    assert (scalar.span, scalar.value) == ((at, at), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n-\n", ["- a\n-", "a", ""]),
        ("a:\n- b\n\n# c\n", ["a:\n- b", "a", "- b", "b"]),
        ("a: {b: [1, 2] } # c\n", ["a: {b: [1, 2] }", "a", "{b: [1, 2] }", "b", "[1, 2]", "1", "2"]),
        ("[a: b, ? c]", ["[a: b, ? c]", "a: b", "a", "b", "? c", "c", ""]),
        ("[{a: 1}: b]", ["[{a: 1}: b]", "{a: 1}: b", "{a: 1}", "a", "1", "b"]),
        ("- - a\n  - b\n", ["- - a\n  - b", "- a\n  - b", "a", "b"]),
        ("&r !!map\n# c\na: 1\n", ["a: 1", "a", "1"]),
        ("a: &x b\nc: *x  # d\n", ["a: &x b\nc: *x", "a", "b", "c", "*x"]),
        ("a:\n  b: |\n    c\n\nd: 1\n", ["a:\n  b: |\n    c\n\nd: 1", "a", "b: |\n    c", "b", "|\n    c", "d", "1"]),
    ],
)
def test_spans_of_collections(text: str, expected: list[str]) -> None:
    assert texts(parse(text)) == expected


def test_an_alias_leads_to_the_node_with_the_anchor() -> None:
    document = parse("a: &x {b: 1}\nc: *x\n")
    root = document.root
    assert isinstance(root, Mapping)
    alias, target = root.entries[1].value, root.entries[0].value
    assert isinstance(alias, Alias)
    assert isinstance(target, Mapping)
    assert alias.target is target
    assert target.anchor is not None
    assert document.source.slice(target.anchor) == "&x"


def test_repeated_and_merged_keys_are_all_kept() -> None:
    root = parse("x: &x {a: 1}\n<<: *x\na: 2\na: 3\n").root
    assert isinstance(root, Mapping)
    assert [(entry.merge, isinstance(entry.key, Scalar) and entry.key.value) for entry in root.entries] == [
        (False, "x"),
        (True, "<<"),
        (False, "a"),
        (False, "a"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\nk: v # b\n", ["# a", "# b"]),
        ("k: a#b\nl: 'c # d'\nm: \"e # f\" # g\n", ["# g"]),
        ("k: | # a\n  # b\n  c\n# d\n", ["# a", "# d"]),
        ("k: a\n  # b\nl: [c, # d\n  e] # f", ["# b", "# d", "# f"]),
        ("k: 'a'#b\nl: [c,#d\n]\n", ["#b", "#d"]),
        ("%YAML 1.1 # a\n--- # b\nk: 1\n... # c\n", ["# a", "# b", "# c"]),
        ("\ufeff# a\r\nk: 1 # b\r\n", ["# a", "# b"]),
        ("k: http://x/#y\n", []),
    ],
)
def test_comments(text: str, expected: list[str]) -> None:
    document = parse(text)
    assert document.loads
    assert [comment.text for comment in document.comments] == expected
    assert [document.source.slice(comment.span) for comment in document.comments] == expected


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_scalar_of_a_fixture_reads_the_same_alone(path: Path) -> None:
    document = parse(path.read_bytes())
    checked = 0
    for _, node, _ in document.walk():
        if isinstance(node, Scalar) and node.span.start < node.span.end:
            text = document.source.slice(node.span)
            if node.style not in ("literal", "folded"):
                assert yaml.safe_load(f"- !!str {text}") == [node.text]
                checked += 1
    assert checked > 5


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_children_lie_within_their_parents_in_order(path: Path) -> None:
    for _, node, _ in parse(path.read_bytes()).walk():
        if isinstance(node, Scalar | Alias):
            continue
        parts = node.items if isinstance(node, Sequence) else [part for entry in node.entries for part in entry[:2]]
        ends = [node.span.start, *(end for part in parts for end in part.span), node.span.end]
        assert ends == sorted(ends)


def test_offsets_are_of_the_file_with_its_own_line_ends() -> None:
    text = "a: 1\r\n\r\nb:\r- c\r\n- 'd\r\n\r\n  e'\n"
    document = parse("\ufeff" + text)
    assert document.source.text == text
    assert texts(document) == [text.rstrip(), "a", "1", "b", "- c\r\n- 'd\r\n\r\n  e'", "c", "'d\r\n\r\n  e'"]
    assert document.plain() == {"a": 1, "b": ["c", "d\ne"]}
