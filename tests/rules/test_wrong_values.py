"""What stands in the place of a value or key of the wrong kind, where only one thing can be meant."""

from __future__ import annotations

import pytest

from openbayes_config.fixer import fix
from openbayes_config.linter import lint
from tests.rules.pages import completed

SPECS = "hyper_tuning:\n  parameter_specs:\n    - {{name: a, type: {kind}, {key}_values: {value}}}\n"


def _repaired(top: str, *, unsafe: bool = False) -> str:
    """The beginning of a file as the repair leaves it; every repair that is offered is made."""
    text = completed(top)
    offered = {each.safe or unsafe for finding in lint(text).diagnostics for each in finding.fixes}
    found = fix(text, unsafe=unsafe)
    assert bool(found.applied) == (True in offered)
    return found.text.removesuffix(text.removeprefix(top))


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("resource: 4090\n", 'resource: "4090"\n'),
        ("env: 2.10\n", 'env: "2.10"\n'),
        ("env: 2.10\ncommand: 'a'\nx-b: 'c'\n", "env: '2.10'\ncommand: 'a'\nx-b: 'c'\n"),
        ("command: yes\n", 'command: "yes"\n'),
        ("parameters: ''\n", "parameters: {}\n"),
        ("node: ~ # one\n", "node: 1 # one\n"),
        ("node: ''\n", "node: 1\n"),
        ("command: null\n", 'command: ""\n'),
        ("bindings: {}\n", "bindings: []\n"),
        ("data_bindings:\n- a/b/1:/output:rw\n", "data_bindings:\n- {data: a/b/1, path: /output, type: rw}\n"),
        ("bindings:\n- data: a/b/1\n  path: /input1\n  type: rw\n", "bindings:\n- a/b/1:/input1:rw\n"),
        ("parameters: {on: 1, 2024-01-02: 2}\n", 'parameters: {"on": 1, "2024-01-02": 2}\n'),
        (
            SPECS.format(kind="CATEGORICAL", key="categorical", value="sgd"),
            SPECS.format(kind="CATEGORICAL", key="categorical", value="[sgd]"),
        ),
        (
            SPECS.format(kind="DISCRETE", key="discrete", value="1e-3"),
            SPECS.format(kind="DISCRETE", key="discrete", value="[1e-3]"),
        ),
    ],
)
def test_one_value_can_be_meant(bad: str, good: str) -> None:
    """It is written without being asked for."""
    assert _repaired(bad) == good


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("bindings: a/b/1:/input0, c/d/1:/input1\n", "bindings: [a/b/1:/input0, c/d/1:/input1]\n"),
        ("data_bindings: [a/b/1:/output]\n", "data_bindings: [{data: a/b/1, path: /output, type: rw}]\n"),
        ("bindings: [{data: a/b/1, path: /output}]\n", "bindings: [a/b/1:/output:rw]\n"),
        (
            SPECS.format(kind="CATEGORICAL", key="categorical", value="[sgd]").replace("categorical_v", "categorial_v"),
            SPECS.format(kind="CATEGORICAL", key="categorical", value="[sgd]"),
        ),
    ],
)
def test_a_guess_is_made_when_asked_for(bad: str, good: str) -> None:
    """A comma may belong to a text, and an access mode may be the other one."""
    assert _repaired(bad) == bad
    assert _repaired(bad, unsafe=True) == good


@pytest.mark.parametrize(
    "text",
    [
        "resource:\n",
        "env: null\n",
        "command: [python, main.py]\n",
        "node: two\n",
        "node: !!str\n",
        "command: !!int 5\n",
        "parameters: {on: 1, 'on': 2}\n",
        "parameters: {~: 1}\n",
        "parameters: [a]\n",
        "bindings: |\n  a/b/1:/input0\n",
        "data_bindings: [a/b/1]\n",
        "data_bindings: ['C:\\data:/input0:ro']\n",
        "bindings: [{data: a/b/1, path: /input0, type: ro, name: x}]\n",
        "bindings:\n- data: a/b/1 # mine\n  path: /input0\n  type: ro\n",
        "resource: &r a\nhyper_tuning:\n  side_metrics: *r\n",
        SPECS.format(kind="DISCRETE", key="discrete", value="a, b"),
        SPECS.format(kind="DISCRETE", key="discrete", value="'[1, 2]'"),
    ],
)
def test_nothing_is_invented(text: str) -> None:
    """Where more than one thing can be meant, or nothing can be told."""
    whole = completed(text)
    found = [each for each in lint(whole).diagnostics if each.rule.id in ("OB010", "OB102")]
    assert found
    assert not any(each.fixes for each in found)
