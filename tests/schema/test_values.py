"""What the schema accepts and what it points at, on files as YAML 1.1 reads them."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml

from openbayes_schema import load_schema
from tests.schema import walk

SCHEMA = load_schema()
BASE: dict[str, Any] = {
    "resource": "rtx-4090",
    "env": "pytorch-2.6-2204",
    "command": "python main.py",
    "node": 1,
    "parameters": {},
    "hyper_tuning": {
        "max_job_count": 3,
        "parallel_count": 1,
        "hyperparameter_metric": "precision",
        "goal": "MAXIMIZE",
        "algorithm": "Bayesian",
        "parameter_specs": [],
        "side_metrics": [],
    },
}


def problems(changes: str, under: str | None = None) -> list[str]:
    """Pointers of the findings after `changes`, YAML text, replaced keys of a good file (of `under` in it)."""
    document = copy.deepcopy(BASE)
    target = document[under] if under else document
    target.update(yaml.safe_load(changes))
    return sorted({"/".join(map(str, error.absolute_path)) for error in walk.problems(SCHEMA, document)})


def of_spec(spec: str) -> list[str]:
    """Pointers of the findings inside one parameter specification."""
    found = problems(f"parameter_specs: [{{{spec}}}]", "hyper_tuning")
    return [pointer.removeprefix("hyper_tuning/parameter_specs/0").removeprefix("/") for pointer in found]


@pytest.mark.parametrize(
    "value", ["1", "64", "2.0", "'2'", "' 2 '", "+2", "'+2'", "'007'", "1_000", "'1_000'", "'2.0'"]
)
def test_whole_numbers(value: str) -> None:
    """Numbers, and text that the client reads as the number that it shows."""
    assert problems(f"node: {value}") == []
    assert problems(f"parallel_count: {value}", "hyper_tuning") == []


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "yes", "'0'", "two", "''", "null", "[1]", "'1e3'", "'1__0'"])
def test_not_a_number_of_nodes(value: str) -> None:
    """The documented form starts at one and has no other kinds of value."""
    assert problems(f"node: {value}") == ["node"]


@pytest.mark.parametrize(
    ("value", "good"), [("0", 1), ("100", 1), ("'100'", 1), ("'0'", 1), ("101", 0), ("'101'", 0), ("-1", 0)]
)
def test_limits_of_max_job_count(value: str, good: int) -> None:
    """From 0, the placeholder, to 100, the documented limit."""
    assert (problems(f"max_job_count: {value}", "hyper_tuning") == []) is bool(good)


@pytest.mark.parametrize("key", ["resource", "env", "command"])
@pytest.mark.parametrize("value", ["1", "3.10", "null", "[python, main.py]", "2024-01-02"])
def test_texts(key: str, value: str) -> None:
    """The client converts nothing to text."""
    assert problems(f"{key}: {value}") == [key]


def test_only_the_command_may_be_empty() -> None:
    """An empty command is the template's; an empty resource is replaced by one that is billed."""
    assert problems("command: ''") == []
    assert problems("{resource: '', env: ''}") == ["env", "resource"]


@pytest.mark.parametrize("right", ["ro", "rw", "RO", "Rw", "read_only", "READ_WRITE", "Read_Only"])
def test_access_rights(right: str) -> None:
    """All spellings that the client takes, in both forms."""
    assert problems(f"data_bindings: [{{data: a/b/1, path: /input0, type: {right}}}]") == []
    assert problems(f"bindings: ['a/b/1:/input0:{right}']") == []


@pytest.mark.parametrize("right", ["r", "readonly", "read-only", "' ro'", "''", "1"])
def test_not_an_access_right(right: str) -> None:
    """The client drops these without a word."""
    assert problems(f"data_bindings: [{{data: a/b/1, path: /input0, type: {right}}}]") == ["data_bindings/0/type"]


@pytest.mark.parametrize("path", ["/input0", "/input4", "/output", "/openbayes/input/input3", "/openbayes/home"])
def test_mount_paths(path: str) -> None:
    """The documented directories, by both of their names."""
    assert problems(f"data_bindings: [{{data: a/b/1, path: {path}, type: ro}}]") == []
    assert problems(f"bindings: ['a/b/1:{path}']") == []


@pytest.mark.parametrize("path", ["/input5", "output", "input0", "/input0/", "/output/data", "''"])
def test_not_a_mount_path(path: str) -> None:
    """Nothing else is documented."""
    assert problems(f"data_bindings: [{{data: a/b/1, path: {path}, type: ro}}]") == ["data_bindings/0/path"]


@pytest.mark.parametrize("item", ["a/b/1", "a:b:/input0:ro", "a/b/1:/input0:", ":/input0", "a/b/1:/input0:x", "1"])
def test_not_a_short_binding(item: str) -> None:
    """Neither parts that are missing nor parts that are too many."""
    assert problems(f"bindings: ['{item}']") == ["bindings/0"]


@pytest.mark.parametrize("value", ["[]", "null", "[{data: a/b/1, path: /input0, type: ro}]"])
def test_bindings_beside_data_bindings(value: str) -> None:
    """The client ignores one of them; the finding is on the key that has to go."""
    assert problems(f"{{data_bindings: {value}, bindings: ['a/b/1:/input0']}}") == ["data_bindings"]


@pytest.mark.parametrize("key", ["data_binding", "binding", "parameter", "Node"])
def test_unknown_keys(key: str) -> None:
    """Unknown and old keys are found; x- keys are not looked at."""
    assert problems(f"{key}: 1") == [""]
    assert problems(f"x-{key}: 1") == []


