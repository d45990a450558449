"""The values of the trials of a tuning run."""

from __future__ import annotations

import math
import os
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.document import parse
from openbayes_config.renderer import render
from openbayes_config.trials import Choices, NoTrials, Range, Search, Spec, draw, search_of, trials
from openbayes_config.trials.search import search

CORPUS = os.environ.get("OBCONF_CORPUS", "")
LINEAR, LOG = "UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE"
HEAD = """\
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters: {}
hyper_tuning:
  max_job_count: "10"
  parallel_count: 4
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: random
  side_metrics: []
"""
SPECS = """\
  parameter_specs:
    - {name: lr, type: DOUBLE, min_value: 0.0001, max_value: 1, scale_type: UNIT_LOG_SCALE}
    - {name: layers, type: INTEGER, min_value: 1, max_value: 8, scale_type: UNIT_LINEAR_SCALE}
    - {name: batch, type: DISCRETE, discrete_values: [16, 32, 64]}
    - {name: opt, type: CATEGORICAL, categorical_values: [adam, sgd]}
"""
TEXT = HEAD + SPECS


def _search(*specs: Spec, algorithm: str = "Random", limit: int = 10, parallel: int = 1) -> Search:
    return Search(algorithm, limit, parallel, specs)


def _values(found: Search, n: int | None = None, seed: int = 0) -> list[tuple[float | str, ...]]:
    return [tuple(each.value for each in trial.values) for trial in draw(found, n, seed)]


def _column(spec: Spec, n: int = 4000, seed: int = 7) -> list[float]:
    return [float(row[0]) for row in _values(_search(spec), n, seed)]


def _distance(drawn: list[float], distribution: Callable[[float], float]) -> float:
    """The Kolmogorov-Smirnov distance of a sample from a continuous distribution function."""
    ordered = [distribution(value) for value in sorted(drawn)]
    n = len(ordered)
    return max(max((i + 1) / n - p, p - i / n) for i, p in enumerate(ordered))


def test_a_search_is_what_the_client_sends() -> None:
    """Letter case, numbers in quotes and whole numbers in a DISCRETE list are the client's."""
    found = search(parse(TEXT))
    assert found == Search(
        "Random",
        10,
        4,
        (
            Range("lr", "DOUBLE", 0.0001, 1.0, LOG),
            Range("layers", "INTEGER", 1, 8, LINEAR),
            Choices("batch", "DISCRETE", (16.0, 32.0, 64.0)),
            Choices("opt", "CATEGORICAL", ("adam", "sgd")),
        ),
    )
    rendering = render(TEXT, mode="hypertuning")
    assert rendering.input and search_of(rendering.input) == found
    assert (found.combinations, found.planned, found.rounds) == (None, 10, 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.floats(-9, 9), min_size=1, max_size=4), min_size=1, max_size=4), st.integers(0, 300))
def test_a_grid_is_the_product_in_order(lists: list[list[float]], n: int) -> None:
    """The last parameter changes fastest; values that are repeated stay repeated."""
    specs = [Choices(f"p{i}", "DISCRETE", tuple(values)) for i, values in enumerate(lists)]
    found = _search(*specs, algorithm="Grid")
    assert _values(found, n) == list(product(*lists))[:n]
    assert found.combinations == len(list(product(*lists)))


def test_what_runs_and_in_which_round() -> None:
    """``max_job_count`` counts trials, ``parallel_count`` those of a round."""
    grid = _search(Choices("a", "DISCRETE", tuple(map(float, range(7)))), algorithm="Grid", limit=5, parallel=2)
    assert (grid.planned, grid.rounds) == (5, 3)
    assert [(each.number, each.round, each.runs) for each in draw(grid, 6)] == [
        (1, 1, True),
        (2, 1, True),
        (3, 2, True),
        (4, 2, True),
        (5, 3, True),
        (6, 3, False),
    ]
    assert len(list(draw(grid))) == 5
    assert len(list(draw(grid, 100))) == 7
    assert grid._replace(limit=100).planned == 7
    assert list(draw(grid._replace(limit=-1))) == []


