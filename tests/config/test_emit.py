"""New text in a file's own style."""

from __future__ import annotations

import io
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from openbayes_config import emit
from openbayes_config.document import Document, parse
from openbayes_config.parse import nodes
from openbayes_config.text import Edit, apply

PLAIN = ["python main.py", "openbayes/mnist/1", "/input0", "a:b", "a#b", "rtx-4090", "ro", "训练 1", "it's", "a, b"]
QUOTED = ["", " a", "a ", "a: b", "a #b", "#", "yes", "off", "null", "~", "1", "010", "0o10", "1e-4", "1:30"]
ESCAPED = ["a\tb", "a\nb", "\x07", "\ufeff"]
INDICATORS = ["- a", "? a", "[a", "{a", "&a", "*a", "!a", "%a", "@a", "`a", "=", "<<", "a:"]
YES_IN_11_ONLY = ["1_000", "12:30:45", "on"]
NUMBER_IN_12_ONLY = ["1e4", "0o17", "08"]


def core_schema(text: str) -> Any:
    reader: Any = YAML(typ="safe", pure=True)
    return reader.load(io.StringIO(text))


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_needs_no_quotes(text: str) -> None:
    assert emit.scalar(text) == text


@pytest.mark.parametrize("text", QUOTED + ESCAPED + INDICATORS + YES_IN_11_ONLY + NUMBER_IN_12_ONLY)
def test_text_that_would_be_read_as_something_else_is_quoted(text: str) -> None:
    written = emit.scalar(text)
    assert written[0] == written[-1] == '"'
    assert yaml.safe_load(f"k: {written}") == {"k": text} == core_schema(f"k: {written}")


def test_commas_and_brackets_need_quotes_in_flow_only() -> None:
    assert emit.scalar("a, b") == "a, b"
    assert emit.scalar("a, b", flow=True) == '"a, b"'
    assert emit.scalar("a]", flow=True, quote="'") == "'a]'"


@pytest.mark.parametrize("value", [0, -1, 1.5, 1e-5, 1e300, float("inf"), -float("inf"), True, False, None])
def test_other_scalars_read_back(value: object) -> None:
    assert yaml.safe_load(emit.scalar(value)) == value


def test_not_a_number_reads_back() -> None:
    assert repr(yaml.safe_load(emit.scalar(float("nan")))) == "nan"


@given(st.text(max_size=12) | st.text("ab:#-?&*!|>'\"%@`[]{}, 01eE.~=<\n\t", max_size=6), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_text_reads_back_in_both_versions_of_yaml(text: str, flow: bool) -> None:
    quotes: tuple[emit.Quote, ...] = ("'", '"')
    for quote in quotes:
        value = emit.scalar(text, flow=flow, quote=quote)
        name = emit.key(text, flow=flow, quote=quote)
        whole = "{" + f"k: {value}, {name}: v" + "}" if flow else f"k: {value}\n{name}: v\n"
        if text != "k":
            assert yaml.safe_load(whole) == {"k": text, text: "v"}
            assert core_schema(whole) == {"k": text, text: "v"}


@given(st.text("ab:#-?&*!|>'\"%@`[]{}, 01eE.~=<yno", min_size=1, max_size=5))
@settings(max_examples=400, deadline=None)
def test_quotes_stand_only_where_they_change_something(text: str) -> None:
    def same(load: Any) -> bool:
        try:
            return bool(load(f"k: {text}") == {"k": text})
        except Exception:
            return False

    assert (emit.scalar(text) == text) == (same(yaml.safe_load) and same(core_schema))


TUNING: dict[str, object] = {"goal": "", "parameter_specs": [], "limits": {"a": 1, "b": [1, {"c": "x", "d": {}}]}}


def test_lines_are_indented_as_asked() -> None:
    assert emit.lines({"node": 1, "tuning": TUNING}, 2, emit.Step(4, 0)) == (
        '  node: 1\n  tuning:\n      goal: ""\n      parameter_specs: []\n      limits:\n          a: 1\n'
        "          b:\n          - 1\n          - c: x\n            d: {}"
    )


def test_lines_in_flow() -> None:
    assert emit.lines(TUNING, flow=True) == 'goal: "", parameter_specs: [], limits: {a: 1, b: [1, {c: x, d: {}}]}'


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("a: 1\n", emit.Step(2, 2)),
        ("a:\n    b:\n        c: 1\n    d:\n    - 1\n", emit.Step(4, 0)),
        ("a:\n  - x: 1\n    y: 2\nb:\n   c: 1\n", emit.Step(3, 2)),
        ("a:\n- x:\n      y: 2\nb: {c: {d: 1}}\n", emit.Step(4, 0)),
        ("", emit.Step(2, 2)),
    ],
)
def test_the_step_is_the_one_that_the_file_uses_most(text: str, step: emit.Step) -> None:
    assert emit.indent_step(parse(text)) == step


