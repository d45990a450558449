"""The trials of hyperparameter tuning: how many a search takes, and which values each of them gets.

Counting is at hand at once; what chooses values is imported on first use, because linting only counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openbayes_config.trials.counting import Grid, grid, rounded, sizes

if TYPE_CHECKING:
    from openbayes_config.trials.sampling import Trial as Trial
    from openbayes_config.trials.sampling import Value as Value
    from openbayes_config.trials.sampling import draw as draw
    from openbayes_config.trials.sampling import trials as trials
    from openbayes_config.trials.search import Choices as Choices
    from openbayes_config.trials.search import NoTrials as NoTrials
    from openbayes_config.trials.search import Problem as Problem
    from openbayes_config.trials.search import Range as Range
    from openbayes_config.trials.search import Search as Search
    from openbayes_config.trials.search import Spec as Spec
    from openbayes_config.trials.search import search_of as search_of

_SAMPLING = frozenset(("Trial", "Value", "draw", "trials"))
_SEARCH = frozenset(("Choices", "NoTrials", "Problem", "Range", "Search", "Spec", "search_of"))

__all__ = [
    "Choices",
    "Grid",
    "NoTrials",
    "Problem",
    "Range",
    "Search",
    "Spec",
    "Trial",
    "Value",
    "draw",
    "grid",
    "rounded",
    "search_of",
    "sizes",
    "trials",
]


def __getattr__(name: str) -> Any:
    home = "sampling" if name in _SAMPLING else "search" if name in _SEARCH else None
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
