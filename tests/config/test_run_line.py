"""``bayes gear run`` commands, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openbayes_config.client import judge
from openbayes_config.document import parse
from openbayes_config.files import MemoryFiles
from openbayes_config.starter import Misread, RunLine, new_file, plan_of, read_run_line

RUNS = [
    ("bayes gear run task -- python main.py", RunLine("task", (), None, None, None, "python main.py", frozenset())),
    (
        "$ bayes gear run workspace -d a:/input0",
        RunLine("workspace", ("a:/input0",), None, None, None, None, frozenset()),
    ),
    ("bayes gear run task -rcpu -n2 -e 'a b' x y", RunLine("task", (), "a b", "cpu", 2, "x y", frozenset())),
    (
        "bayes gear run task --data=a:/input0:rw",
        RunLine("task", ("a:/input0:rw",), None, None, None, None, frozenset()),
    ),
    (
        "bayes gear run task -- 'python main.py | tee log'",
        RunLine("task", (), None, None, None, "python main.py | tee log", frozenset()),
    ),
    ("bayes gear run task \\\n  -e e \\\r\n -- a \\\n b", RunLine("task", (), "e", None, None, "a b", frozenset())),
    ("bayes gear run task \\ \n -- a", RunLine("task", (), None, None, None, "a", frozenset(["comments"]))),
    ("bayes gear run task -n 0 -r ''", RunLine("task", (), None, None, None, None, frozenset())),
    ("cd x\nbayes gear run task -- a && ls", RunLine("task", (), None, None, None, "a", frozenset(["rest"]))),
    ("bayes gear run task -- echo $HOME", RunLine("task", (), None, None, None, "echo $HOME", frozenset(["expanded"]))),
    (
        """bayes gear run task -- python -c "print('a b')" """,
        RunLine("task", (), None, None, None, """python -c "print('a b')\"""", frozenset(["quotes"])),
    ),
    (
        "bayes gear run task -d a:/input0,b:/input1",
        RunLine("task", ("a:/input0", "b:/input1"), None, None, None, None, frozenset(["commas"])),
    ),
    (
        "bayes gear run task -d a:/x,b:ro",
        RunLine("task", ("a:/x,b:ro",), None, None, None, None, frozenset()),
    ),
    (
        "bayes gear run task -fo -m 'a note'",
        RunLine("task", (), None, None, None, None, frozenset(["dropped"]), ("--follow", "--open", "--message")),
    ),
    (
        "bayes gear run task -- echo '\\ # x'",
        RunLine("task", (), None, None, None, "echo '\\ # x'", frozenset(["quotes"])),
    ),
]


@pytest.mark.parametrize(("text", "line"), RUNS, ids=[text for text, _ in RUNS])
def test_what_a_command_says(text: str, line: RunLine) -> None:
    """Values, and what differs from what a shell or the client makes of it."""
    assert read_run_line(text) == line


@given(st.text("bayesgrunt -=:,/'\"\\#$\n\t|&;`(中\x00", max_size=60))
@example("$(")
def test_any_text_is_read_or_refused(tail: str) -> None:
    """With a reason, and with no other exception; what is read makes a file that the client can read."""
    for start in ("", "bayes gear run task ", "bayes gear run task -- "):
        line = _read(start + tail)
        if line:
            text = new_file(plan_of(line, MemoryFiles({})), "zh")
            assert judge(parse(text), "task").stage in (None, "precheck"), text


def _read(text: str) -> RunLine | None:
    try:
        return read_run_line(text)
    except Misread:
        return None


@pytest.mark.parametrize(
    ("text", "wrong", "word"),
    [
        ("ls -l", "no_command", ""),
        ("bayes gear restart x", "no_command", ""),
        ("bayes gear run Task", "mode", "Task"),
        ("bayes gear run task --nodes 2", "option", "--nodes"),
        ("bayes gear run task -x", "option", "-x"),
        ("bayes gear run task -d", "value", "-d"),
        ("bayes gear run task -n two", "node", "two"),
        ("bayes gear run task -d openbayes/mnist/1", "data", "openbayes/mnist/1"),
        ("bayes gear run task -d a:/input0:readonly", "data", "a:/input0:readonly"),
        ("bayes gear run task -- 'python", "open", "'python"),
        ("x" * 70_000, "too_long", ""),
    ],
)
def test_what_is_not_understood(text: str, wrong: str, word: str) -> None:
    """It is named; nothing is guessed."""
    with pytest.raises(Misread) as caught:
        read_run_line(text)
    assert (caught.value.wrong, caught.value.word) == (wrong, word)