def applied(document: Document, edit: Edit) -> str:
    return apply(document.source.text, (edit,))


def inserted(text: str, values: dict[str, object], *path: str | int) -> str:
    document = parse(text)
    target = document.at(*path)
    assert target is None or isinstance(target, (nodes.Mapping, nodes.Scalar))
    return applied(document, emit.insertion(document, target, values))


INSERTIONS = {
    "at the end": ("a: 1\n", (), "a: 1\nb: 2\n"),
    "without final newline": ("a: 1", (), "a: 1\nb: 2"),
    "CRLF": ("a: 1\r\nc: 3\r\n", (), "a: 1\r\nc: 3\r\nb: 2\r\n"),
    "CR": ("a: 1\rc: 3\r", (), "a: 1\rc: 3\rb: 2\r"),
    "behind a comment on the line": ("a: 1  # one\n", (), "a: 1  # one\nb: 2\n"),
    "behind comments at the end of the file": ("a: 1\n\n# - b\n\n", (), "a: 1\n\n# - b\nb: 2\n\n"),
    "before the end of the document": ("---\na: 1\n...\n", (), "---\na: 1\nb: 2\n...\n"),
    "nested": ("a:\n  c: 1\nd: 2\n", ("a",), "a:\n  c: 1\n  b: 2\nd: 2\n"),
    "own comment before, the next section's behind": (
        "a:\n  c: 1\n  # - x\n\n## d\n#  words\nd: 2\n",
        ("a",),
        "a:\n  c: 1\n  # - x\n  b: 2\n\n## d\n#  words\nd: 2\n",
    ),
    "behind a list": ("a:\n  c:\n  - 1\n  - 2\nd: 2\n", ("a",), "a:\n  c:\n  - 1\n  - 2\n  b: 2\nd: 2\n"),
    "into an item": ("a:\n- c: 1\n# next\n- c: 2\n", ("a", 0), "a:\n- c: 1\n  b: 2\n# next\n- c: 2\n"),
    "indented root": ("  a: 1\n  c: 2\n", (), "  a: 1\n  c: 2\n  b: 2\n"),
    "behind an empty value": ("a:\n", (), "a:\nb: 2\n"),
    "behind a literal": ("a: |\n  x\n\n\n# c\n", (), "a: |\n  x\n\n\n# c\nb: 2\n"),
    "behind a literal that keeps its lines": ("a: |+\n  x\n\n", (), "a: |+\n  x\n\nb: 2\n"),
    "behind a literal that ends the text": ("a: |\n  x", (), "a: |-\n  x\nb: 2"),
    "behind a folded text that ends the text": ("a: >2+  # c\n  x", (), "a: >-2  # c\n  x\nb: 2"),
    "behind a merge key": ("x: &x {c: 1}\na:\n  <<: *x\n", ("a",), "x: &x {c: 1}\na:\n  <<: *x\n  b: 2\n"),
    "flow": ("a: {c: 1}  # d\n", ("a",), "a: {c: 1, b: 2}  # d\n"),
    "flow with a last comma": ("a: {c: 1, }\n", ("a",), "a: {c: 1, b: 2, }\n"),
    "flow without value": ("a: {c}\n", ("a",), "a: {c, b: 2}\n"),
    "JSON": ('{"a": 1}\n', (), '{"a": 1, "b": 2}\n'),
    "JSON over lines": ('{\n  "a": 1\n}\n', (), '{\n  "a": 1,\n  "b": 2\n}\n'),
    "flow over lines": ("{\n  a: 1, # one\n}\n", (), "{\n  a: 1, # one\n  b: 2,\n}\n"),
    "flow over lines, comment": ("{\n  a: 1 # one\n}\n", (), "{\n  a: 1, # one\n  b: 2\n}\n"),
    "empty mapping": ("a: {}\nc: 1\n", ("a",), "a:\n  b: 2\nc: 1\n"),
    "empty mapping with a comment": ("a: {}  # none\n", ("a",), "a:  # none\n  b: 2\n"),
    "empty mapping on its own line": ("a:\n    {}\nc: 1\n", ("a",), "a:\n    b: 2\nc: 1\n"),
    "empty mapping in flow": ("a: {c: {}}\n", ("a", "c"), "a: {c: {b: 2}}\n"),
    "empty mapping in a list": ("a:\n- {}\n", ("a", 0), "a:\n-\n  b: 2\n"),
    "empty root mapping": ("{}\n", (), "b: 2\n"),
    "empty value": ("a:  # none\nc: 1\n", ("a",), "a:  # none\n  b: 2\nc: 1\n"),
    "null": ("a: null\nc: 1\n", ("a",), "a:\n  b: 2\nc: 1\n"),
    "empty value in flow": ("{a: , c: 1}\n", ("a",), "{a: {b: 2} , c: 1}\n"),
    "empty file": ("", (), "b: 2\n"),
    "comments only": ("# c", (), "# c\nb: 2\n"),
    "comments only, CRLF": ("# c\r\n\r\n", (), "# c\r\n\r\nb: 2\r\n"),
    "document end": ("---\n...\n", (), "---\nb: 2\n...\n"),
    "document start only": ("---\n# c\n", (), "---\n# c\nb: 2\n"),
}


