"""Clause 6 of the judge: hyper_tuning written against the submission of a hypertuning job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conformance.plain import number, same, whole

Check = Callable[[dict[str, Any], dict[str, Any]], bool]

SENT: dict[str, Check] = {
    "max_job_count": lambda asked, sent: whole(asked["max_job_count"]) == sent["maxJobCount"],
    "parallel_count": lambda asked, sent: whole(asked["parallel_count"]) == sent["parallelCount"],
    "hyperparameter_metric": lambda asked, sent: same(asked["hyperparameter_metric"], sent["hyperparameterMetric"]),
    "goal": lambda asked, sent: same(asked["goal"], sent["goal"]),
    "algorithm": lambda asked, sent: _text(asked["algorithm"]).lower() == sent["algorithm"].lower(),
    "side_metrics": lambda asked, sent: same(asked["side_metrics"], sent["sideMetrics"]),
}


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def differences(asked: dict[str, Any], sent: dict[str, Any]) -> list[str]:
    found = [f"hyper_tuning.{key} changed" for key, kept in SENT.items() if not kept(asked, sent)]
    specs, rows = asked["parameter_specs"], sent["parameterSpecs"]
    if len(specs) != len(rows):
        return [*found, "parameter_specs not sent"]
    return found + [
        f"parameter_specs.{index} changed"
        for index, (spec, row) in enumerate(zip(specs, rows, strict=True))
        if not _same_spec(spec, row)
    ]


def _same_spec(spec: dict[str, Any], row: dict[str, Any]) -> bool:
    if not same(spec["name"], row["name"]):
        return False
    match _text(spec["type"]):
        case "DOUBLE":
            return _same_range(spec, row["doubleParameterSpec"])
        case "INTEGER":
            return _same_range(spec, row["integerParameterSpec"])
        case "DISCRETE":
            wanted = [number(value) for value in spec["discrete_values"]]
            return same(wanted, row["discreteParameterSpec"]["discreteValues"])
        case _:
            return same(spec["categorical_values"], row["categoryParameterSpec"]["categoricalValues"])


def _same_range(spec: dict[str, Any], row: dict[str, Any] | None) -> bool:
    if row is None:
        return False
    bounds = same(number(spec["min_value"]), row["minValue"]) and same(number(spec["max_value"]), row["maxValue"])
    return bounds and same(spec["scale_type"], row["scaleType"])
