"""The judge on files by hand: each clause once on either side, with the real client's answer."""

from __future__ import annotations

import pytest

from tests.conformance.judge import Verdict, judge
from tests.conformance.runner import Case, Mode, Options, Pool
from tests.conformance.samples import DOCUMENTED, file, tuned

LONG = "data_bindings:\n- {data: a/b/1, path: /input0, type: ro}\n"
ENVIRON = {"X": "known"}
NO_OPTIONS = Options()
SPEC = "{name: n, type: INTEGER, min_value: 1, max_value: %s, scale_type: LOG}"
DOUBLE = "{name: n, type: DOUBLE, min_value: 1, max_value: %s, scale_type: LOG%s}"

SAME: dict[str, tuple[bytes, Mode]] = {
    "nothing": (file(), "task"),
    "empty access": (file("data_bindings: [{data: a, path: /input0, type: ''}]\n"), "task"),
    "equal twice": (file(LONG + "- {data: a/b/1, path: /input0, type: RO}\n"), "task"),
    "same data in short form": (file("bindings: [a:/input0, a:/input1:rw]\n"), "task"),
    "nested": (file("data_bindings: {bindings: [a:/input0]}\n"), "task"),
    "empty map": (file("data_bindings: {}\n"), "task"),
    "number in quotes": (file(node="node: ' 2 '\n"), "task"),
    "true for a number": (file(node="node: yes\n"), "task"),
    "node in hypertuning": (file(node="node: 0\n", hyper_tuning=tuned()), "hypertuning"),
    "no command in a workspace": (file(command="command: ''\ncommand: x\n"), "workspace"),
    "unused tuning": (file(hyper_tuning=tuned(parallel_count="parallel_count: 0")), "task"),
    "unused key of a spec": (file(hyper_tuning=tuned(DOUBLE % ("5", ", discrete_values: [1]"))), "hypertuning"),
    "letter case": (file(hyper_tuning=tuned(algorithm="algorithm: GRID")), "hypertuning"),
    "plain map": (file(parameters="parameters: {p: {a: 1}, q: {1: x}}\n"), "task"),
    "not a number": (file(parameters="parameters: {p: .nan}\n"), "task"),
    "secret from a variable": (file(parameters="parameters: {p: {is_secret: yes, source: env, env: X}}\n"), "task"),
    "null entries": (
        file(parameters="parameters: {p: {value: 5, env: , source: }, q: {value: 5, env: X}}\n"),
        "task",
    ),
    "long form": (file(parameters="parameters: {p: {value: 5, is_secret: 'no'}}\n"), "task"),
    "equal duplicate": (file(node="node: 2\nnode: 2\n"), "task"),
    "unknown key": (file("description: x\nx-node: 3\n"), "task"),
    "misspelt beside a used key": (file("nodes: 3\n", node="node: 2\n"), "task"),
}

DIFFERENT: dict[str, tuple[bytes, Mode]] = {
    "both keys": (file("data_bindings: []\nbindings: [a:/input0]\n"), "task"),
    "same data twice": (file(LONG + "- {data: a/b/1, path: /input1, type: rw}\n"), "task"),
    "prefix": (file(LONG + "- {data: a/b, path: /input1, type: ro}\n"), "task"),
    "access": (file("bindings: ['a:/input0:readonly']\n"), "workspace"),
    "colons": (file("bindings: ['a:/input0:ro:x']\n"), "task"),
    "path with a colon": (file("data_bindings: [{data: a, path: '/x:ro', type: ''}]\n"), "task"),
    "legacy key": (file("data_binding: []\n"), "task"),
    "map for list": (file("data_bindings: {data: a, path: /input0, type: ro}\n"), "task"),
    "name": (file("data_bindings: [{data: a, path: /input0, type: ro, name: set}]\n"), "task"),
    "empty access, same path": (
        file("data_bindings: [{data: a, path: /x/y, type: ''}, {data: b, path: /y, type: ro}]\n"),
        "task",
    ),
    "empty resource": (file(resource="resource: ''\n"), "workspace"),
    "empty env": (file(env="env: ''\n"), "task"),
    "no nodes": (file(node="node: 0\n"), "task"),
    "negative nodes": (file(node="node: '-2'\n"), "workspace"),
    "parallel": (file(hyper_tuning=tuned(parallel_count="parallel_count: 0")), "hypertuning"),
    "precision": (file(hyper_tuning=tuned(SPEC % "9007199254740993")), "hypertuning"),
    "precision of a double": (file(hyper_tuning=tuned(DOUBLE % ("9007199254740993", ""))), "hypertuning"),
    "no value": (file(parameters="parameters: {p: {is_secret: no}}\n"), "task"),
    "contradiction": (file(parameters="parameters: {p: {is_secret: yes, isSecret: no, value: x}}\n"), "task"),
    "lost entry": (file(parameters="parameters: {p: {value: 5, type: int}}\n"), "task"),
    "env without source": (file(parameters="parameters: {p: {is_secret: true, env: X}}\n"), "task"),
    "null secret": (file(parameters="parameters: {p: {is_secret: true, value: }}\n"), "workspace"),
    "misspelt secret": (file(parameters="parameters: {p: {issecret: true, env: X}}\n"), "task"),
    "open secret": (file(parameters="parameters: {p: {is_secret: no, isSecret: yes, value: x}}\n"), "task"),
    "duplicate": (file(node="node: 2\nnode: 3\n"), "task"),
    "nested duplicate": (file(parameters="parameters: {p: {a: 1, a: 2}}\n"), "task"),
    "misspelt key": (file("nodes: 3\n"), "task"),
    "misspelt key of a binding": (file(LONG.replace("ro}", "ro, nmae: b}")), "task"),
}