def test_a_billion_is_counted_and_not_built() -> None:
    """At once, in hardly any memory, however many more there are."""
    grid = _search(*[Choices(f"p{i}", "DISCRETE", tuple(map(float, range(10)))) for i in range(90)], algorithm="Grid")
    tracemalloc.start()
    began = time.perf_counter()
    assert grid.combinations == 10**90
    assert len(list(draw(grid, 3))) == 3
    assert time.perf_counter() - began < 0.5
    assert tracemalloc.get_traced_memory()[1] < 500_000
    tracemalloc.stop()


def test_the_first_trials_do_not_depend_on_their_number() -> None:
    """And another seed gives others."""
    found = search(parse(TEXT))
    many = _values(found, 50, seed=3)
    assert _values(found, 5, seed=3) == many[:5] == _values(found, 5, seed=3)
    assert _values(found, 50, seed=4) != many


def test_the_numbers_of_a_seed_stay() -> None:
    """Whoever has written a seed down gets the same trials from every later version."""
    rows = _values(search(parse(TEXT)), 3, seed=42)
    assert [row[1:] for row in rows] == [(1, 16.0, "adam"), (6, 64.0, "adam"), (1, 16.0, "sgd")]
    rates = (0.036116627821472486, 0.08828458028212864, 0.004871775631361151)
    assert all(math.isclose(float(row[0]), rate, rel_tol=1e-12) for row, rate in zip(rows, rates, strict=True))


# 1.95 / sqrt(n): what chance exceeds once in a thousand; the seed is fixed.
_LIMIT = 1.95 / math.sqrt(4000)


def test_a_linear_range_is_uniform() -> None:
    """By Kolmogorov and Smirnov."""
    drawn = _column(Range("x", "DOUBLE", -3.0, 5.0, LINEAR))
    assert _distance(drawn, lambda x: (x + 3) / 8) < _LIMIT
    assert _distance(drawn, lambda x: ((x + 3) / 8) ** 2) > _LIMIT, "the measure can fail"


def test_a_logarithmic_range_is_uniform_in_the_logarithm() -> None:
    """Every power of ten gets its share."""
    drawn = _column(Range("x", "DOUBLE", 1e-5, 1.0, LOG))
    assert _distance(drawn, lambda x: (math.log10(x) + 5) / 5) < _LIMIT
    assert _distance(drawn, lambda x: x) > _LIMIT


def _chi_square(drawn: Counter[float], expected: dict[float, float]) -> float:
    n = sum(drawn.values())
    return sum((drawn[value] - n * p) ** 2 / (n * p) for value, p in expected.items())


def test_whole_numbers_are_uniform_and_both_ends_occur() -> None:
    """Nine degrees of freedom: 27.9 once in a thousand."""
    drawn = Counter(_column(Range("x", "INTEGER", 1, 10, LINEAR)))
    assert set(drawn) == set(range(1, 11))
    assert _chi_square(drawn, {float(k): 0.1 for k in range(1, 11)}) < 27.9


def test_whole_numbers_on_a_logarithmic_scale() -> None:
    """Each as likely as the logarithm of its step is long."""
    drawn = Counter(_column(Range("x", "INTEGER", 1, 10, LOG)))
    assert set(drawn) == set(range(1, 11))
    assert _chi_square(drawn, {float(k): math.log((k + 1) / k, 11) for k in range(1, 11)}) < 27.9


def test_listed_values_are_uniform() -> None:
    """Four degrees of freedom: 18.5 once in a thousand."""
    drawn = Counter(_column(Choices("x", "DISCRETE", (1.0, 2.0, 4.0, 8.0, 16.0))))
    assert _chi_square(drawn, dict.fromkeys((1.0, 2.0, 4.0, 8.0, 16.0), 0.2)) < 18.5


