"""The harness itself: what one case gives, and that cases do not touch each other."""

from __future__ import annotations

import math

import pytest

from tests.conformance.runner import MODES, Case, Job, Options, Pool
from tests.conformance.samples import DOCUMENTED, REFUSAL, file, tuned


def test_exact_input_of_a_task(pool: Pool) -> None:
    bindings = "data_bindings: [{data: a/b/1, path: /input0, type: rw}]\n"
    outcome = pool.one(Case("task", file(bindings, parameters="parameters: {lr: 1.5}\n")), "task")
    assert (outcome.exit, outcome.exception, outcome.uploaded, outcome.operation) == (0, None, True, "createJob")
    assert outcome.sent == {
        "mode": "TASK",
        "projectId": "<project>",
        "runtime": "pytorch-2.0",
        "resource": "t4",
        "newBatchTask": None,
        "newTask": {"command": "python main.py", "code": "<code>"},
        "newWorkspace": None,
        "newBatchWorkspace": None,
        "dataBindings": [{"path": "/input0", "name": "a/b/1", "bindingAuth": "READ_WRITE"}],
        "parameters": [{"name": "lr", "value": 1.5, "isSecret": False}],
        "tagNames": [{"name": "BUSINESS_CHANNEL_ML"}],
    }


def test_exact_input_of_hypertuning(pool: Pool) -> None:
    spec = "{name: depth, type: INTEGER, min_value: 1, max_value: 5.0, scale_type: LOG}"
    outcome = pool.one(Case("tuning", file(hyper_tuning=tuned(spec))), "hypertuning")
    assert outcome.operation == "createHypertuning"
    assert outcome.sent["parameterSpecs"] == [
        {
            "name": "depth",
            "integerParameterSpec": {"scaleType": "LOG", "minValue": 1, "maxValue": 5},
            "doubleParameterSpec": None,
            "discreteParameterSpec": None,
            "categoryParameterSpec": None,
        }
    ]
    assert (outcome.sent["algorithm"], outcome.sent["parameters"], outcome.command) == (
        "Bayesian",
        None,
        "python main.py",
    )


@pytest.mark.parametrize("mode", MODES)
def test_the_documented_example_is_refused_with_one_line(pool: Pool, mode: str) -> None:
    outcome = pool.raw(["gear", "run", mode], {"openbayes.yaml": DOCUMENTED.encode()})
    assert outcome.exit == 1
    assert outcome.stdout.splitlines()[1:] == [REFUSAL]
    assert (outcome.stderr, outcome.requests) == ("", ())


def test_the_template_runs_as_a_workspace_only(pool: Pool) -> None:
    template = pool.raw(["gear", "init", "conformance"]).written["openbayes.yaml"]
    accepted = [mode for mode in MODES if pool.one(Case("template", template), mode).operation]
    assert accepted == ["workspace"]


def test_a_missing_file_is_written_and_run(pool: Pool) -> None:
    outcome = pool.raw(["gear", "run", "workspace"], {"openbayes.yml": b"resource: cpu\n"})
    assert list(outcome.written) == ["openbayes.yaml"]
    assert (outcome.sent["resource"], outcome.sent["runtime"]) == ("rtx-4090", "pytorch-2.6-2204")


def test_words_that_are_not_json_travel(pool: Pool) -> None:
    values = "parameters: {a: .nan, b: .inf, c: -.inf}\n"
    rows = pool.one(Case("nan", file(parameters=values)), "task").sent["parameters"]
    assert math.isnan(rows[0]["value"])
    assert [row["value"] for row in rows[1:]] == [math.inf, -math.inf]


def test_cases_do_not_touch_each_other(pool: Pool) -> None:
    secret = file(parameters="parameters: {t: {is_secret: true, source: env, env: ONLY_HERE}}\n")
    first = pool.one(Case("set", secret, environ={"ONLY_HERE": "value"}), "task")
    second = pool.one(Case("unset", secret), "task")
    crash = pool.one(Case("crash", file("bindings: [no-path]\n")), "task")
    last = pool.one(Case("good", file(), Options(command=("sleep", "1"))), "task")
    assert first.sent["parameters"] == [{"name": "t", "value": "value", "isSecret": True}]
    assert (second.exit, second.uploaded, second.requests) == (1, False, ())
    assert "export ONLY_HERE" in second.stdout
    assert (crash.exit, crash.exception) == (1, "IndexError")
    assert last.command == "sleep 1"


def test_outcomes_keep_the_order_of_the_jobs(pool: Pool) -> None:
    jobs = [Job(Case(str(n), file(node=f"node: {n + 2}\n")), "task") for n in range(20)]
    sizes = [outcome.sent["newBatchTask"]["size"] for _, outcome in pool.map(jobs)]
    assert sizes == list(range(2, 22))


def test_the_old_client_appends_parameters(old_pool: Pool) -> None:
    values = "parameters: {p: true, q: null, r: [1, 2], --lr: a b}\n"
    outcome = old_pool.one(Case("old", file(parameters=values)), "task")
    assert outcome.command == "python main.py --p=True --q=None --r=[1, 2] ----lr=a b"
    assert "parameters" not in outcome.sent
