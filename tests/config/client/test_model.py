"""The model of the whole file: required keys and types, the same in every mode."""

from __future__ import annotations

import pytest

from openbayes_config.client import MODES, REQUIRED, TUNING_REQUIRED
from tests.config.client.files import NOTHING, TUNING, one, reasons, sent, specs, text, tuning, verdict


@pytest.mark.parametrize("key", REQUIRED)
def test_six_keys_are_required_in_every_mode(key: str) -> None:
    for mode in MODES:
        found = verdict(text(**{key: NOTHING}), mode)
        assert (found.stage, one(found, "missing_key").path) == ("model", (key,))


@pytest.mark.parametrize("key", TUNING_REQUIRED)
def test_seven_keys_of_hyper_tuning_are_required_in_every_mode(key: str) -> None:
    for mode in MODES:
        found = verdict(text(hyper_tuning=tuning(**{key: NOTHING})), mode)
        assert (found.stage, one(found, "missing_key").path) == ("model", ("hyper_tuning", key))


@pytest.mark.parametrize("key", ["resource", "env", "command"])
@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("1", "integer"),
        ("1.5", "number"),
        ("true", "boolean"),
        ("2024-01-02", "date"),
        ("2024-01-02 03:04:05", "datetime"),
        ("null", "null"),
        ("", "null"),
        ("[a]", "list"),
        ("{a: b}", "mapping"),
        ("!!set {a}", "set"),
        ("!!binary /w==", "binary"),
    ],
)
def test_texts_are_not_made_of_other_values(key: str, value: str, found: str) -> None:
    outcome = one(verdict(text(**{key: value})), "wrong_type")
    assert (outcome.path, outcome.args["expected"], outcome.args["found"]) == ((key,), "text", found)


def test_binary_data_counts_as_its_text() -> None:
    assert sent(text(command="!!binary YQ=="))["newTask"]["command"] == "a"


@pytest.mark.parametrize("key", ["node", "max_job_count", "parallel_count"])
@pytest.mark.parametrize("value", ["2.5", "'2.5'", "1e3", "''", "null", "[]", "{}", ".inf", "2024-01-02"])
def test_whole_numbers_are_required(key: str, value: str) -> None:
    data = text(node=value) if key == "node" else text(hyper_tuning=tuning(**{key: value}))
    assert one(verdict(data), "wrong_type").args["expected"] == "integer"


@pytest.mark.parametrize("value", ["null", "[]", "''", "a"])
def test_parameters_must_be_a_mapping(value: str) -> None:
    assert one(verdict(text(parameters=value)), "wrong_type").args["expected"] == "mapping"


@pytest.mark.parametrize("key", ["1", "on", "no", "~", "!!binary /w=="])
def test_parameter_names_must_be_text(key: str) -> None:
    found = verdict(text(parameters=f"{{{key}: 1}}"))
    assert (found.stage, reasons(found)) == ("model", ["non_text_key"])


@pytest.mark.parametrize("key", ["y", "n", "''", "--lr", "'a b'", "数据"])
def test_any_text_is_a_parameter_name(key: str) -> None:
    assert sent(text(parameters=f"{{{key}: 1}}"))["parameters"][0]["name"] == key.strip("'")


def test_a_binary_parameter_name_is_its_text() -> None:
    parameters = sent(text(parameters="{!!binary YQ==: 1, a: 2}"))["parameters"]
    assert parameters == [{"name": "a", "value": 2, "isSecret": False}]


@pytest.mark.parametrize("value", ["null", "[]", "a"])
def test_hyper_tuning_must_be_a_mapping(value: str) -> None:
    assert one(verdict(text(hyper_tuning=value)), "wrong_type").path == ("hyper_tuning",)


@pytest.mark.parametrize("key", ["hyperparameter_metric", "goal", "algorithm"])
def test_tuning_texts_must_be_text(key: str) -> None:
    assert one(verdict(text(hyper_tuning=tuning(**{key: "1"}))), "wrong_type").path == ("hyper_tuning", key)


@pytest.mark.parametrize("value", ["null", "{a: b}", "a", "!!omap [a: b]", "[1]", "[null]"])
def test_side_metrics_must_be_texts(value: str) -> None:
    assert verdict(text(hyper_tuning=tuning(side_metrics=value))).stage == "model"


@pytest.mark.parametrize("value", ["null", "{}", "[a]", "[null]"])
def test_parameter_specs_must_be_mappings(value: str) -> None:
    assert verdict(text(hyper_tuning=tuning(parameter_specs=value))).stage == "model"


@pytest.mark.parametrize(
    "spec",
    [
        "{type: DISCRETE}",
        "{name: null}",
        "{name: on}",
        "{name: a, type: 1}",
        "{name: a, min_value: x}",
        "{name: a, max_value: []}",
        "{name: a, scale_type: 1}",
        "{name: a, categorical_values: [1, 2]}",
        "{name: a, categorical_values: [yes, no]}",
        "{name: a, discrete_values: [a]}",
        "{name: a, discrete_values: [null]}",
        "{name: a, discrete_values: {a: b}}",
    ],
)
def test_a_spec_is_checked_in_every_mode_whatever_its_type(spec: str) -> None:
    assert [verdict(specs(spec), mode).stage for mode in MODES] == ["model"] * 3


def test_null_counts_as_absent_in_a_spec() -> None:
    absent = "min_value: null, max_value: null, scale_type: null, categorical_values: null, discrete_values: null"
    assert verdict(specs(f"{{name: a, type: null, {absent}}}")).stage is None


def test_all_refusals_are_collected() -> None:
    found = verdict("resource: 1\nhyper_tuning: {goal: 2}\nparameters: []\n1: x\n")
    missing = [each.path[-1] for each in found.outcomes if each.reason == "missing_key"]
    assert missing == ["env", "command", "node", *(key for key in TUNING if key != "goal")]
    assert reasons(found, "refused").count("wrong_type") == 3
    assert reasons(found, "refused").count("non_text_key") == 1


def test_outcomes_point_at_what_is_written() -> None:
    found = verdict("x-r: &r 1\n" + text(resource="*r"))
    node = one(found, "wrong_type").node
    assert node is not None
    assert text(resource="*r")[node.span.start - 10 : node.span.end - 10] == "*r"