_finite = st.floats(allow_nan=False, allow_infinity=False)
_whole = st.integers(-(2**63), 2**63 - 1)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.tuples(st.just("DOUBLE"), _finite, _finite, st.just(LINEAR)),
        st.tuples(st.just("DOUBLE"), _finite.filter(lambda x: x > 0), _finite.filter(lambda x: x > 0), st.just(LOG)),
        st.tuples(st.just("INTEGER"), _whole, _whole, st.just(LINEAR)),
        st.tuples(st.just("INTEGER"), st.integers(1, 2**63 - 1), st.integers(1, 2**63 - 1), st.just(LOG)),
    ),
    st.integers(),
)
def test_every_value_lies_in_its_range(asked: tuple[str, float, float, str], seed: int) -> None:
    """Also between the largest numbers that there are."""
    kind, one, other, scale = asked
    low, high = min(one, other), max(one, other)
    spec = Range("x", "INTEGER" if kind == "INTEGER" else "DOUBLE", low, high, scale)
    for (value,) in _values(_search(spec), 20, seed):
        assert isinstance(value, int if kind == "INTEGER" else float)
        assert low <= value <= high


@pytest.mark.parametrize(
    ("spec", "algorithm", "kind", "last"),
    [
        (Range("x", "DOUBLE", 0.0, 1.0, LOG), "Random", "log_of_zero", "min_value"),
        (Range("x", "DOUBLE", -1.0, 1.0, LOG), "Bayesian", "log_of_zero", "min_value"),
        (Range("x", "DOUBLE", 2.0, 1.0, LINEAR), "Random", "reversed_range", "min_value"),
        (Range("x", "DOUBLE", 0.0, math.inf, LINEAR), "Random", "not_finite", "max_value"),
        (Range("x", "DOUBLE", math.nan, 1.0, LOG), "Random", "not_finite", "min_value"),
        (Range("x", "INTEGER", 1, 2, "LOG"), "Random", "unknown_scale", "scale_type"),
        (Range("x", "INTEGER", 1, 2, LINEAR), "Grid", "grid_with_range", "type"),
        (Choices("x", "DISCRETE", ()), "Grid", "no_values", "discrete_values"),
        (Choices("x", "CATEGORICAL", ()), "Random", "no_values", "categorical_values"),
        (Choices("x", "DISCRETE", (1.0, math.nan)), "Random", "not_finite", 1),
    ],
)
def test_what_no_value_can_be_chosen_from(spec: Spec, algorithm: str, kind: str, last: object) -> None:
    """One problem each, at the place where it stands."""
    with pytest.raises(NoTrials) as caught:
        draw(_search(spec, algorithm=algorithm))
    (problem,) = caught.value.problems
    assert (problem.kind, problem.path[-1], problem.path[:3]) == (kind, last, ("hyper_tuning", "parameter_specs", 0))


def test_no_specification_is_a_problem() -> None:
    """And no grid of one."""
    with pytest.raises(NoTrials, match="no_specs"):
        draw(_search(algorithm="Grid"))
    assert _search(algorithm="Grid").combinations is None


@pytest.mark.parametrize("text", ["", "[]", "\xff", TEXT.replace("random", "best"), TEXT.replace("DOUBLE", "double")])
def test_a_refused_document_has_no_trials(text: str) -> None:
    """The findings say why."""
    with pytest.raises(NoTrials) as caught:
        trials(parse(text))
    assert caught.value.problems == ()


def test_flags_keep_every_digit() -> None:
    """Only a whole number is documented as it is; the other flags are what the value says."""
    (trial,) = trials(parse(TEXT), 1, 42)
    assert [(each.flag.split("=")[0], each.grade) for each in trial.values] == [
        ("--lr", "not documented"),
        ("--layers", "documented"),
        ("--batch", "not documented"),
        ("--opt", "not documented"),
    ]
    assert trial.values[0].flag == f"--lr={trial.values[0].value!r}"
    assert [each.flag for each in trial.values[2:]] == ["--batch=16.0", "--opt=adam"]


@pytest.mark.skipif(not CORPUS, reason="OBCONF_CORPUS names no folder of files")
def test_the_grids_of_the_official_tuning_examples() -> None:
    """Completed as the client wants them, they have 126 and 504 combinations, and these are all different."""
    from openbayes_config.fixer import fix

    counts: set[int] = set()
    for path in sorted(Path(CORPUS).glob("*openbayes-hypertuning-example*")):
        fixed = parse(fix(path.read_bytes()).text)
        try:
            found = search(fixed)
        except NoTrials:
            continue
        rows = [trial.values for trial in islice(draw(found, 1000), 1000)]
        assert len(rows) == len(set(rows)) == found.combinations
        counts.add(len(rows))
    assert counts == {126, 504}
