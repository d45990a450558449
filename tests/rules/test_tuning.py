"""The rules about tuning beyond the examples on their pages."""

from __future__ import annotations

import pytest

from openbayes_config.context import AskedMode
from openbayes_config.linter import lint
from openbayes_config.settings import Settings
from openbayes_config.text import apply

LOW = Settings(min_confidence="low")
FILE = """\
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: {node}
parameters: {{}}
hyper_tuning:
  max_job_count: {jobs}
  parallel_count: {parallel}
  hyperparameter_metric: "{metric}"
  goal: {goal}
  algorithm: {algorithm}
  parameter_specs: {specs}
  side_metrics: {side}
"""
GOOD: dict[str, object] = {
    "node": 1,
    "jobs": 10,
    "parallel": 1,
    "metric": "accuracy",
    "goal": "MAXIMIZE",
    "algorithm": "Random",
    "specs": "[]",
    "side": "[]",
}
BLANK: dict[str, object] = {**GOOD, "jobs": 0, "metric": "", "goal": '""', "algorithm": '""'}


def _found(mode: AskedMode = "hypertuning", base: dict[str, object] = GOOD, **values: object) -> list[str]:
    report = lint(FILE.format(**{**base, **values}), mode=mode, settings=LOW)
    assert not report.failures
    return [each.rule.id for each in report.diagnostics if each.rule.id.startswith("OB4")]


def _range(**values: object) -> str:
    spec = {"name": "lr", "type": "DOUBLE", "min_value": 0.001, "max_value": 0.1, "scale_type": "UNIT_LOG_SCALE"}
    return str([{**spec, **values}])


def test_nothing_to_say() -> None:
    """A block that is right, and one that nobody has touched, in modes that look at it and that do not."""
    for mode in ("any", "task", "workspace", "hypertuning"):
        assert _found(mode, specs=_range()) == []
    assert _found("any", BLANK, node=2) == []
    assert _found("hypertuning", BLANK) == ["OB401"] * 3


@pytest.mark.parametrize("mode", ["task", "workspace"])
def test_other_modes_do_not_look_at_tuning(mode: AskedMode) -> None:
    """However wrong it is."""
    assert _found(mode, jobs=300, parallel=9, goal="max", metric="loss", specs=_range(min_value=1), node=4) == []


@pytest.mark.parametrize(
    ("goal", "meant"),
    [
        ("max", "MAXIMIZE"),
        ("maximise", "MAXIMIZE"),
        ("MINIMUM", "MINIMIZE"),
        ("最小", "MINIMIZE"),
        ("' MAXIMIZE'", "MAXIMIZE"),
        ("MXIMIZE", "MAXIMIZE"),
        ("best", None),
        ("'{}'", None),
    ],
)
def test_goals(goal: str, meant: str | None) -> None:
    """The word that is meant replaces the one that stands there."""
    text = FILE.format(**{**GOOD, "goal": goal})
    (found,) = [each for each in lint(text, mode="hypertuning").diagnostics if each.rule.id == "OB408"]
    assert found.modes == () and found.severity == "warning"
    fixed = [apply(text, fix.edits) for fix in found.fixes]
    assert [meant in each for each in fixed if meant] == [True] * bool(meant)


@pytest.mark.parametrize(("jobs", "ids"), [(-1, 1), (0, 1), (1, 0), (100, 0), (101, 1), ('"200"', 1), ("x", 0)])
def test_number_of_trials(jobs: object, ids: int) -> None:
    """From 1 to 100; what is no number is refused anyway."""
    assert _found(jobs=jobs).count("OB409") == ids


def test_too_many_trials_beside_a_blank_block() -> None:
    """Only the template's own 0 is silent there."""
    assert _found("any", BLANK, jobs=300) == ["OB409"]
    assert _found("any", BLANK, jobs=0) == []


@pytest.mark.parametrize(
    ("values", "ids"),
    [
        ({"min_value": 1}, ["OB410"]),
        ({"min_value": 0.1}, ["OB410"]),
        ({"min_value": "1e-3"}, []),
        ({"min_value": 0}, ["OB411"]),
        ({"min_value": -1, "max_value": -2}, ["OB410", "OB411"]),
        ({"min_value": 0, "scale_type": "UNIT_LINEAR_SCALE"}, []),
        ({"scale_type": "log"}, ["OB412"]),
        ({"scale_type": "UNIT_REVERSE_LOG_SCALE"}, ["OB412"]),
        ({"scale_type": "UNIT_REVERSE_LOG_SCALE", "min_value": 0}, ["OB411", "OB412"]),
        # The client refuses these.
        ({"min_value": "x"}, []),
        ({"type": "double", "min_value": 1}, ["OB403"]),
    ],
)
def test_ranges(values: dict[str, object], ids: list[str]) -> None:
    """Bounds and scales."""
    assert sorted(_found(specs=_range(**values))) == ids