@pytest.mark.parametrize("value", ["5", "0.1", "true", "null", "[1, a]", "{a: 1}", "{env: 5}", "''", "2024-1-2"])
def test_plain_parameters(value: str) -> None:
    """Any kind of value that can be sent, under any name."""
    assert problems(f"parameters: {{'': {value}, a b: {value}, x-y: {value}}}") == []


@pytest.mark.parametrize("value", ["2024-01-02", "2024-01-02 10:00:00", "!!binary aGk="])
def test_unsendable_parameters(value: str) -> None:
    """Dates and bytes fail after the upload."""
    assert problems(f"parameters: {{since: {value}}}") == ["parameters/since"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("{is_secret: true, source: env, env: HF_TOKEN}", []),
        ("{isSecret: true, source: env, env: HF_TOKEN}", []),
        ("{is_secret: true, value: abc}", []),
        ("{is_secret: false, value: 5}", []),
        ("{value: 5}", []),
        ("{value: 5, type: int}", [""]),
        ("{is_secret: true}", [""]),
        ("{is_secret: true, env: HF_TOKEN}", [""]),
        ("{is_secret: true, source: env}", [""]),
        ("{source: env, env: HF_TOKEN}", [""]),
        ("{is_secret: false, source: env, env: HF_TOKEN}", ["is_secret"]),
        ("{is_secret: true, source: env, env: HF_TOKEN, value: abc}", ["value"]),
        ("{is_secret: true, source: file, env: HF_TOKEN}", ["source"]),
        ("{is_secret: true, source: env, env: 1X}", ["env"]),
        ("{is_secret: true, source: env, env: ''}", ["env"]),
        ("{is_secret: 'false', value: 5}", ["is_secret"]),
    ],
)
def test_structured_parameters(value: str, found: list[str]) -> None:
    """The forms of a secret, each finding on its own key."""
    assert problems(f"parameters: {{t: {value}}}") == [f"parameters/t/{key}".rstrip("/") for key in found]


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("name: a, type: DOUBLE, min_value: 1e-4, max_value: 0.1, scale_type: UNIT_LOG_SCALE", []),
        ("name: a, type: DOUBLE, min_value: '.5', max_value: '1_000.5', scale_type: UNIT_LINEAR_SCALE", []),
        ("name: a, type: INTEGER, min_value: '2.0', max_value: 8.0, scale_type: UNIT_LINEAR_SCALE", []),
        ("name: a, type: DISCRETE, discrete_values: [1, '2', 1e-4, 0.5]", []),
        ("name: a, type: CATEGORICAL, categorical_values: ['1', b]", []),
        ("type: CATEGORICAL, categorical_values: [a]", [""]),
        ("name: a", [""]),
        ("name: a, type: double", ["type"]),
        ("name: a, type: DOUBLE, min_value: 1, max_value: 2", [""]),
        ("name: a, type: DOUBLE, min_value: x, max_value: 2, scale_type: UNIT_LOG_SCALE", ["min_value"]),
        ("name: a, type: DOUBLE, min_value: true, max_value: 2, scale_type: UNIT_LOG_SCALE", ["min_value"]),
        ("name: a, type: DOUBLE, min_value: 1, max_value: 2, scale_type: LOG", ["scale_type"]),
        ("name: a, type: INTEGER, min_value: 0.5, max_value: 2, scale_type: UNIT_LOG_SCALE", ["min_value"]),
        ("name: a, type: INTEGER, min_value: 1, max_value: '2.5', scale_type: UNIT_LOG_SCALE", ["max_value"]),
        ("name: a, type: INTEGER, min_value: 1, max_value: .inf, scale_type: UNIT_LOG_SCALE", ["max_value"]),
        ("name: a, type: DISCRETE, discrete_values: []", ["discrete_values"]),
        ("name: a, type: DISCRETE, discrete_values: [r50]", ["discrete_values/0"]),
        ("name: a, type: DISCRETE, discrete_values: [1], min_value: 1", ["min_value"]),
        (
            "name: a, type: CATEGORICAL, categorical_values: [1, yes, b]",
            ["categorical_values/0", "categorical_values/1"],
        ),
        ("name: a, type: CATEGORICAL, categorical_values: [b], values: [c]", [""]),
    ],
)
def test_parameter_specs(spec: str, found: list[str]) -> None:
    """Only the branch that the type selects speaks, and on the key it is about."""
    assert of_spec(spec) == found


def test_findings_of_a_branch_are_not_nested() -> None:
    """Every finding stands for itself, so that nobody has to choose among alternatives."""
    spec = "{name: a, type: INTEGER, min_value: 0.5, max_value: x, categorical_values: [1]}"
    document = copy.deepcopy(BASE)
    document["hyper_tuning"]["parameter_specs"] = [yaml.safe_load(spec)]
    assert [error.context for error in walk.problems(SCHEMA, document)] == [[]] * 5


@pytest.mark.parametrize("algorithm", ["Grid", "grid", "RANDOM", "bayesian", "''"])
@pytest.mark.parametrize("goal", ["MAXIMIZE", "MINIMIZE", "''"])
def test_algorithm_and_goal(algorithm: str, goal: str) -> None:
    """The letter case of an algorithm does not matter; placeholders are fine."""
    assert problems(f"{{algorithm: {algorithm}, goal: {goal}}}", "hyper_tuning") == []


@pytest.mark.parametrize("value", ["Tpe", "' Grid'", "max", "maximize", "1", "null"])
def test_not_an_algorithm_or_goal(value: str) -> None:
    """A goal has capitals only: the client sends it as it is written."""
    found = problems(f"{{algorithm: {value}, goal: {value}}}", "hyper_tuning")
    assert found == ["hyper_tuning/algorithm", "hyper_tuning/goal"]
