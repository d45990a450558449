"""The trials of a tuning, as they may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.explained import trial_notes
from openbayes_config.explained.notes import TRIAL, Note, notes
from openbayes_config.mask import secrets
from openbayes_config.renderer import masked
from openbayes_config.shell import tail_of
from openbayes_config.trials import Trial, draw, search_of

if TYPE_CHECKING:
    from openbayes_config.mask import Masker
    from openbayes_config.parse.nodes import Node
    from openbayes_config.renderer import Rendering
    from openbayes_config.trials import Problem, Search

BOUND = 100
"""How many trials are shown where no number is given: as many as the documentation allows."""


class Sample(NamedTuple):
    """A rendering with secrets masked, its search, and the trials to show; ``problems`` are why there are none.

    With ``bounded``, those that would run were asked for, and :data:`BOUND` may leave some of them out.
    """

    rendering: Rendering
    masker: Masker
    search: Search
    problems: tuple[Problem, ...]
    trials: tuple[Trial, ...]
    seed: int
    bounded: bool

    def flags(self, trial: Trial) -> list[str]:
        """The arguments that a trial gets, as they may be shown."""
        return [self.masker.hide(value.flag) for value in trial.values]

    def line(self, trial: Trial) -> str:
        """The command that a trial would run."""
        return " ".join([self.rendering.command or "", *self.flags(trial)])

    def place(self, problem: Problem) -> Node | None:
        """The node that a problem speaks of, or the nearest one around it."""
        document = self.rendering.report.document
        path, node = problem.path, document.at(*problem.path)
        while node is None and path:
            path = path[:-1]
            node = document.at(*path)
        return node

    def why(self, problem: Problem) -> Note:
        """Why no value can be chosen."""
        return trial_notes.problem(problem, str(self.masker.hide_data(problem.value)))

    def notes(self) -> Iterator[Note]:
        """What the commands do not show by themselves."""
        command, overrides = self.rendering.command, self.rendering.report.context.overrides
        appended = self.rendering._replace(tail=tail_of(command) if command else None)
        yield from (note for note in notes(appended, overrides) if note[0] is not TRIAL)
        yield from trial_notes.order(self.search, self.seed)
        yield from trial_notes.spelling(self.search)
        yield from trial_notes.extent(self.search, len(self.trials), self.bounded)


def sample(rendering: Rendering, number: int | None = None, seed: int = 0) -> Sample:
    """The first ``number`` trials of an accepted tuning (a rendering that is not masked); without, those that would
    run, at most :data:`BOUND`.
    """
    shown = masked(rendering)
    search = search_of(rendering.input or {})
    problems = tuple(search.problems())
    count = min(search.planned, BOUND) if number is None else number
    trials = () if problems else tuple(draw(search, count, seed))
    masker = secrets(rendering.report.document, rendering.report.context.environ)
    return Sample(shown, masker, search, problems, trials, seed, number is None)