REFUSED: dict[str, tuple[bytes, Mode]] = {
    "documented": (DOCUMENTED.encode(), "task"),
    "not yaml": (b"a: [\n", "task"),
    "crash": (file("bindings: [a]\n"), "workspace"),
    "date": (file(parameters="parameters: {d: 2024-01-02}\n"), "task"),
    "no variable": (file(parameters="parameters: {p: {is_secret: yes, source: env, env: UNSET}}\n"), "task"),
    "empty metric": (file(), "hypertuning"),
}


def verdict_of(pool: Pool, data: bytes, mode: Mode, options: Options = NO_OPTIONS) -> Verdict:
    case = Case("by hand", data, options, ENVIRON)
    return judge(case, mode, pool.version, pool.one(case, mode))


@pytest.mark.parametrize("name", SAME)
def test_same(pool: Pool, name: str) -> None:
    data, mode = SAME[name]
    assert verdict_of(pool, data, mode) == Verdict(False)


@pytest.mark.parametrize("name", DIFFERENT)
def test_different(pool: Pool, name: str) -> None:
    data, mode = DIFFERENT[name]
    refused, differences = verdict_of(pool, data, mode)
    assert not refused
    assert differences


@pytest.mark.parametrize("name", REFUSED)
def test_refused(pool: Pool, name: str) -> None:
    data, mode = REFUSED[name]
    assert verdict_of(pool, data, mode) == Verdict(True)


OVERRIDDEN = {
    "data": (file("data_bindings: []\nbindings: [a]\ndata_binding: []\n"), Options(data=("a,b",))),
    "resource": (file(resource="resource: ''\n"), Options(resource="t4")),
    "env": (file(env="env: ''\n"), Options(env="e")),
    "node": (file("nodes: 2\n", node="node: 0\n"), Options(node=2)),
    "command": (file(command="command: a\ncommand: b\n"), Options(command=("c",))),
}


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_what_the_command_line_replaces_is_not_asked_for(pool: Pool, name: str) -> None:
    data, options = OVERRIDDEN[name]
    assert verdict_of(pool, data, "task", options) == Verdict(False)
    refused, differences = verdict_of(pool, data, "task")
    assert refused or differences


def test_options_that_count_as_not_given(pool: Pool) -> None:
    data = file(resource="resource: ''\n", node="node: 0\n")
    _, differences = verdict_of(pool, data, "task", Options(resource="", node=0))
    assert differences == ("resource replaced", "node replaced")


OLD: dict[str, tuple[bytes, Mode, bool]] = {
    "parameters outside a task": (file(parameters="parameters: {a: 1}\n"), "workspace", True),
    "parameters of a task": (file(parameters="parameters: {a: 1, d: 2024-01-02}\n"), "task", False),
    "no parameters": (file(), "workspace", False),
    "a secret in the command": (file(parameters="parameters: {a: {is_secret: yes, value: x}}\n"), "task", True),
}


@pytest.mark.parametrize("name", OLD)
def test_the_old_client(old_pool: Pool, name: str) -> None:
    data, mode, different = OLD[name]
    refused, differences = verdict_of(old_pool, data, mode)
    assert (refused, bool(differences)) == (False, different)
