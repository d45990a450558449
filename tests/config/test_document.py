"""Looking things up."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.document import Document, child, end_of, find, merged, parse, resolve
from openbayes_config.parse.nodes import Alias, Mapping, Node, Scalar, parts

TEXT = """\
defaults: &d {lr: 0.1, epochs: 5}
extra: &e {lr: 0.2, seed: 1}
parameters:
  <<: *d
  epochs: 9
  epochs: 10
list:
- a
- {b: 1}
again: *d
1: one
"""


@pytest.fixture
def document() -> Document:
    """The text above."""
    return parse(TEXT)


def value(node: Node | None) -> object:
    """The value of a scalar."""
    assert isinstance(node, Scalar)
    return node.value


def test_look_up_by_path(document: Document) -> None:
    assert value(document.at("list", 1, "b")) == 1
    assert value(document.at("parameters", "epochs")) == 10
    assert value(document.at("parameters", "lr")) == 0.1
    assert value(document.at("again", "epochs")) == 5
    assert value(document.at(1)) == "one"
    assert document.at("1") is None
    assert document.at("list", 2) is None
    assert document.at("list", "a") is None
    assert document.at("list", 0, "a") is None
    assert document.at() is document.root


def test_the_last_of_repeated_keys_counts(document: Document) -> None:
    entry = document.entry("parameters", "epochs")
    assert entry is not None
    assert document.source.position(entry.key.span.start).line == 6
    assert document.source.slice(entry.span) == "epochs: 10"
    assert document.entry("nothing", "here") is None


def test_keys_are_each_given_once_merged_ones_last(document: Document) -> None:
    assert document.keys() == ("defaults", "extra", "parameters", "list", "again", 1)
    assert document.keys("parameters") == ("epochs", "lr")
    assert document.keys("list") == ()


@pytest.mark.parametrize("merge", ["<<: [*d, *e]", "<<: [*e, *d]", "<<: *d\n  <<: *e", "<<: {<<: *e, lr: 3}"])
def test_merged_values_are_those_of_the_reader(merge: str) -> None:
    text = TEXT.replace("<<: *d", merge)
    document = parse(text)
    plain: dict[str, object] = yaml.safe_load(text)["parameters"]
    for key, expected in plain.items():
        assert value(document.at("parameters", key)) == expected
    assert set(document.keys("parameters")) == set(plain)
    node = document.at("parameters")
    assert isinstance(node, Mapping)
    assert list(merged(node))


MERGED = st.lists(st.sampled_from(("a", "b", "lr", "epochs", "''")), max_size=3)


@given(st.lists(st.tuples(MERGED, st.lists(st.integers(0, 5), max_size=3), st.booleans()), min_size=1, max_size=6))
def test_any_merges_are_those_of_the_reader(mappings: list[tuple[list[str], list[int], bool]]) -> None:
    """Mappings that merge earlier ones, one by one or as a list, before or behind their own keys."""
    lines: list[str] = []
    for number, (names, sources, first) in enumerate(mappings):
        merges = [f"*m{each % number}" for each in sources] if number else []
        own = [f"{name}: {number}{index}" for index, name in enumerate(names)]
        merge = [f"<<: [{', '.join(merges)}]"] if len(merges) > 1 else [f"<<: {each}" for each in merges]
        lines.append(f"- &m{number} {{{', '.join([*merge, *own] if first else [*own, *merge])}}}")
    text = "\n".join(lines)
    document = parse(text)
    for number, plain in enumerate(yaml.safe_load(text)):
        assert {key: value(document.at(number, key)) for key in document.keys(number)} == plain


@pytest.mark.parametrize(
    ("place", "path", "text", "is_key"),
    [
        ("defaults", ("defaults",), "defaults", True),
        ("0.1", ("defaults", "lr"), "0.1", False),
        ("{lr: 0.1", ("defaults",), "{lr: 0.1, epochs: 5}", False),
        ("*d\n  ep", ("parameters", "<<"), "*d", False),
        ("- {b", ("list",), "- a\n- {b: 1}", False),
        ("b: 1", ("list", 1, "b"), "b", True),
        ("one", (1,), "one", False),
    ],
)
def test_look_up_by_offset(
    document: Document, place: str, path: tuple[str | int, ...], text: str, is_key: bool
) -> None:
    found = document.node_at(TEXT.index(place))
    assert found is not None
    assert (found.path, document.source.slice(found.node.span), found.is_key) == (path, text, is_key)


def test_the_offset_behind_a_node_belongs_to_it(document: Document) -> None:
    found = document.node_at(TEXT.index("9") + 1)
    assert found is not None
    assert found.path == ("parameters", "epochs")
    empty = parse("a:\nb: 1\n")
    found = empty.node_at(2)
    assert found is not None
    assert (found.path, found.is_key) == (("a",), False)
    assert parse("").node_at(0) is None


def test_walking_ends_on_cycles_and_gives_each_node_once() -> None:
    document = parse("a: &x [1, {b: *x}]\nc: *x\n")
    visits = list(document.walk())
    assert len({id(visit.node) for visit in visits}) == len(visits) == 9
    assert [visit.path for visit in visits if isinstance(visit.node, Alias)] == [("a", 1, "b"), ("c",)]
    assert [id(node) for node in parts(document.root)] == [id(visit.node) for visit in visits]
    assert list(parts(None)) == []


def test_helpers(document: Document) -> None:
    root = document.root
    assert isinstance(root, Mapping)
    entry = find(root, "again")
    assert entry is not None
    assert isinstance(entry.value, Alias)
    assert resolve(entry.value) is document.at("defaults")
    assert child(root, "again") is entry.value
    assert end_of(entry.value) == (entry.value.span.end, entry.value.span.end)
    assert find(root, True) is None  # not the key 1


@pytest.mark.usefixtures("no_collector")
def test_looking_every_key_up_takes_time_in_proportion() -> None:
    def seconds(entries: int) -> float:
        many = parse("base: &b {x: 1}\nparameters:\n  <<: *b\n" + "".join(f"  p{i}: 1\n" for i in range(entries)))
        start = time.process_time()
        for i in range(entries):
            assert value(many.at("parameters", f"p{i}")) == 1
            assert many.at("parameters", f"q{i}") is None
        return time.process_time() - start

    # Sixteen times the entries in well below two hundred and fifty-six times the time.
    assert seconds(4000) < 64 * min(seconds(250) for _ in range(3)) + 0.1
