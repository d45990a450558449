"""hyper_tuning: the checks of hypertuning mode and what is sent."""

from __future__ import annotations

from typing import Any

import pytest

from openbayes_config.client import TEMPLATE, version
from tests.config.client.files import one, reasons, sent, specs, text, tuning, verdict

RANGE = "min_value: 1, max_value: 2, scale_type: s"


def stage(data: str) -> str | None:
    """Where hypertuning stops; task and workspace do not look."""
    assert verdict(data, "task").stage is None
    assert verdict(data, "workspace").stage is None
    assert verdict(data, "hypertuning", version("0.28.0")).stage == verdict(data, "hypertuning").stage
    return verdict(data, "hypertuning").stage


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"hyperparameter_metric": "''"}, "empty_tuning_field"),
        ({"goal": "''"}, "empty_tuning_field"),
        ({"algorithm": "''"}, "empty_tuning_field"),
        ({"algorithm": "Tpe"}, "unknown_algorithm"),
        ({"algorithm": "' Grid'"}, "unknown_algorithm"),
        ({"max_job_count": "0x" + "f" * 5000}, "unsendable_value"),
    ],
)
def test_fields_that_stop_after_the_upload(changed: dict[str, str], reason: str) -> None:
    data = text(hyper_tuning=tuning(**changed))
    assert stage(data) == "submit"
    assert one(verdict(data, "hypertuning"), reason).path == ("hyper_tuning", next(iter(changed)))


@pytest.mark.parametrize(
    "changed",
    [
        {"hyperparameter_metric": "' '"},
        {"goal": "maximize"},
        {"goal": "MAX"},
        {"max_job_count": "101"},
        {"max_job_count": "-1"},
        {"parallel_count": "1000"},
    ],
)
def test_fields_that_are_sent_as_they_are(changed: dict[str, str]) -> None:
    data = text(hyper_tuning=tuning(**changed))
    assert (stage(data), reasons(verdict(data, "hypertuning"))) == (None, [])


@pytest.mark.parametrize("written", ["grid", "RANDOM", "bAYESIAN"])
def test_the_algorithm_in_any_letter_case(written: str) -> None:
    data = text(hyper_tuning=tuning(algorithm=written))
    assert sent(data, "hypertuning")["algorithm"] == written.capitalize()
    assert one(verdict(data, "hypertuning"), "letter_case").args["sent"] == written.capitalize()


@pytest.mark.parametrize("written", ["0", "-3", "no"])
def test_less_than_one_parallel_trial_becomes_one(written: str) -> None:
    data = text(hyper_tuning=tuning(parallel_count=written))
    assert sent(data, "hypertuning")["parallelCount"] == 1
    assert one(verdict(data, "hypertuning"), "one_parallel").path == ("hyper_tuning", "parallel_count")


@pytest.mark.parametrize(
    ("spec", "reason", "key"),
    [
        ("{name: a}", "unknown_spec_type", "type"),
        ("{name: a, type: null}", "unknown_spec_type", "type"),
        ("{name: a, type: ''}", "unknown_spec_type", "type"),
        ("{name: a, type: double}", "unknown_spec_type", "type"),
        ("{name: a, type: DOUBLE, min_value: 1, max_value: 2}", "missing_spec_key", "scale_type"),
        ("{name: a, type: DOUBLE, min_value: 1, max_value: null, scale_type: s}", "missing_spec_key", "max_value"),
        ("{name: a, type: INTEGER, max_value: 2, scale_type: s}", "missing_spec_key", "min_value"),
        ("{name: a, type: DISCRETE}", "missing_spec_key", "discrete_values"),
        ("{name: a, type: DISCRETE, discrete_values: null}", "missing_spec_key", "discrete_values"),
        ("{name: a, type: CATEGORICAL}", "missing_spec_key", "categorical_values"),
        ("{name: a, type: INTEGER, min_value: 1.5, max_value: 2, scale_type: s}", "fractional_bound", "min_value"),
        ("{name: a, type: INTEGER, min_value: 1, max_value: .inf, scale_type: s}", "bound_not_finite", "max_value"),
        ("{name: a, type: INTEGER, min_value: 1, max_value: .nan, scale_type: s}", "bound_not_finite", "max_value"),
        ("{name: a, type: INTEGER, min_value: 1, max_value: 1.0e+300, scale_type: s}", "bound_too_large", "max_value"),
    ],
)
def test_specs_that_stop_after_the_upload(spec: str, reason: str, key: str) -> None:
    data = specs("{name: ok, type: CATEGORICAL, categorical_values: []}", spec)
    assert stage(data) == "submit"
    outcome = one(verdict(data, "hypertuning"), reason)
    assert outcome.path == ("hyper_tuning", "parameter_specs", 1, key)
    assert outcome.node is not None