def test_a_scale_that_the_type_does_not_use_is_said_once() -> None:
    """It is not sent, so its spelling does not matter."""
    specs = "[{name: n, type: DISCRETE, discrete_values: [1, 2], scale_type: LOG}]"
    report = lint(FILE.format(**{**GOOD, "specs": specs}), mode="hypertuning")
    assert [each.rule.id for each in report.diagnostics] == ["OB103"]


@pytest.mark.parametrize(
    ("kind", "values", "count"),
    [
        ("DISCRETE", "[1, 1.0, '1']", 2),
        ("DISCRETE", "[1, 2]", 0),
        ("CATEGORICAL", "['1', '1.0', a, A]", 0),
        ("CATEGORICAL", "[a, b, a]", 1),
        ("CATEGORICAL", "['', '']", 0),
    ],
)
def test_repeated_values(kind: str, values: str, count: int) -> None:
    """Numbers are compared as they are sent, texts as they are written."""
    key = "discrete_values" if kind == "DISCRETE" else "categorical_values"
    specs = f"[{{name: n, type: {kind}, {key}: {values}}}]"
    assert _found(specs=specs).count("OB413") == count


@pytest.mark.parametrize(
    ("jobs", "ids"), [(5, ["OB416"]), (6, []), (7, ["OB417"]), (0, ["OB409"]), ("x", []), (300, ["OB409", "OB417"])]
)
def test_how_much_of_a_grid_is_tried(jobs: object, ids: list[str]) -> None:
    """Two times three combinations."""
    texts = "{name: b, type: CATEGORICAL, categorical_values: [x, y, z]}"
    specs = f"[{{name: a, type: DISCRETE, discrete_values: [1, 2]}}, {texts}]"
    assert sorted(_found(algorithm="GRID", specs=specs, jobs=jobs)) == ids
    assert "OB416" not in _found(algorithm="Random", specs=specs, jobs=jobs)


def test_a_grid_of_more_than_can_be_printed() -> None:
    """The words stay short."""
    spec = f"{{name: a, type: DISCRETE, discrete_values: {list(range(9))}}}"
    text = FILE.format(**{**GOOD, "algorithm": "Grid", "specs": f"[{', '.join([spec] * 5000)}]"})
    report = lint(text, mode="hypertuning", settings=Settings(select=("OB416",)))
    assert [each.what("en") for each in report.diagnostics] == ["Only 10 of 10^4771 combinations of the grid are tried"]


@pytest.mark.parametrize(
    ("parallel", "jobs", "count"), [(1, 1, 0), (2, 10, 0), (3, 10, 1), (2, 1, 1), ('"3"', 10, 1), (0, 10, 0), (2, 0, 0)]
)
def test_trials_at_a_time(parallel: object, jobs: int, count: int) -> None:
    """Not more than there are, and 1 or 2 as a rule."""
    assert _found(parallel=parallel, jobs=jobs).count("OB418") == count


@pytest.mark.parametrize(
    ("metric", "goal", "count"),
    [
        ("test acc new", "MINIMIZE", 1),
        ("val_accuracy", "MINIMIZE", 1),
        ("mIoU", "MINIMIZE", 1),
        ("mAP", "MINIMIZE", 1),
        ("f1", "MINIMIZE", 1),
        ("valLoss", "MAXIMIZE", 1),
        ("RMSE", "MAXIMIZE", 1),
        ("loss", "MINIMIZE", 0),
        ("acc", "MAXIMIZE", 0),
        ("loss_of_accuracy", "MINIMIZE", 0),
        ("lossless", "MAXIMIZE", 0),
        ("heatmap_size", "MINIMIZE", 0),
        ("score", "minimize", 0),
        ("指标", "MINIMIZE", 0),
    ],
)
def test_goal_against_metric(metric: str, goal: str, count: int) -> None:
    """Whole words only, and silent where they contradict one another."""
    assert _found(metric=metric, goal=goal).count("OB420") == count


def test_a_guess_has_to_be_asked_for() -> None:
    """Of low confidence."""
    text = FILE.format(**{**GOOD, "metric": "loss"})
    assert [each.rule.id for each in lint(text, mode="hypertuning").diagnostics] == []


def test_side_metrics() -> None:
    """The metric itself is none."""
    assert _found(side="[loss, accuracy]") == ["OB419"]
    assert _found(side="[loss, Accuracy]") == []


@pytest.mark.parametrize(("node", "count"), [(1, 0), (2, 1), ('"2"', 1), (0, 0)])
def test_nodes(node: object, count: int) -> None:
    """An info, in mode any and in hypertuning."""
    for mode in ("any", "hypertuning"):
        assert _found(mode, node=node).count("OB421") == count
