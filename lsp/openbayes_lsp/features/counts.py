"""How many trials a tuning has, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_config.words import words

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


def tried(snapshot: Snapshot) -> str | None:
    """``126 combinations, 5 tried``; ``None`` where nothing is varied, or the client would refuse the tuning."""
    rendering = snapshot.rendering("hypertuning")
    if not rendering.input or not rendering.input.get("parameterSpecs"):
        return None
    from openbayes_config.trials import rounded, search_of

    found = search_of(rendering.input)
    planned, every = rounded(found.planned), found.combinations
    if found.limit < 1:
        return words(_NO_LIMIT, snapshot.lang, limit=found.limit)
    if every is None:
        return words(_TRIALS if found.planned != 1 else _ONE_TRIAL, snapshot.lang, n=planned)
    text = _COMBINATIONS if every != 1 else _ONE_COMBINATION
    return words(text, snapshot.lang, all=rounded(every), n=planned)


_NO_LIMIT = Text("max_job_count is {limit}", "max_job_count 为 {limit}")
_COMBINATIONS = Text("{all} combinations, {n} tried", "共 {all} 种组合，尝试 {n} 种")
_ONE_COMBINATION = Text("{all} combination, {n} tried", "共 {all} 种组合，尝试 {n} 种")
_TRIALS = Text("{n} trials", "尝试 {n} 次")
_ONE_TRIAL = Text("{n} trial", "尝试 {n} 次")
