"""Input that cannot be read: each fault is a problem with a place, never an exception."""

from __future__ import annotations

import time

import pytest

from openbayes_config.document import Document, parse
from openbayes_config.parse import MAX_BYTES
from openbayes_config.parse.nodes import Mapping, Scalar


def problems(document: Document) -> list[tuple[str, str]]:
    """The kind and the text of each problem, the reason for the kind where there is one."""
    return [
        (str(problem.args.get("reason") or problem.kind), document.source.slice(problem.span))
        for problem in document.problems
    ]


# What is wrong, on the exact characters, and the keys that are kept.
SYNTAX = [
    ("a: b\nnode：1\nc: 2\n", [("full_width_colon", "：")], "ac"),
    ("a:\n- x：1\n  y: 2\nc: 2\n", [("full_width_colon", "：")], "ac"),
    ("a: 1\nnode:1\nc: 2\n", [("colon_without_space", ":")], "ac"),
    ("a: 1\nresour\nc: 2\n", [("missing_colon", "resour")], "ac"),
    ("a: echo b: c\nd: 1\n", [("plain_colon", ":")], "ad"),
    ("a: b: 'c'\n", [("plain_colon", ":")], "a"),
    ("a: 1\n  b: 2\nc: 3\n", [("bad_indent", "  ")], "ac"),
    ("a:\n    b: 1\n  c: 2\nd: 3\n", [("bad_indent", "  ")], "ad"),
    ("  a: 1\nb: 2\nc: 3\n", [("bad_indent", "  ")], "bc"),
    ("a: 1\n- b\nc: 2\n", [("bad_indent", "- b")], "ac"),
    ('a: "x\nb: ""\nc: 1\n', [("unclosed_quote", '"x')], "abc"),
    ("a: 'x\n", [("unclosed_quote", "'x")], "a"),
    ('a: "python" main.py # d\nb: 1\n', [("text_after_quote", "main.py")], "ab"),
    ("a: 'it's'\nb: 1\n", [("text_after_quote", "s'")], "ab"),
    ("a: [x] y\nb: 1\n", [("text_after_value", "y")], "ab"),
    ("a: [1, 2\nb: 3\n", [("unclosed_bracket", "[")], "ab"),
    ("a: {x: 1\nb: 3\n", [("unclosed_bracket", "{")], "ab"),
    ("a: [1, 2]]\nb: 1", [("unopened_bracket", "]")], "ab"),
    ("a: ]\nb: 1\n", [("unopened_bracket", "]")], "ab"),
    ("a: [1,, 2]\nb: 1\n", [("extra_comma", ",")], "ab"),
    ("{a: 1,\n b: 'x'\n c: 1}\n", [("missing_comma", "'")], "abc"),
    ("a: @x\nb: 1", [("reserved_character", "@")], "ab"),
    ("a: `x`\nb: 1\n", [("reserved_character", "`")], "ab"),
    ("a: %x\nb: 1\n", [("reserved_character", "%")], "ab"),
    ("a: *.txt\nb: 1\n", [("reserved_character", "*")], "ab"),
    ("a: & b\nb: 1\n", [("reserved_character", "&")], "ab"),
    ("a: , b\nb: 1\n", [("reserved_character", ",")], "ab"),
    ("a: - b\nc: 1\n", [("dash_in_line", "-")], "ac"),
    ('a: "C:\\project"\nb: 1\n', [("unknown_escape", "\\p")], "ab"),
    ('a: "\\UFFFFFFFF"\nb: 1\n', [("unknown_escape", "\\UF")], "ab"),
    ("a: > out.log\nb: 1\n", [("block_header", "> out.log")], "ab"),
    ("%YAML 2.0\n---\na: 1\n", [("yaml_version", "%YAML 2.0")], "a"),
    ("%\na: 1\n", [("directive", "%")], "a"),
    ("a: 1\nb: !e!x y\n", [("unknown_tag", "!e!x y")], "ab"),
    ("a:\n\tb: 1\n\tc: 2\nd: 1\n", [("tab", "\t"), ("tab", "\t")], "ad"),
    ("a:\t1\nb: 2\t\nc: 3\n", [("tab", "\t"), ("tab", "\t")], "abc"),
    ("a: @\nb: 1\nc: @\nd: 1\n", [("reserved_character", "@"), ("reserved_character", "@")], "abcd"),
]


