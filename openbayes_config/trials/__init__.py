"""The trials of hyperparameter tuning: how many a search takes, and which values each of them gets."""

from __future__ import annotations

from openbayes_config.trials.counting import Grid, grid, rounded, sizes
from openbayes_config.trials.sampling import Trial, Value, draw, trials
from openbayes_config.trials.search import Choices, NoTrials, Problem, Range, Search, Spec, search, search_of

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
    "search",
    "search_of",
    "sizes",
    "trials",
]
