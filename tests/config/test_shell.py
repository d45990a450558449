"""Command lines are taken apart as a POSIX shell does."""

from __future__ import annotations

import shlex
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.shell import parse_command, tail_of


def words(text: str) -> list[str]:
    return [word.text for word in parse_command(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("python main.py --lr=1", ["python", "main.py", "--lr=1"]),
        ("python -c 'print(1)' \"x y\"", ["python", "-c", "print(1)", "x y"]),
        ("a\\ b c", ["a b", "c"]),
        ('"a\\"b\\n\\$c"', ['a"b\\n$c']),
        ("a'b'\"c\"d", ["abcd"]),
        ("''", [""]),
        ("a \\\n b", ["a", "b"]),
        ("ab\\\ncd", ["abcd"]),
        ("echo $(ls | wc -l) x", ["echo", "$(ls | wc -l)", "x"]),
        ('echo "$(echo "a b")" x', ["echo", '$(echo "a b")', "x"]),
        ("echo `ls -l` ${A:-b c}", ["echo", "`ls -l`", "${A:-b c}"]),
        ("echo $((1 + (2))) x", ["echo", "$((1 + (2)))", "x"]),
        ("diff <(ls a) <(ls b)", ["diff", "<(ls a)", "<(ls b)"]),
        ("echo $'it\\'s' x", ["echo", "$'it\\'s'", "x"]),
        ("echo a#b # c", ["echo", "a#b"]),
        ("cd /x&&python a.py;ls|wc", ["cd", "/x", "python", "a.py", "ls", "wc"]),
        ("python a.py >out 2>&1", ["python", "a.py", "out", "1"]),
        ("python 数据.py　x", ["python", "数据.py　x"]),
        ("", []),
    ],
)
def test_words_are_what_the_program_gets(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "static"),
    [
        ("a", True),
        ("'$A'", True),
        ("\\$A", True),
        ("a$", True),
        ("$A", False),
        ('"$A"', False),
        ('"\\$A"', True),
        ("a*", False),
        ("'a*'", True),
        ("~/x", False),
        ("a~", True),
        ("[", True),
        ("x[0-9]", False),
        ("`ls`", False),
        ('"`ls`"', False),
        ("$1", False),
        ("$?", False),
        ("<(ls)", False),
    ],
)
def test_a_word_tells_whether_the_shell_puts_something_in_it(word: str, static: bool) -> None:
    assert [each.static for each in parse_command(word).words] == [static]


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("a && b || c; d & e | f |& g\n", ["&&", "||", ";", "&", "|", "|&", "\n"]),
        ("a > b >> c < d 2> e 2>&1 &> f &>> g", [">", ">>", "<", "2>", "2>&", "&>", "&>>"]),
        ("(a; b)", ["(", ";", ")"]),
        ("a 2 > b", [">"]),
        ("cat <<EOF\na | b\nEOF\nls", ["<<", "\n"]),
    ],
)
def test_operators(text: str, operators: list[str]) -> None:
    assert [operator.text for operator in parse_command(text).operators] == operators


def test_comments_end_with_their_line() -> None:
    line = parse_command("a # b 'c\nd #e")
    assert [line.text[slice(*span)] for span in line.comments] == ["# b 'c", "#e"]
    assert [word.text for word in line.words] == ["a", "d"]


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("a 'b c", "quote", 2),
        ('a "b c', "quote", 2),
        ("a b$(c", "substitution", 3),
        ("a ${b", "substitution", 2),
        ("a `b", "substitution", 2),
        ("a \\", "escape", 2),
        ("cat <<EOF\na\n", "here_document", 10),
    ],
)
def test_what_is_not_closed_has_a_place(text: str, kind: str, start: int) -> None:
    assert [(problem.kind, *problem.span) for problem in parse_command(text).problems] == [(kind, start, len(text))]


