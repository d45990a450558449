"""The trials of a tuning, each with the command that it would run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text, printable
from openbayes_config.explained import trial_notes
from openbayes_config.explained.trials import sample
from openbayes_config.words import words
from openbayes_lsp.features.job import Cell, Job, Row, Section
from openbayes_lsp.features.refused import refused

if TYPE_CHECKING:
    from openbayes_config.explained.trials import Sample
    from openbayes_lsp.snapshot import Snapshot

FEW = 3
"""How many trials stand in the rendered job itself."""


def trials(snapshot: Snapshot) -> Job:
    """The trials that would run, as ``obconf render --trials`` shows them: at most a hundred."""
    rendering = snapshot.rendering("hypertuning")
    if not rendering.accepted:
        return refused(snapshot, "hypertuning")
    found, lang = sample(rendering), snapshot.lang
    title = words(_NO_TRIALS, lang) if found.problems else _summary(found, snapshot)
    noted = () if found.problems else tuple(found.notes())
    notes = tuple(Row((Cell(words(text, lang, **fields)),)) for text, fields in noted)
    made = (
        Section("trials", words(_TRIALS, lang), tuple(_rows(found, snapshot))),
        Section("notes", words(_NOTES, lang), notes),
    )
    shown = found.rendering
    return Job(
        "hypertuning", shown.client.asked, True, title, shown.command, (), tuple(each for each in made if each.rows)
    )


def first_trials(snapshot: Snapshot) -> Iterator[Row]:
    """How many trials run, and the first few of them."""
    found = sample(snapshot.rendering("hypertuning"), FEW)
    if not found.problems:
        yield Row((Cell(_summary(found, snapshot)),))
    yield from _rows(found, snapshot)


def _rows(found: Sample, snapshot: Snapshot) -> Iterator[Row]:
    """A row for each trial: number, round, command; or for each problem that keeps values from being chosen."""
    for problem in found.problems:
        text, fields = found.why(problem)
        node = found.place(problem)
        yield Row((Cell(words(text, snapshot.lang, **fields)),), node.span if node else None)
    if found.trials:
        yield Row((Cell(words(_EXAMPLES, snapshot.lang)),))
    lang = snapshot.lang
    for trial in found.trials:
        line = printable(found.line(trial))
        number, turn = words(_NUMBER, lang, n=trial.number), words(_ROUND, lang, n=trial.round)
        yield Row((Cell(number, muted=True), Cell(turn, muted=True), Cell(line, code=True, muted=not trial.runs)))


def _summary(found: Sample, snapshot: Snapshot) -> str:
    text, fields = trial_notes.summary(found.search)
    return words(text, snapshot.lang, **fields)


_TRIALS = Text("Trials", "尝试")
_NUMBER = Text("trial {n}", "第 {n} 次")
_ROUND = Text("round {n}", "第 {n} 轮")
_EXAMPLES = Text(
    "Examples: which values the platform tries first is not documented.",
    "以下为示例：平台先尝试哪些取值，文档没有说明。",
)
_NOTES = Text("Notes", "说明")
_NO_TRIALS = Text("The values of the trials cannot be chosen.", "无法选择各次尝试的取值。")