@pytest.mark.parametrize(
    "spec",
    [
        "{name: a, type: DOUBLE, min_value: 5, max_value: 1, scale_type: LOG}",
        "{name: a, type: DOUBLE, min_value: 0, max_value: 0, scale_type: ''}",
        "{name: '', type: INTEGER, min_value: -1, max_value: 0, scale_type: UNIT_LOG_SCALE}",
        "{name: input, type: DISCRETE, discrete_values: []}",
        "{name: a, type: CATEGORICAL, categorical_values: [a, a]}",
    ],
)
def test_specs_that_are_sent_as_they_are(spec: str) -> None:
    assert stage(specs(spec, spec)) is None
    assert reasons(verdict(specs(spec, spec), "hypertuning")) == []


@pytest.mark.parametrize("kind", ["DOUBLE", "INTEGER"])
@pytest.mark.parametrize("written", ["9007199254740993", "'9007199254740993'"])
def test_long_bounds_lose_digits(kind: str, written: str) -> None:
    data = specs(f"{{name: a, type: {kind}, min_value: 1, max_value: {written}, scale_type: s}}")
    outcome = one(verdict(data, "hypertuning"), "imprecise_bound")
    assert (outcome.args["value"], outcome.args["sent"]) == (2**53 + 1, 2**53)
    (spec,) = sent(data, "hypertuning")["parameterSpecs"]
    assert spec[f"{kind.lower()}ParameterSpec"]["maxValue"] == 2**53


@pytest.mark.parametrize(
    ("spec", "unused"),
    [
        (f"{{name: a, type: CATEGORICAL, categorical_values: [], {RANGE}}}", ["min_value", "max_value", "scale_type"]),
        (f"{{name: a, type: DOUBLE, discrete_values: [1], categorical_values: [], {RANGE}}}", ["discrete_values"]),
        ("{name: a, type: DISCRETE, discrete_values: [], min_value: null}", []),
    ],
)
def test_keys_that_a_type_does_not_use(spec: str, unused: list[str]) -> None:
    found = verdict(specs(spec), "hypertuning")
    assert [each.path[-1] for each in found.outcomes if each.reason == "other_spec_type"] == unused


def test_the_request() -> None:
    data = text(
        hyper_tuning=tuning(
            max_job_count="'5'",
            parallel_count="2.0",
            side_metrics="[a, b]",
            parameter_specs=f"[{{name: a, type: DOUBLE, {RANGE}}}, {{name: b, type: INTEGER, {RANGE}}}, "
            "{name: c, type: DISCRETE, discrete_values: [1, '2', true]}, "
            "{name: d, type: CATEGORICAL, categorical_values: [x, '1']}]",
        ),
        parameters="{p: 1}",
        node="3",
    )
    none: dict[str, Any] = dict.fromkeys(
        ("integerParameterSpec", "doubleParameterSpec", "discreteParameterSpec", "categoryParameterSpec")
    )
    found = sent(data, "hypertuning")
    assert found == {
        "tagNames": [{"name": "BUSINESS_CHANNEL_ML"}],
        "runtime": "e",
        "resource": "r",
        "projectId": "<project>",
        "code": "<code>",
        "command": "c",
        "dataBindings": None,
        "maxJobCount": 5,
        "parallelCount": 2,
        "hyperparameterMetric": "m",
        "sideMetrics": ["a", "b"],
        "goal": "g",
        "algorithm": "Grid",
        "parameterSpecs": [
            {"name": "a", **none, "doubleParameterSpec": {"scaleType": "s", "minValue": 1.0, "maxValue": 2.0}},
            {"name": "b", **none, "integerParameterSpec": {"scaleType": "s", "minValue": 1, "maxValue": 2}},
            {"name": "c", **none, "discreteParameterSpec": {"discreteValues": [1.0, 2.0, 1.0]}},
            {"name": "d", **none, "categoryParameterSpec": {"categoricalValues": ["x", "1"]}},
        ],
        "parameters": [{"name": "p", "value": 1, "isSecret": False}],
    }
    low = found["parameterSpecs"][1]["integerParameterSpec"]["minValue"]
    assert (type(low), type(found["parameterSpecs"][0]["doubleParameterSpec"]["minValue"])) == (int, float)


def test_an_untouched_block_says_so() -> None:
    lines = "".join(f"  {key}: {value!r}\n" for key, value in TEMPLATE["hyper_tuning"].items())  # type: ignore[attr-defined]
    found = verdict(text(hyper_tuning="\n" + lines), "hypertuning")
    empty = [each for each in found.outcomes if each.reason == "empty_tuning_field"]
    assert [each.args["untouched"] for each in empty] == [True, True, True]
    assert "other_mode" not in reasons(verdict(text(hyper_tuning="\n" + lines)), "unused")
    assert "other_mode" in reasons(verdict(text()), "unused")
