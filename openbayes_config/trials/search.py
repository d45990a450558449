"""What a tuning run searches: the specifications as the client sends them, and what keeps them from giving trials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite, prod
from typing import Literal, NamedTuple, TypeAlias, cast

from openbayes_config.client.judge import judge
from openbayes_config.client.view import is_map
from openbayes_config.document import Document

LINEAR, LOG = "UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE"
_KEYS: Mapping[str, Literal["DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL"]] = {
    "doubleParameterSpec": "DOUBLE",
    "integerParameterSpec": "INTEGER",
    "discreteParameterSpec": "DISCRETE",
    "categoryParameterSpec": "CATEGORICAL",
}

ProblemKind: TypeAlias = Literal[
    "no_specs", "no_values", "grid_with_range", "unknown_scale", "not_finite", "reversed_range", "log_of_zero"
]


class Range(NamedTuple):
    """A range with both ends in it; ``scale`` is ``UNIT_LINEAR_SCALE``, ``UNIT_LOG_SCALE`` or whatever is written."""

    name: str
    kind: Literal["DOUBLE", "INTEGER"]
    low: float
    high: float
    scale: str


class Choices(NamedTuple):
    """Listed values, as they are sent: those of ``DISCRETE`` are numbers with a fraction, ``2.0`` for ``2``."""

    name: str
    kind: Literal["DISCRETE", "CATEGORICAL"]
    values: tuple[float | str, ...]


Spec: TypeAlias = Range | Choices


class Problem(NamedTuple):
    """Why no value can be chosen: ``path`` leads to the place in the file, ``value`` is what stands there."""

    kind: ProblemKind
    path: tuple[str | int, ...]
    name: str = ""
    value: object = None


class NoTrials(ValueError):  # noqa: N818 - it tells a state of the file, as UnsupportedClient does
    """A document whose trials cannot be told. ``problems`` is empty where the client refuses the document."""

    def __init__(self, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(", ".join(each.kind for each in problems) or "the client refuses the document")
        self.problems = problems


class Search(NamedTuple):
    """A search: ``Grid``, ``Random`` or ``Bayesian``, ``max_job_count`` and ``parallel_count`` as they are sent."""

    algorithm: str
    limit: int
    parallel: int
    specs: tuple[Spec, ...]

    @property
    def combinations(self) -> int | None:
        """The number of combinations of a grid, which is never built; ``None`` for what is no grid."""
        if self.algorithm != "Grid" or not self.specs:
            return None
        sizes = [len(spec.values) for spec in self.specs if isinstance(spec, Choices)]
        return prod(sizes) if len(sizes) == len(self.specs) else None

    @property
    def planned(self) -> int:
        """The number of trials that would run: those that ``max_job_count`` allows, as far as there are any."""
        limit = max(self.limit, 0)
        return limit if self.combinations is None else min(limit, self.combinations)

    @property
    def rounds(self) -> int:
        """How many times ``parallel_count`` trials it takes."""
        return -(-self.planned // self.parallel)

    def problems(self) -> Iterator[Problem]:
        """Everything that keeps values from being chosen, in the order of the file."""
        if not self.specs:
            yield Problem("no_specs", ("hyper_tuning", "parameter_specs"))
        for index, spec in enumerate(self.specs):
            path = ("hyper_tuning", "parameter_specs", index)
            if isinstance(spec, Choices):
                yield from _listed(spec, path)
            elif self.algorithm == "Grid":
                yield Problem("grid_with_range", (*path, "type"), spec.name, spec.kind)
            else:
                yield from _range(spec, path)


def _listed(spec: Choices, path: tuple[str | int, ...]) -> Iterator[Problem]:
    key = f"{spec.kind.lower()}_values"
    if not spec.values:
        yield Problem("no_values", (*path, key), spec.name, key)
    for index, value in enumerate(spec.values):
        if isinstance(value, float) and not isfinite(value):
            yield Problem("not_finite", (*path, key, index), spec.name, value)


def _range(spec: Range, path: tuple[str | int, ...]) -> Iterator[Problem]:
    ends = {"min_value": spec.low, "max_value": spec.high}
    endless = {key: end for key, end in ends.items() if not isfinite(end)}
    for key, end in endless.items():
        yield Problem("not_finite", (*path, key), spec.name, end)
    if not endless and spec.low > spec.high:
        yield Problem("reversed_range", (*path, "min_value"), spec.name, spec.low)
    if spec.scale not in (LINEAR, LOG):
        yield Problem("unknown_scale", (*path, "scale_type"), spec.name, spec.scale)
    elif spec.scale == LOG and not endless and spec.low <= 0:
        yield Problem("log_of_zero", (*path, "min_value"), spec.name, spec.low)


def search(document: Document) -> Search:
    """The search that a document describes, as the default client sends it.

    Raises :class:`NoTrials` where the client would not start a tuning run.
    """
    verdict = judge(document, "hypertuning")
    if verdict.submission is None:
        raise NoTrials
    return search_of(verdict.submission.input)


def search_of(request: Mapping[str, object]) -> Search:
    """The search of a ``createHypertuning`` request, :attr:`Rendering.input`."""
    specs = cast("list[Mapping[str, object]]", request["parameterSpecs"])
    return Search(
        algorithm=str(request["algorithm"]),
        limit=cast("int", request["maxJobCount"]),
        parallel=cast("int", request["parallelCount"]),
        specs=tuple(_spec(each) for each in specs),
    )


def _spec(sent: Mapping[str, object]) -> Spec:
    name = str(sent["name"])
    key = next(key for key in _KEYS if sent[key] is not None)
    kind, values = _KEYS[key], sent[key]
    if not is_map(values):
        raise TypeError(key)
    if kind == "DISCRETE":
        return Choices(name, kind, tuple(cast("list[float]", values["discreteValues"])))
    if kind == "CATEGORICAL":
        return Choices(name, kind, tuple(cast("list[str]", values["categoricalValues"])))
    low, high = cast("float", values["minValue"]), cast("float", values["maxValue"])
    return Range(name, kind, low, high, str(values["scaleType"]))
