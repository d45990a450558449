"""The trials of a tuning, each as the command that it would run."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text
from openbayes_cli.rendering.jobs import Asked, Rendered
from openbayes_cli.rendering.text import safe, say_refusal
from openbayes_cli.rendering.trial_options import PLANNED, Wanted, check_mode
from openbayes_cli.width import cells, pad
from openbayes_config.diagnostic import printable
from openbayes_config.explained.trials import Sample, sample

if TYPE_CHECKING:
    from openbayes_config.trials import Problem


class Shown(NamedTuple):
    """A file and its trials."""

    name: str
    sample: Sample


def write_trials(files: Sequence[Rendered], asked: Asked, wanted: Wanted, session: Session) -> int:
    """Write the trials of each file; gives 1 where the values of one cannot be chosen."""
    written: list[Shown] = []
    code = cli.OK
    number = None if wanted.number == PLANNED else wanted.number
    for each in files:
        check_mode(each.rendering.mode)
        if say_refusal(each, asked, session) is None:
            continue
        shown = Shown(each.name, sample(each.rendering, number, wanted.seed))
        for problem in shown.sample.problems:
            code = cli.FINDINGS
            _say_problem(shown, problem, session)
        if not shown.sample.problems:
            written.append(shown)
    if written:
        _write(written, wanted, session)
    for shown in written:
        _say_notes(shown.sample, session)
    return code


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
    return "".join(safe(shown.sample.line(trial)) + "\n" for trial in shown.sample.trials)


def _tables(written: Sequence[Shown], session: Session) -> str:
    return "".join(f"{line}\n" for shown in written for line in _table(shown.sample, session))


def _table(shown: Sample, session: Session) -> Iterator[str]:
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


def _say_notes(shown: Sample, session: Session) -> None:
    from openbayes_config.explained.notes import losses
    from openbayes_config.explained.trial_notes import summary

    for text, fields in losses(shown.rendering):
        session.error(text, **fields)
    for text, fields in shown.notes():
        session.note(text, **fields)
    if shown.bounded and not shown.trials:
        session.note(_ASK_FOR_SOME)
    text, fields = summary(shown.search)
    session.say(text, **fields)


def _say_problem(shown: Shown, problem: Problem, session: Session) -> None:
    node = shown.sample.place(problem)
    source = shown.sample.rendering.report.document.source
    line = source.position(node.span.start).line if node else 1
    text, fields = shown.sample.why(problem)
    session.error(Text("{at}: " + text.en, "{at}：" + text.zh), at=f"{shown.name}:{line}", **fields)


_ASK_FOR_SOME = Text("--trials 10 shows ten examples.", "用 --trials 10 可以查看十次尝试的示例。")
_HEADS = (Text("#", "序号"), Text("round", "轮次"), Text("command", "命令"))
