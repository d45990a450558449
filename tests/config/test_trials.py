"""Counting the combinations of a grid."""

from __future__ import annotations

import os
from itertools import product
from math import prod
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.document import parse
from openbayes_config.trials import Grid, grid, rounded, sizes

CORPUS = os.environ.get("OBCONF_CORPUS", "")


def _text(specs: str, algorithm: str = "Grid", limit: object = 5) -> str:
    return f"hyper_tuning:\n  algorithm: {algorithm}\n  max_job_count: {limit}\n  parameter_specs: {specs}\n"


def _discrete(count: int) -> str:
    return f"{{name: n, type: DISCRETE, discrete_values: {list(range(count))}}}"


def test_numbers_multiply() -> None:
    """Six, three and seven values: the official tuning example."""
    texts = '{name: opt, type: CATEGORICAL, categorical_values: ["a", "b", "c"]}'
    found = grid(parse(_text(f"[{_discrete(6)}, {texts}, {_discrete(7)}]")))
    assert found == Grid((6, 3, 7), 5)
    assert found and found.combinations == 126


@pytest.mark.parametrize("algorithm", ["Random", "Bayesian", "''", "null", "[Grid]"])
def test_only_a_grid_has_combinations(algorithm: str) -> None:
    """Other algorithms do not try all."""
    assert grid(parse(_text(f"[{_discrete(2)}]", algorithm))) is None


@pytest.mark.parametrize(
    "specs",
    [
        "[{name: lr, type: DOUBLE, min_value: 0, max_value: 1, scale_type: UNIT_LINEAR_SCALE}]",
        "[{name: n, type: discrete, discrete_values: [1]}]",
        "[{name: n, type: DISCRETE}]",
        "[{name: n, type: DISCRETE, discrete_values: 3}]",
        "[3]",
    ],
)
def test_nothing_to_count(specs: str) -> None:
    """A range, and whatever does not list its values."""
    assert sizes(parse(_text(specs))) is None
    assert grid(parse(_text(specs))) is None


@pytest.mark.parametrize("text", ["", "[]", "hyper_tuning: 3", "hyper_tuning: {algorithm: Grid}", _text("[]")])
def test_no_grid(text: str) -> None:
    """No specification at all is no grid of one."""
    assert grid(parse(text)) is None


def test_letter_case_and_limits_are_read_as_the_client_does() -> None:
    """``grid`` is ``Grid``, ``"7"`` is 7, and a text that is no number is no limit."""
    found = grid(parse(_text(f"[{_discrete(2)}]", "grid", '"7"')))
    assert found and found.limit == 7
    found = grid(parse(_text(f"[{_discrete(2)}]", limit="many")))
    assert found and found.limit is None


def test_an_empty_list_leaves_nothing_to_try() -> None:
    """Times zero."""
    found = grid(parse(_text(f"[{_discrete(3)}, {_discrete(0)}]")))
    assert found and found.combinations == 0


def test_a_grid_is_counted_and_never_built() -> None:
    """A thousand parameters of nine values: at once, and in words that fit."""
    found = grid(parse(_text(f"[{', '.join([_discrete(9)] * 1000)}]")))
    assert found and found.combinations == 9**1000
    assert rounded(found.combinations) == "10^954"


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0"), (126, "126"), (10**15 - 1, "9" * 15), (10**15, "10^15"), (10**20 - 1, "10^19"), (2 * 10**15, "10^15")],
)
def test_words_for_a_number(count: int, words: str) -> None:
    """Exact while people can read it; a power of ten that is not above it behind that."""
    assert rounded(count) == words
    assert "^" not in words or 10 ** int(words[3:]) <= count


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_as_many_as_there_are(counts: list[int]) -> None:
    """The number is that of the combinations themselves."""
    found = grid(parse(_text(f"[{', '.join(map(_discrete, counts))}]")))
    assert found and found.combinations == len(list(product(*map(range, counts)))) == prod(counts)


@pytest.mark.skipif(not CORPUS, reason="OBCONF_CORPUS names no folder of files")
def test_the_official_tuning_examples() -> None:
    """All of their versions have one of two grids."""
    files = sorted(Path(CORPUS).glob("*openbayes-hypertuning-example*"))
    found = {grid(parse(path.read_bytes())) for path in files}
    assert files
    assert {each.combinations for each in found if each} == {126, 504}
