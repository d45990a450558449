"""What is sent for tasks and workspaces, which value counts, and the order of events."""

from __future__ import annotations

from typing import Any

import pytest

from openbayes_config.client import MODES, Mode, Overrides, version
from tests.config.client.files import one, reasons, sent, text, tuning, verdict

OLD = version("0.28.0")
COMMON: dict[str, Any] = {
    "projectId": "<project>",
    "runtime": "e",
    "resource": "r",
    "newTask": None,
    "newBatchTask": None,
    "newWorkspace": None,
    "newBatchWorkspace": None,
    "dataBindings": None,
    "parameters": [],
    "tagNames": [{"name": "BUSINESS_CHANNEL_ML"}],
}


@pytest.mark.parametrize(
    ("mode", "node", "asked"),
    [
        ("task", "1", {"mode": "TASK", "newTask": {"command": "c", "code": "<code>"}}),
        ("task", "3", {"mode": "BATCH_TASK", "newBatchTask": {"command": "c", "code": "<code>", "size": 3}}),
        ("workspace", "1", {"mode": "WORKSPACE", "newWorkspace": {"code": ""}}),
        ("workspace", "2", {"mode": "BATCH_WORKSPACE", "newBatchWorkspace": {"code": "", "size": 2}}),
    ],
)
def test_the_request_of_a_job(mode: Mode, node: str, asked: dict[str, Any]) -> None:
    assert sent(text(node=node), mode) == {**COMMON, **asked}
    old = {key: value for key, value in COMMON.items() if key != "parameters"}
    assert sent(text(node=node), mode, client=OLD) == {**old, **asked}


def test_the_operations() -> None:
    operations = [verdict(text(), mode).submission for mode in MODES]
    assert [each and each.operation for each in operations] == ["createJob", "createJob", "createHypertuning"]


@pytest.mark.parametrize(
    ("key", "field", "default"), [("resource", "resource", "rtx-4090"), ("env", "runtime", "pytorch-2.6-2204")]
)
def test_an_empty_name_is_replaced_by_the_default(key: str, field: str, default: str) -> None:
    for mode in MODES:
        data = text(**{key: "''"})
        assert sent(data, mode)[field] == default
        outcome = one(verdict(data, mode), f"default_{key}")
        assert (outcome.kind, outcome.path, outcome.args["sent"]) == ("replaced", (key,), default)
    assert sent(text(**{key: "' '"}))[field] == " "


@pytest.mark.parametrize("written", ["0", "-4", "no", "'0'"])
def test_nodes_below_one_become_one(written: str) -> None:
    assert sent(text(node=written))["mode"] == "TASK"
    assert one(verdict(text(node=written)), "single_node").args["sent"] == 1


@pytest.mark.parametrize(("written", "size"), [("010", 8), ("1:30", 90), ("9" * 30, int("9" * 30))])
def test_there_is_no_upper_limit_of_nodes(written: str, size: int) -> None:
    assert sent(text(node=written), "workspace")["newBatchWorkspace"]["size"] == size


def test_a_number_of_nodes_that_cannot_be_written() -> None:
    data = text(node="0x" + "f" * 5000)
    assert [verdict(data, mode).stage for mode in MODES] == ["submit", "submit", None]


@pytest.mark.parametrize(
    ("overrides", "field", "value"),
    [
        (Overrides(env="E"), "runtime", "E"),
        (Overrides(env=""), "runtime", "e"),
        (Overrides(resource="R"), "resource", "R"),
        (Overrides(resource=""), "resource", "r"),
        (Overrides(node=3), "mode", "BATCH_TASK"),
        (Overrides(node=0), "mode", "TASK"),
        (Overrides(node=-1), "mode", "TASK"),
        (Overrides(command=("sleep", "3 6", "")), "newTask", {"command": "sleep 3 6 ", "code": "<code>"}),
        (Overrides(command=()), "newTask", {"command": "c", "code": "<code>"}),
    ],
)
def test_options_count_before_the_file(overrides: Overrides, field: str, value: object) -> None:
    assert sent(text(), overrides=overrides)[field] == value


def test_options_make_parts_of_the_file_unused() -> None:
    every = Overrides(data=("a:/b",), env="E", resource="R", node=2, command=("x",))
    data = text(resource="''", env="''", node="-1", command="''", data_bindings="[{data: a, path: b, type: x}]")
    found = verdict(data, overrides=every)
    assert (found.stage, reasons(found)) == (None, [])
    found = verdict(text(bindings="['a:/b']"), overrides=every)
    unused = [each.path for each in found.outcomes if each.reason == "overridden"]
    assert unused == [("bindings",), ("resource",), ("env",), ("command",), ("node",)]


def test_the_file_has_to_be_valid_whatever_the_options_are() -> None:
    every = Overrides(data=("a:/b",), env="E", resource="R", node=2, command=("x",))
    assert verdict(text(command="1"), overrides=every).stage == "model"


def test_an_empty_command() -> None:
    data = text(command="''")
    assert [verdict(data, mode).stage for mode in MODES] == ["precheck", None, "submit"]
    assert [verdict(text(command="'  '"), mode).stage for mode in MODES] == [None] * 3


def test_one_empty_word_empties_the_command_of_a_task_only() -> None:
    empty = Overrides(command=("",))
    assert [verdict(text(), mode, overrides=empty).stage for mode in MODES] == ["precheck", None, None]
    assert sent(text(), "hypertuning", overrides=empty)["command"] == "c"
    assert sent(text(), overrides=Overrides(command=("", "")))["newTask"]["command"] == " "


def test_a_command_that_cannot_be_printed() -> None:
    data = text(command='"\\ud800"')
    assert [verdict(data, mode).stage for mode in MODES] == ["precheck", None, "precheck"]
    assert sent(data, overrides=Overrides(command=("x",)))["newTask"]["command"] == "x"


@pytest.mark.parametrize(
    ("written", "command"),
    [("python a.py # all", "python a.py"), ("! test -f x", "test -f x"), ("|\n  a\n  b", "a\nb\n"), ("a\n  b", "a b")],
)
def test_a_command_is_what_yaml_reads(written: str, command: str) -> None:
    assert sent(text(command=written))["newTask"]["command"] == command


@pytest.mark.parametrize(
    ("changed", "mode", "stage"),
    [
        ({"x": "2024-13-45", "node": "x"}, "task", "yaml"),
        ({"node": "x", "bindings": "[a]"}, "task", "model"),
        ({"bindings": "[a]", "command": "''"}, "task", "flatten"),
        ({"command": "''", "parameters": "{a: {source: x}}"}, "task", "precheck"),
        ({"command": "''", "parameters": "{a: {source: x}}"}, "hypertuning", "secrets"),
        ({"parameters": "{a: {source: x}, b: 2024-01-02}"}, "task", "secrets"),
        ({"parameters": "{b: 2024-01-02}"}, "task", "submit"),
        ({"hyper_tuning": tuning(goal="''"), "bindings": "[a]"}, "hypertuning", "flatten"),
    ],
)
def test_the_first_refusal_in_the_order_of_events_counts(changed: dict[str, str], mode: Mode, stage: str) -> None:
    assert verdict(text(**changed), mode).stage == stage


def test_what_a_mode_does_not_look_at() -> None:
    data = text(node="2", hyper_tuning=tuning())
    unused = {mode: [each.path[-1] for each in verdict(data, mode).outcomes if each.kind == "unused"] for mode in MODES}
    assert unused == {"task": ["hyper_tuning"], "workspace": ["command", "hyper_tuning"], "hypertuning": ["node"]}
