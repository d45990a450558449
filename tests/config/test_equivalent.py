"""The `bayes gear run` line of a file, and the file of such a line, are each other's inverse."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openbayes_config.client import Mode, Overrides, Submission, judge
from openbayes_config.client.template import TEMPLATE
from openbayes_config.document import parse
from openbayes_config.emit import lines
from openbayes_config.files import MemoryFiles
from openbayes_config.renderer import render
from openbayes_config.renderer.equivalent import equivalent
from openbayes_config.starter import new_file, plan_of, read_run_line


def file(**values: object) -> str:
    """The text of a file: the official template with other values."""
    return lines({**TEMPLATE, "command": "python main.py", **values})


def line(text: str, mode: Mode = "task") -> str | None:
    return equivalent(render(text, mode=mode)).line


def obstacle(text: str, mode: Mode = "task") -> str | None:
    found = equivalent(render(text, mode=mode))
    assert (found.line is None) is (found.obstacle is not None)
    return found.obstacle


def again(shell: str) -> Submission | None:
    """What the file that is made of a line submits."""
    read = read_run_line(shell)
    return judge(parse(new_file(plan_of(read, MemoryFiles({})), "en")), read.mode or "task").submission


def same(one: Submission | None, other: Submission | None) -> bool:
    """Bindings of which none is sent are an empty list, and no bindings are null: nothing is bound either way."""
    assert one
    assert other
    texts = [{**each.input, "dataBindings": each.input["dataBindings"] or None} for each in (one, other)]
    return (one.operation, texts[0]) == (other.operation, texts[1])


def test_every_part_has_its_option() -> None:
    bindings = [{"data": "me/set/1", "path": "/input0", "type": "ro"}, {"data": "out", "path": "/output", "type": "rw"}]
    text = file(data_bindings=bindings, resource="t4", env="pytorch-2.0", node=2, command="python 'my file.py'  --a")
    assert line(text) == (
        "bayes gear run task -d me/set/1:/input0:ro -d out:/output:rw -e pytorch-2.0 -r t4 -n 2 "
        """-- 'python '"'"'my file.py'"'"'  --a'"""
    )


def test_a_workspace_has_no_command() -> None:
    assert line(file(resource="t4", env="e"), "workspace") == "bayes gear run workspace -e e -r t4 -n 1"


def test_options_stand_in_the_line() -> None:
    rendering = render(file(node=3), overrides=Overrides(("a:/b",), "e", "r", 2, ("x", "y z")))
    assert equivalent(rendering).line == "bayes gear run task -d a:/b:ro -e e -r r -n 2 -- 'x y z'"


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        ("resource: t4\n", "task", "refused"),
        (file(parameters={"a": 1}), "task", "parameters"),
        (file(parameters={"a": 1}), "workspace", "parameters"),
        (file(command="run --token=ghp_abcdefghijklmnopqrstuvwxyz0123456789"), "task", "secret"),
        (file(command="echo \x1b[31m"), "task", "characters"),
        (file(command="echo \u202e"), "task", "characters"),
    ],
)
def test_where_there_is_no_such_line(text: str, mode: Mode, expected: str) -> None:
    assert obstacle(text, mode) == expected


def test_a_search_has_no_options() -> None:
    tuning = (
        "  max_job_count: 2\n  parallel_count: 1\n  hyperparameter_metric: acc\n  goal: MAXIMIZE\n  algorithm: Grid\n"
    )
    specs = "  parameter_specs: [{name: lr, type: DISCRETE, discrete_values: [1, 2]}]\n  side_metrics: []\n"
    text = "data_bindings: []\nresource: t4\nenv: e\ncommand: x\nnode: 1\nparameters: {}\nhyper_tuning:\n"
    assert obstacle(text + tuning + specs, "hypertuning") == "tuning"


def test_parameters_of_older_clients_count() -> None:
    found = equivalent(render(file(parameters={"a": 1}), client="0.28.0"))
    assert found.obstacle == "parameters"


NAMES = st.text("ab,- '\"$*/.数据", min_size=1, max_size=6).map(str.strip).filter(bool)
COMMANDS = st.text("ab -'\"\\$*`#|&;<>!~{}()\n\t=数据%", min_size=1, max_size=30).filter(str.strip)
BINDINGS = st.lists(
    st.fixed_dictionaries({"data": NAMES, "path": NAMES, "type": st.sampled_from(["ro", "rw", "READ_WRITE"])}),
    max_size=4,
)
MODES_WITH_A_LINE: list[Mode] = ["task", "workspace"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BINDINGS, NAMES, NAMES, COMMANDS, st.integers(-1, 9), st.sampled_from(MODES_WITH_A_LINE))
def test_a_file_of_the_line_submits_the_same(
    bindings: list[dict[str, str]], env: str, resource: str, command: str, node: int, mode: Mode
) -> None:
    """For every file without parameters that the client accepts."""
    text = file(data_bindings=bindings, env=env, resource=resource, command=command, node=node)
    shell = line(text, mode)
    assert shell is not None
    words = shlex.split(shell)
    assert mode == "workspace" or words[words.index("--", words.index("-n")) + 1 :] == [command]
    assert same(judge(parse(text), mode).submission, again(shell))
