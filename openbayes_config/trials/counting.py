"""How many trials a search over the parameters takes."""

from __future__ import annotations

from math import log10, prod
from typing import NamedTuple

from openbayes_config.client.coerce import to_integer, to_text
from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.client.view import View, view
from openbayes_config.document import Document

_LISTED = {kind: keys[0] for kind, keys in SPEC_KEYS.items() if len(keys) == 1}
_MOST_DIGITS = 15


class Grid(NamedTuple):
    """A grid search: the number of values of each parameter, in the order of the file, and the number of trials that
    ``max_job_count`` allows, ``None`` where it is no number.
    """

    sizes: tuple[int, ...]
    limit: int | None

    @property
    def combinations(self) -> int:
        """The number of combinations; the grid itself is never built. Repeated values count as they are written."""
        return prod(self.sizes)


def grid(document: Document) -> Grid | None:
    """The grid that ``hyper_tuning`` describes.

    ``None`` unless the algorithm is Grid, in any letter case, and every specification lists its values: the
    documentation has Grid for ``DISCRETE`` and ``CATEGORICAL`` only.
    """
    block = view(document).get("hyper_tuning")
    algorithm = to_text(_value(block, "algorithm"))
    if block is None or algorithm is None or algorithm.capitalize() != "Grid":
        return None
    found = sizes(document)
    return Grid(found, to_integer(_value(block, "max_job_count"))) if found else None


def sizes(document: Document) -> tuple[int, ...] | None:
    """The number of values of each specification; ``None`` where one is a range, or cannot be told."""
    specs = _get(view(document).get("hyper_tuning"), "parameter_specs")
    counts: list[int] = []
    for spec in specs.items if specs else ():
        values = _get(spec, _LISTED.get(to_text(_value(spec, "type")) or "", ""))
        if values is None or not isinstance(values.value, list):
            return None
        counts.append(len(values.items))
    return tuple(counts)


def rounded(count: int) -> str:
    """A number of combinations for people: exact up to fifteen digits, else the power of ten that it reaches."""
    if count < 10**_MOST_DIGITS:
        return str(count)
    power = int(log10(count))
    return f"10^{power if 10**power <= count else power - 1}"


def _get(parent: View | None, key: str) -> View | None:
    return parent.get(key) if parent else None


def _value(parent: View | None, key: str) -> object:
    found = _get(parent, key)
    return found.value if found else None