@pytest.mark.parametrize("name", INSERTIONS)
def test_insertion(name: str) -> None:
    text, path, expected = INSERTIONS[name]
    assert inserted(text, {"b": 2}, *path) == expected
    before: Any = parse(text).plain() or {}
    after = parse(expected)
    assert after.at(*path, "b") is not None
    plain: Any = after.plain()
    for part in path:
        plain = plain[part]
    del plain["b"]
    if not path:
        assert plain == before


def test_insertion_of_nested_values_follows_the_file() -> None:
    text = "a:\n    c: 'x'\n    d:\n    - 1\n"
    assert inserted(text, {"t": {"e": "", "f": [1]}}) == text + "t:\n    e: ''\n    f:\n    - 1\n"


REMOVALS = {
    "block": ("a: 1\nb: 2  # two\nc: 3\n", "a: 1\nc: 3\n"),
    "neighbours' comments stay": (
        "# a\na: 1  # one\n# b\nb: []  # two\n# c\nc: 3\n",
        "# a\na: 1  # one\n# b\n# c\nc: 3\n",
    ),
    "last line without newline": ("a: 1\nb: 2", "a: 1\n"),
    "first": ("b: 2\r\na: 1\r\n", "a: 1\r\n"),
    "over lines": ("a: 1\nb:\n- x\n\n- y: 1\n  z: 2 # z\n\nc: 3\n", "a: 1\n\nc: 3\n"),
    "literal": ("a: 1\nb: |\n  x\n  y\n\n# c\nc: 3\n", "a: 1\n\n# c\nc: 3\n"),
    "literal that keeps its lines": ("a: |+\n  x\n\nb: |+\n  x\n\n...\n", "a: |+\n  x\n\n...\n"),
    "empty value": ("a: 1\nb:\nc: 3\n", "a: 1\nc: 3\n"),
    "the only one": ("b: []  # c\n", "{}  # c\n"),
    "flow, first": ("{b: 1, c: 2}\n", "{c: 2}\n"),
    "flow, last": ("{a: 1, b: 2}\n", "{a: 1}\n"),
    "flow, only": ("{b: 2}\n", "{}\n"),
    "flow over lines": ("{\n  a: 1, # a\n  b: 2, # b\n  c: 3 # c\n}\n", "{\n  a: 1, # a\n  c: 3 # c\n}\n"),
}


@pytest.mark.parametrize("name", REMOVALS)
def test_removal(name: str) -> None:
    text, expected = REMOVALS[name]
    document = parse(text)
    entry = document.entry("b")
    assert entry is not None
    assert applied(document, emit.removal(document, entry)) == expected
    plain: Any = document.plain()
    assert parse(expected).plain() == {key: value for key, value in plain.items() if key != "b"}


def test_removal_of_the_first_entry_of_an_item() -> None:
    document = parse("a:\n- b: 1 # b\n  # c\n  c: 2\n")
    entry = document.entry("a", 0, "b")
    assert entry is not None
    assert applied(document, emit.removal(document, entry)) == "a:\n- # c\n  c: 2\n"


def test_removal_of_the_only_entry_keeps_the_mapping() -> None:
    document = parse("a:\n  b:\n  - 1\nc: 2\n")
    entry = document.entry("a", "b")
    assert entry is not None
    assert applied(document, emit.removal(document, entry)) == "a:\n  {}\nc: 2\n"


@pytest.mark.parametrize(("before", "after"), [("a: 1", "b: 1"), ("'a': 1", "'b': 1"), ('{"a": 1}', '{"b": 1}')])
def test_rename_keeps_the_quotes(before: str, after: str) -> None:
    document = parse(before)
    entry = document.entry("a")
    assert entry is not None
    assert isinstance(entry.key, nodes.Scalar)
    assert applied(document, emit.rename(entry.key, "b")) == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: readonly # c", "ro", "a: ro # c"),
        ("a: 'x'", "it's", "a: 'it''s'"),
        ('a: "x"', "ro", 'a: "ro"'),
        ("a: x", "yes", 'a: "yes"'),
        ("a: 5", "a, b", "a: a, b"),
        ("{a: 5}", "a, b", '{a: "a, b"}'),
        ("a:", 1, "a: 1"),
        ('a: "1"', 1, "a: 1"),
    ],
)
def test_replacement(before: str, value: object, after: str) -> None:
    document = parse(before)
    node = document.at("a")
    assert isinstance(node, nodes.Scalar)
    assert applied(document, emit.replacement(document, node, value)) == after
