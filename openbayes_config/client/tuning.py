"""Hyperparameter tuning: the checks that come after the upload, and the part of the request.

Observed with openbayes-cli 0.28.5 and 0.28.0, which do the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.coerce import to_integer, to_number, to_text
from openbayes_config.client.outcome import Outcome, Reason
from openbayes_config.client.sendable import is_too_long
from openbayes_config.client.template import ALGORITHMS, SPEC_KEYS, TUNING
from openbayes_config.client.view import View, is_empty

_REQUEST_KEYS = {
    "INTEGER": "integerParameterSpec",
    "DOUBLE": "doubleParameterSpec",
    "DISCRETE": "discreteParameterSpec",
    "CATEGORICAL": "categoryParameterSpec",
}
_VALUE_KEYS = tuple(dict.fromkeys(key for keys in SPEC_KEYS.values() for key in keys))
_INT64 = 2.0**63


def check_tuning(root: View) -> Iterator[Outcome]:
    """What happens to ``hyper_tuning`` in hypertuning mode; values that the model refuses are left out."""
    block = root.get("hyper_tuning")
    if block is None:
        return
    untouched = block.value == TUNING
    for key in ("hyperparameter_metric", "goal", "algorithm"):
        entry = block.get(key)
        if entry and to_text(entry.value) == "":
            args = {"key": key, "untouched": untouched}
            yield Outcome("refused", "empty_tuning_field", entry.path, entry.node, "submit", args)
    yield from _counts(block)
    yield from _algorithm(block.get("algorithm"))
    specs = block.get("parameter_specs")
    for spec in specs.items if specs else ():
        yield from _spec(spec)


def _counts(block: View) -> Iterator[Outcome]:
    for key in ("max_job_count", "parallel_count"):
        entry = block.get(key)
        count = to_integer(entry.value) if entry else None
        if entry is None or count is None:
            continue
        if key == "parallel_count" and count < 1:
            yield Outcome("replaced", "one_parallel", entry.path, entry.node, None, {"value": count, "sent": 1})
        elif is_too_long(count):
            yield Outcome("refused", "unsendable_value", entry.path, entry.node, "submit", {"found": "integer"})


def _algorithm(entry: View | None) -> Iterator[Outcome]:
    written = to_text(entry.value) if entry else None
    if entry is None or not written or written in ALGORITHMS:
        return
    sent = written.capitalize()
    if sent in ALGORITHMS:
        yield Outcome("coerced", "letter_case", entry.path, entry.node, None, {"sent": sent})
    else:
        yield Outcome("refused", "unknown_algorithm", entry.path, entry.node, "submit", {"value": written})


def _spec(spec: View) -> Iterator[Outcome]:
    written = spec.get("type")
    kind = to_text(written.value) if written else None
    if kind is None or kind not in SPEC_KEYS:
        if written is None or written.value is None or kind is not None:
            path = (*spec.path, "type")
            node = written.node if written else spec.node
            yield Outcome("refused", "unknown_spec_type", path, node, "submit", {"value": kind})
        return
    for key in SPEC_KEYS[kind]:
        entry = spec.get(key)
        if entry is None or entry.value is None:
            args = {"key": key, "type": kind}
            node = entry.node if entry else spec.node
            yield Outcome("refused", "missing_spec_key", (*spec.path, key), node, "submit", args)
        else:
            yield from _bound(entry, kind, key)
    yield from _other_keys(spec, kind)


def _bound(entry: View, kind: str, key: str) -> Iterator[Outcome]:
    views = entry.items if key == "discrete_values" else [entry] if key.endswith("_value") else []
    for view in views:
        number = to_number(view.value)
        if number is None:
            continue
        sent: int | float | None = number if kind != "INTEGER" else to_integer(number)
        if sent is None:
            yield Outcome("refused", _why_not_whole(number), view.path, view.node, "submit", {"value": number})
        elif (written := _whole(view.value)) is not None and sent != written:
            args = {"value": written, "sent": sent}
            yield Outcome("replaced", "imprecise_bound", view.path, view.node, None, args)
        elif number - number != 0:
            yield Outcome("sent", "non_finite_number", view.path, view.node, None, {"sent": repr(number)})


def _whole(value: object) -> int | None:
    """The whole number that is written, as a number or as text."""
    text = to_text(value)
    written = isinstance(value, int) or (text is not None and "." not in text)
    return to_integer(value) if written else None


def _why_not_whole(number: float) -> Reason:
    if number - number != 0:
        return "bound_not_finite"
    return "bound_too_large" if abs(number) >= _INT64 else "fractional_bound"


def _other_keys(spec: View, kind: str) -> Iterator[Outcome]:
    for key in _VALUE_KEYS:
        entry = spec.get(key)
        if entry and key not in SPEC_KEYS[kind] and not is_empty(entry.value):
            yield Outcome("unused", "other_spec_type", entry.path, entry.key, None, {"type": kind, "key": key})


def sent_tuning(root: View) -> dict[str, object]:
    """The request's fields that come from ``hyper_tuning``. Only for a block that passed every check."""
    block = root.entries["hyper_tuning"].entries
    algorithm = to_text(block["algorithm"].value) or ""
    return {
        "maxJobCount": to_integer(block["max_job_count"].value),
        "parallelCount": max(1, to_integer(block["parallel_count"].value) or 0),
        "hyperparameterMetric": to_text(block["hyperparameter_metric"].value),
        "sideMetrics": [to_text(item.value) for item in block["side_metrics"].items],
        "goal": to_text(block["goal"].value),
        "algorithm": algorithm.capitalize(),
        "parameterSpecs": [_sent_spec(spec) for spec in block["parameter_specs"].items],
    }


def _sent_spec(spec: View) -> dict[str, object]:
    kind = to_text(spec.entries["type"].value) or ""
    return {
        "name": to_text(spec.entries["name"].value),
        **{key: _sent_values(spec, each) if each == kind else None for each, key in _REQUEST_KEYS.items()},
    }


def _sent_values(spec: View, kind: str) -> dict[str, object]:
    entries = spec.entries
    if kind == "DISCRETE":
        return {"discreteValues": [to_number(item.value) for item in entries["discrete_values"].items]}
    if kind == "CATEGORICAL":
        return {"categoricalValues": [to_text(item.value) for item in entries["categorical_values"].items]}
    low, high = to_number(entries["min_value"].value), to_number(entries["max_value"].value)
    whole = kind == "INTEGER"
    return {
        "scaleType": to_text(entries["scale_type"].value),
        "minValue": to_integer(low) if whole else low,
        "maxValue": to_integer(high) if whole else high,
    }