def test_segments_are_simple_commands() -> None:
    line = parse_command("A=1 time python a.py x > log 2>&1 | tee b && ls")
    first, second, third = line.segments
    assert [word.text for word in first.words] == ["A=1", "time", "python", "a.py", "x"]
    assert [word.text for word in first.arguments] == ["python", "a.py", "x"]
    assert [(operator.text, target.text if target else None) for operator, target in first.redirections] == [
        (">", "log"),
        ("2>&", "1"),
    ]
    assert first.before is None and first.after and first.after.text == "|"
    assert second.before == first.after
    assert [word.text for word in third.words] == ["ls"]


def test_a_quoted_reserved_word_or_assignment_is_a_program() -> None:
    assert [word.text for word in parse_command("'time' x").segments[0].arguments] == ["time", "x"]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("python main.py", "arguments", "main.py"),
        ("a && python main.py", "arguments", "main.py"),
        ("python main.py | tee log", "arguments", "log"),
        ("python main.py > log 2>&1", "arguments", "1"),
        ("python main.py \\\n", "arguments", "main.py"),
        ("python main.py # note", "comment", "# note"),
        ("python main.py #", "comment", "#"),
        ("python main.py 'a", "quote", "'a"),
        ("echo $(a", "quote", "$(a"),
        ("python main.py \\", "escape", "\\"),
        ("cat <<EOF\nx", "here_document", "x"),
        ("cat <<EOF\nx\nEOF", "here_document", "x\nEOF"),
        ("cat <<EOF\nx\nEOF\n", "new_command", "\n"),
        ("python main.py >", "redirection", ">"),
        ("python main.py &", "new_command", "&"),
        ("python main.py;", "new_command", ";"),
        ("python main.py\n", "new_command", "\n"),
        ("python main.py |", "new_command", "|"),
        ("python main.py &&", "new_command", "&&"),
        ("A=1", "new_command", "A=1"),
        ("", "new_command", ""),
        ("  ", "new_command", ""),
        ("(python main.py)", "compound", ")"),
        ("(python main.py) > log", "compound", ")"),
        ("{ python main.py; }", "compound", "}"),
        ("for i in 1 2; do python main.py; done", "compound", "done"),
        ("for i in 1 2; do python main.py; done > log", "compound", "done"),
        ("if a; then python main.py; fi", "compound", "fi"),
        ("for i in 1; do a; done; echo done", "arguments", "done"),
    ],
)
def test_the_tail_tells_what_appended_words_reach(text: str, kind: str, place: str) -> None:
    tail = tail_of(text)
    assert (tail.kind, text[slice(*tail.span)]) == (kind, place)


def test_the_tail_of_a_pipe_is_its_last_part() -> None:
    segment = tail_of("python main.py | tee log").segment
    assert segment and segment.before and segment.before.text == "|"
    assert [word.text for word in segment.words] == ["tee", "log"]


ANYTHING = st.text(alphabet=st.sampled_from("ab 1=\t\n\r'\"\\$(){}`|&;<>#*~[]数"), max_size=60)


@given(ANYTHING)
def test_the_parts_and_the_gaps_between_them_are_the_text(text: str) -> None:
    line = parse_command(text)
    spans = [word.span for word in line.words] + [operator.span for operator in line.operators]
    spans = sorted([*spans, *line.comments, *line.here_documents])
    at = 0
    for start, end in spans:
        assert start >= at
        assert text[at:start].replace("\\\n", "").strip(" \t") == ""
        at = end
    assert text[at:].replace("\\\n", "").strip(" \t") == ""
    tail_of(line)


@given(st.text())
def test_any_text_can_be_taken_apart(text: str) -> None:
    tail_of(parse_command(text))


@given(st.text(alphabet=st.sampled_from("abc 12'\"\\=-_./数#"), max_size=40))
def test_simple_lines_are_split_as_by_shlex(text: str) -> None:
    line = parse_command(text)
    if line.comments:
        return
    try:
        expected = shlex.split(text, posix=True)
    except ValueError:
        assert line.problems
        return
    assert not line.problems
    assert [word.text for word in line.words] == expected


@pytest.mark.parametrize("unit", ["$(", '"$(', "`", "'", "\\", "<<a\n", "a ", "|", "(", "#\n", "${", "<(", "$"])
def test_the_time_is_linear(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    tail_of(text)
    assert time.process_time() - start < 6