@pytest.mark.parametrize(("text", "expected", "keys"), SYNTAX)
def test_syntax(text: str, expected: list[tuple[str, str]], keys: str) -> None:
    document = parse(text)
    assert problems(document) == expected
    assert not document.loads
    assert isinstance(document.root, Mapping)
    assert [entry.key.text for entry in document.root.entries if isinstance(entry.key, Scalar)] == list(keys)


@pytest.mark.parametrize(("end", "mark"), [("\r\n", ""), ("\r", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
def test_places_are_true_with_every_line_end_and_mark(end: str, mark: str) -> None:
    for text, expected, _ in SYNTAX[:12]:
        document = parse(mark + text.replace("\n", end))
        assert [(name, found.rstrip()) for name, found in problems(document)] == [
            (name, found.rstrip()) for name, found in expected
        ]


@pytest.mark.parametrize(
    ("data", "kind", "found", "refused"),
    [
        (b"", "empty", "", False),
        (b"\n\n  \n", "empty", "", False),
        (b"# a\n# b\n", "empty", "", False),
        (b"---\n", "empty", "", False),
        (b"null\n", "empty", "null", False),
        (b"~", "empty", "~", False),
        (b"0", "empty", "0", False),
        (b"false", "empty", "false", False),
        (b"[]", "empty", "[]", False),
        (b"''", "empty", "''", False),
        (b"- a\n", "root_not_mapping", "- a", False),
        (b"text", "root_not_mapping", "text", False),
        (b"12", "root_not_mapping", "12", False),
        (b"a: 1\n---\nb: 2\n", "several_documents", "---", True),
        (b"a: \x00\n", "control_character", "\x00", True),
        (b"a: 1\x07\n", "control_character", "\x07", True),
        (b"a: \x7f\n", "control_character", "\x7f", True),
        (b"a: \x1b[31m\n", "control_character", "\x1b", True),
        ("a: 数\n".encode("gbk"), "encoding", "数", True),
        ("a: 数\n".encode("utf-16"), "encoding", "a", True),
        (b"a: \xff\n", "encoding", "\udcff", True),
        (b"a: 2024-13-45\n", "unreadable_value", "2024-13-45", True),
        (b"a: !!int word\n", "unreadable_value", "word", True),
        (b"a: !!float ''\n", "unreadable_value", "''", True),
        (b"a: !!bool maybe\n", "unreadable_value", "maybe", True),
        (b"a: !!binary \xc3\xa9\n", "unreadable_value", "é", True),
        (b"a: !!timestamp x\n", "unreadable_value", "x", True),
        (b"a: !!int [1]\n", "unreadable_value", "[1]", True),
        (b"a: !!seq {b: 1}\n", "unreadable_value", "{b: 1}", True),
        (b"a: !!map x\n", "unreadable_value", "x", True),
        (b"a: !!omap [{b: 1, c: 2}]\n", "unreadable_value", "{b: 1, c: 2}", True),
        (b"a: =\n", "unreadable_value", "=", True),
        (b"a: <<\n", "unreadable_value", "<<", True),
        (b"a: !foo x\n", "unknown_tag", "!foo", True),
        (b"a: !foo {b: 1}\n", "unknown_tag", "!foo", True),
        (b"a: &x !!python/object:os.system [1]\n", "unknown_tag", "!!python/object:os.system", True),
        (b"? [a]\n: 1\n", "unhashable_key", "[a]", True),
        (b"a: {{ x }}\n", "unhashable_key", "{ x }", True),
        (b"a: {<<: x}\n", "merge_value", "x", True),
        (b"a: {<<: [{}, 1]}\n", "merge_value", "1", True),
        (b"a: *b\n", "undefined_alias", "*b", True),
        (b"a: &x 1\nb: &x 2\n", "duplicate_anchor", "&x", True),
        (b"a: &x [*x]\n", "alias_cycle", "*x", False),
    ],
)
def test_each_kind_has_its_place(data: bytes, kind: str, found: str, refused: bool) -> None:
    document = parse(data)
    (problem,) = document.problems
    assert (problem.kind, document.source.slice(problem.span), problem.refused) == (kind, found, refused)
    assert document.loads is not refused


def test_a_problem_of_a_value_has_its_path() -> None:
    document = parse("a:\n- x: 1\n  y: 2024-13-45\n  z: *none\nb: !foo 1\n")
    assert [(problem.kind, problem.path) for problem in document.problems] == [
        ("unreadable_value", ("a", 0, "y")),
        ("undefined_alias", ("a", 0, "z")),
        ("unknown_tag", ("b",)),
    ]


def test_a_file_of_one_line_without_a_space_behind_the_colon() -> None:
    for text, reason in (("node:1", "colon_without_space"), ("node：1", "full_width_colon"), ("a\n", "")):
        (problem,) = parse(text).problems
        assert (problem.kind, problem.args["reason"]) == ("root_not_mapping", reason)


def test_gbk_is_named_and_read_all_the_same() -> None:
    document = parse("# 训练\nenv: 镜像\n".encode("gbk"))
    (problem,) = document.problems
    assert problem.args == {"encoding": "gb18030"}
    node = document.at("env")
    assert isinstance(node, Scalar)
    assert node.value == "镜像"


def test_only_the_first_control_characters_are_told() -> None:
    assert len(parse("a: 1\x07\n" * 50).problems) == 8


def test_faults_of_two_kinds_are_told_together() -> None:
    document = parse("a: 2024-13-45\nb: @x\nc: \x07\n")
    assert [problem.kind for problem in document.problems] == ["unreadable_value", "syntax", "control_character"]
    assert document.keys() == ("a", "b", "c")


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1},*a{n - 1},*a{n - 1},*a{n - 1}]\n" for n in range(1, 30)
)
MERGE_BOMB = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60))
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [[*a{n - 1}]]\n" for n in range(1, 200))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a: " + "[" * 250 + "]" * 250, "too_deep"),
        ("[" * 900, "too_deep"),
        ("- " * 900, "too_deep"),
        ("? " * 900, "too_deep"),
        ("{a: " * 900, "too_deep"),
        ("".join(" " * n + "a:\n" for n in range(300)), "too_deep"),
        (CHAIN, "too_deep"),
        (BOMB, "too_many_aliases"),
        (MERGE_BOMB, "too_many_aliases"),
        ("a: &a {x: &b {<<: [*a, *a]}}\n", "too_many_aliases"),
        ("a: 1" + ":30" * 5000, "too_long_number"),
        ("# \n" * 400_000, "too_large"),
        ("a: 数" + "x" * (MAX_BYTES - 5), "too_large"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_bounds_are_obconfs_own(text: str, kind: str) -> None:
    document = parse(text.encode())
    (problem,) = document.problems
    assert (problem.kind, problem.refused, document.root) == (kind, False, None)
    assert problem.span.end <= len(document.source.text)
    assert document.bounded
    assert document.loads


def test_bounds_are_beyond_what_people_write() -> None:
    deep = "a: " + "[" * 199 + "]" * 199
    aliases = "a: &x {p: 1, q: [1, 2]}\n" + "".join(f"k{n}: *x\n" for n in range(2000))
    for text in (deep, aliases, "x" * MAX_BYTES):
        assert not parse(text).bounded


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "unit",
    [
        "a: b\n",
        "- a\n",
        "[",
        "{a: 1}, ",
        "a: [b",
        '"x',
        "# c\n",
        "\t",
        "a: 'b\n",
        "*a ",
        "%x\n",
        ": ",
        "a: |\n ",
        "a: |\n b\n",
    ],
)
def test_work_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            parse(text)
            best = min(best, time.process_time() - start)
        return best

    parse("a: @")
    # Eight times the text in well below sixty-four times the time.
    assert seconds(1 << 15) < 24 * seconds(1 << 12) + 0.1
