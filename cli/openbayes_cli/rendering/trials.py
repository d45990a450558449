"""The trials of a tuning, each as the command that it would run."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text
from openbayes_cli.rendering import trial_notes
from openbayes_cli.rendering.jobs import Asked, Rendered
from openbayes_cli.rendering.text import safe, say_refusal
from openbayes_cli.rendering.trial_options import PLANNED, Wanted, check_mode
from openbayes_cli.width import cells, pad
from openbayes_config.diagnostic import printable
from openbayes_config.mask import secrets
from openbayes_config.trials import Trial, draw, search_of

if TYPE_CHECKING:
    from openbayes_config.mask import Masker
    from openbayes_config.renderer import Rendering
    from openbayes_config.trials import Problem, Search

BOUND = 100
"""How many trials are shown where no number is given: as many as the documentation allows."""


class Shown(NamedTuple):
    """A rendering with secrets masked, its search, and the trials to show."""

    name: str
    rendering: Rendering
    masker: Masker
    search: Search
    problems: tuple[Problem, ...]
    trials: tuple[Trial, ...]
    seed: int

    def flags(self, trial: Trial) -> list[str]:
        """The arguments that a trial gets, as they may be shown."""
        return [self.masker.hide(value.flag) for value in trial.values]

    def line(self, trial: Trial) -> str:
        """The command that a trial would run."""
        return " ".join([self.rendering.command or "", *self.flags(trial)])


def write_trials(files: Sequence[Rendered], asked: Asked, wanted: Wanted, session: Session) -> int:
    """Write the trials of each file; gives 1 where the values of one cannot be chosen."""
    written: list[Shown] = []
    code = cli.OK
    for each in files:
        check_mode(each.rendering.mode)
        rendering = say_refusal(each, asked, session)
        if rendering is None:
            continue
        shown = _shown(each, rendering, wanted)
        for problem in shown.problems:
            code = cli.FINDINGS
            _say_problem(shown, problem, session)
        if not shown.problems:
            written.append(shown)
    if written:
        _write(written, wanted, session)
    for shown in written:
        _say_notes(shown, asked, wanted, session)
    return code


def _shown(each: Rendered, rendering: Rendering, wanted: Wanted) -> Shown:
    search = search_of(each.rendering.input or {})
    problems = tuple(search.problems())
    count = min(search.planned, BOUND) if wanted.number == PLANNED else wanted.number
    trials = () if problems else tuple(draw(search, count, wanted.seed))
    masker = secrets(rendering.report.document, rendering.report.context.environ)
    return Shown(each.name, rendering, masker, search, problems, trials, wanted.seed)


def _write(written: Sequence[Shown], wanted: Wanted, session: Session) -> None:
    from openbayes_cli.rendering import trial_data

    format, output = wanted.format, wanted.output
    if format == "json":
        for shown in written:
            session.write_json(trial_data.data(shown), output)
    elif format == "jsonl":
        session.write_json_lines((line for shown in written for line in trial_data.lines(shown)), output)
    elif format == "csv":
        session.write("".join(map(trial_data.table, written)), output)
    else:
        read = output is None and cli.is_terminal(sys.stdout)
        session.write(_tables(written, session) if read else "".join(map(_lines, written)), output)


def _lines(shown: Shown) -> str:
    return "".join(safe(shown.line(trial)) + "\n" for trial in shown.trials)


def _tables(written: Sequence[Shown], session: Session) -> str:
    return "".join(f"{line}\n" for shown in written for line in _table(shown, session))


def _table(shown: Shown, session: Session) -> Iterator[str]:
    """A line for each trial, the arguments below each other where the terminal is wide enough."""
    heads = [session.words(head) for head in _HEADS]
    rows = [[printable(word) for word in (shown.rendering.command or "", *shown.flags(each))] for each in shown.trials]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    counts = [max([cells(head), len(str(len(rows)))]) for head in heads[:2]]
    if sum(counts) + 4 + sum(widths) + len(widths) - 1 > cli.text_width():
        widths = [0] * len(widths)
    paint = session.painter()
    yield paint("  ".join([*(pad(head, n) for head, n in zip(heads, counts, strict=False)), heads[2]]), "bold")
    for trial, row in zip(shown.trials, rows, strict=True):
        numbers = [str(n).rjust(width) for n, width in zip((trial.number, trial.round), counts, strict=True)]
        command = " ".join(pad(word, width) for word, width in zip(row, widths, strict=True)).rstrip()
        line = "  ".join([*numbers, command])
        yield line if trial.runs else paint(line, "dim")


def _say_notes(shown: Shown, asked: Asked, wanted: Wanted, session: Session) -> None:
    from openbayes_cli.rendering.notes import TRIAL, losses, notes
    from openbayes_config.shell import tail_of

    rendering = shown.rendering
    for text, fields in losses(rendering):
        session.error(text, **fields)
    appended = rendering._replace(tail=tail_of(rendering.command) if rendering.command else None)
    for text, fields in notes(appended, asked.overrides):
        if text is not TRIAL:
            session.note(text, **fields)
    for part in (
        trial_notes.order(shown.search, shown.seed),
        trial_notes.spelling(shown.search),
        trial_notes.extent(shown.search, len(shown.trials), wanted.number == PLANNED),
    ):
        for text, fields in part:
            session.note(text, **fields)
    text, fields = trial_notes.summary(shown.search)
    session.say(text, **fields)


def _say_problem(shown: Shown, problem: Problem, session: Session) -> None:
    document = shown.rendering.report.document
    path, node = problem.path, document.at(*problem.path)
    while node is None and path:
        path = path[:-1]
        node = document.at(*path)
    line = document.source.position(node.span.start).line if node else 1
    text, fields = trial_notes.problem(problem, str(shown.masker.hide_data(problem.value)))
    session.error(Text("{at}: " + text.en, "{at}：" + text.zh), at=f"{shown.name}:{line}", **fields)


_HEADS = (Text("#", "序号"), Text("round", "轮次"), Text("command", "命令"))
