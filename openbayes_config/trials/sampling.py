"""The values of each trial.

A grid is walked in the order of the file: the last parameter changes fastest, as in ``itertools.product``. For
``Random`` and ``Bayesian`` the values are examples, since only the platform draws the real ones. They are made so that
anyone can make them again: ``random.Random(seed)`` gives one number ``u`` from 0 up to, not including, 1 for each
parameter of each trial, trial after trial, in the order of the file. Python promises that ``random()`` gives
the same numbers in all its versions. From ``u`` comes

* of listed values, the one at ``floor(u * count)``;
* ``DOUBLE``, linear: ``low * (1 - u) + high * u``; logarithmic: ``exp`` of the same between the logarithms;
* ``INTEGER``, linear: ``low + floor(u * (high - low + 1))``, in whole numbers only; logarithmic: the whole part of a
  logarithmic value from ``low`` up to ``high + 1``. Both ends are possible.

So the first trials are the same however many are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from math import exp, log
from sys import maxsize
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.document import Document
from openbayes_config.shell import is_plain
from openbayes_config.trials.search import LOG, Choices, NoTrials, Range, Search, Spec, search

if TYPE_CHECKING:
    from random import Random

Grade: TypeAlias = Literal["documented", "not documented"]
_BITS = 53  # of random.random()


class Value(NamedTuple):
    """The value of one parameter: a listed one as the client sends it, one of a range as it was drawn.

    ``grade`` is that of :attr:`flag`. The documentation (tuning page) shows flags for two numbers: a whole one as it
    is, and a fraction shortened, without saying how. How the platform writes others, and what
    ``openbayes_params.json`` has for listed values, is not documented.
    """

    name: str
    value: float | str
    grade: Grade

    @property
    def flag(self) -> str:
        """The argument that the trial gets, every digit kept and without quotes."""
        return f"--{self.name}={self.value}"


class Trial(NamedTuple):
    """One trial: its number and its round, both from 1, whether ``max_job_count`` lets it run, and its values."""

    number: int
    round: int
    runs: bool
    values: tuple[Value, ...]


def trials(document: Document, n: int | None = None, seed: int = 0) -> Iterator[Trial]:
    """The first ``n`` trials of a document; without ``n``, those that would run.

    Raises :class:`NoTrials` where the client refuses the document, or where no value can be chosen.
    """
    return draw(search(document), n, seed)


def draw(found: Search, n: int | None = None, seed: int = 0) -> Iterator[Trial]:
    """As :func:`trials`, of a search. Takes time and memory by ``n``, never by the number of combinations."""
    if problems := tuple(found.problems()):
        raise NoTrials(problems)
    rows = _grid(found.specs) if found.algorithm == "Grid" else _random(found.specs, seed)
    asked = found.planned if n is None else max(n, 0)
    return _trials(found, islice(rows, min(asked, maxsize)))


def _trials(found: Search, rows: Iterator[tuple[float | str, ...]]) -> Iterator[Trial]:
    for index, row in enumerate(rows):
        values = tuple(_value(spec, value) for spec, value in zip(found.specs, row, strict=True))
        yield Trial(index + 1, index // found.parallel + 1, index < found.limit, values)


def _value(spec: Spec, value: float | str) -> Value:
    plain = bool(spec.name) and not spec.name.startswith("-") and is_plain(spec.name)
    return Value(spec.name, value, "documented" if plain and spec.kind == "INTEGER" else "not documented")


def _grid(specs: tuple[Spec, ...]) -> Iterator[tuple[float | str, ...]]:
    return product(*(spec.values for spec in specs if isinstance(spec, Choices)))


def _random(specs: tuple[Spec, ...], seed: int) -> Iterator[tuple[float | str, ...]]:
    from random import Random

    source: Random = Random(seed)
    while True:
        yield tuple(_chosen(spec, source.random()) for spec in specs)


def _chosen(spec: Spec, u: float) -> float | str:
    if isinstance(spec, Choices):
        return spec.values[_below(len(spec.values), u)]
    if spec.kind == "DOUBLE":
        return _fraction(spec, u)
    low, high = int(spec.low), int(spec.high)
    if spec.scale != LOG:
        return low + _below(high - low + 1, u)
    return min(max(int(exp(_between(log(low), log(high + 1), u))), low), high)


def _fraction(spec: Range, u: float) -> float:
    found = exp(_between(log(spec.low), log(spec.high), u)) if spec.scale == LOG else _between(spec.low, spec.high, u)
    return min(max(found, float(spec.low)), float(spec.high))


def _between(low: float, high: float, u: float) -> float:
    """No difference of the two, which might be too large for a number; never beyond them by rounding."""
    return min(max(low * (1 - u) + high * u, low), high)


def _below(count: int, u: float) -> int:
    """A whole number from 0 up to, not including, ``count``, exact for every size."""
    return int(u * (1 << _BITS)) * count >> _BITS
