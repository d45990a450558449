"""Reads on behind syntax errors, so that a half-typed file keeps its other entries.

PyYAML often notices a mistake far behind it (an open quote ends at the next quote of the file), so several
ways past it are tried, and the one is taken after which the most can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import Builder
from openbayes_config.parse.construct import value_of
from openbayes_config.parse.events import Fault, FaultError, Piece
from openbayes_config.parse.faults import explain, without_colon
from openbayes_config.parse.libyaml import Refused
from openbayes_config.parse.nodes import Problem, Scalar
from openbayes_config.parse.spans import start_of_line
from openbayes_config.parse.trial import LARGE, Reach, Rest, Trial, read_on
from openbayes_config.parse.view import Whole
from openbayes_config.parse.ways import Way, blank, is_several, line_behind_value, ways
from openbayes_config.text import Span

MOST_FAULTS = 8
# Of so many short ways it is tried whether they lead to one more mistake alone.
_MOST_SHORTER = 6


def recover(text: str, bom: str) -> tuple[str, list[Problem], Builder]:
    """The text that could be read, the faults on the way there, and what was built from it.

    Raises :class:`openbayes_config.parse.builder.BoundError`.
    """
    problems: list[Problem] = []
    keys: dict[int, Span] = {}
    original = text
    built: Builder | None = None
    rest: Rest | None = None
    for _ in range(min(MOST_FAULTS, max(LARGE // len(text), 1)) if text else 1):
        built, events = _going_on(built, rest, text, bom)
        try:
            return text, problems, built.take(_whole(events, original, keys))
        except FaultError as stopped:
            (blanked, text, key), rest = _step(text, stopped.fault, built)
            keys.update({key.start: key} if key else {})
            problem = without_colon(original, key) if key else explain(original, stopped.fault, blanked)
            problems += [problem] if problem not in problems else []
    return _give_up(text, bom, problems, original, keys)


def _going_on(built: Builder | None, rest: Rest | None, text: str, bom: str) -> tuple[Builder, Iterator[Piece]]:
    """What builds a text, and the events for it. Where the ``rest`` of it has been read, what was ``built`` in front of
    that is kept if it can be.
    """
    if rest and rest.place is None:
        return Builder(text), iter(rest.events)
    before = built.before(rest.place, text) if built and rest and rest.place else None
    if rest is None or before is None:
        return Builder(text), pyyaml.events(Whole(text), bom)
    return before, islice(rest.events, rest.known, None)


def _whole(events: Iterator[Piece], text: str, keys: dict[int, Span]) -> Iterator[Piece]:
    """The events, with the keys as they are written whose last character had to make room for a colon."""
    return (_mended(event, text, keys) for event in events) if keys else events


def _mended(event: Piece, text: str, keys: dict[int, Span]) -> Piece:
    if isinstance(event, Scalar):
        if key := keys.get(event.span.start):
            word = text[slice(*key)]
            return Scalar(key, word, event.style, event.tag, value_of(event.tag, word), None)
    elif event.kind == "scalar" and (key := keys.get(event.start)):
        return event._replace(text=text[slice(*key)], end=key.end)
    return event


def _give_up(
    text: str, bom: str, problems: list[Problem], original: str, keys: dict[int, Span]
) -> tuple[str, list[Problem], Builder]:
    """Read what comes before the next fault."""
    try:
        return text, problems, Builder(text).take(_whole(pyyaml.events(Whole(text), bom), original, keys))
    except FaultError as stopped:
        start = start_of_line(text, stopped.fault.at)
    text = blank(text, Span(start, len(text)))
    built = Builder(text)
    with suppress(FaultError):
        built.take(_whole(pyyaml.events(Whole(text), bom), original, keys))
    return text, problems, built


def _step(text: str, fault: Fault, built: Builder) -> tuple[Way, Rest | None]:
    """The best way past a fault, up to which ``built`` was read, and the rest of its text where that can be read."""
    trial = Trial(text, fault, built)
    tried = [way for way in ways(text, fault) if way.span.end <= trial.end]
    behind = line_behind_value(text, fault)
    best = _best(sorted(tried, key=lambda way: _rank(way, behind)), trial)
    if best is None:
        rest = Span(start_of_line(text, fault.at), len(text))
        return Way(rest, blank(text, rest)), None
    return best, trial.rests.get(best)


def _rank(way: Way, behind: int | None) -> tuple[bool, int, int, int]:
    """Where a way has its turn: the shortest first, of equal ones the last. Before all, where a line with a key
    continues a value, that line; the value is right.
    """
    start, end = way.span
    return behind is not None and start != behind, end - start, -start, -end


def _best(tried: list[Way], trial: Trial) -> Way | None:
    """The way with the greatest reach, of equal ones the first. Those that lead to another fault come second: nothing
    is greater than to read all of the text with a key in every line that can begin one.
    """
    again: list[tuple[int, Refused[Piece]]] = []
    reached: list[tuple[Reach, int]] = []
    for rank, way in enumerate(tried):
        reach = trial.quick_reach(way, is_likely=rank == 0)
        if isinstance(reach, Refused):
            again += [] if trial.is_far(way) else [(rank, reach)]
            continue
        if reach == trial.most:
            return (_shorter(tried[:rank], trial) if is_several(way) else None) or way
        reached += [(reach, -rank)] if reach.fault > trial.end or not trial.is_far(way) else []
    reached += ((trial.reach(tried[rank], refused), -rank) for rank, refused in again)
    if not reached:
        return None
    most, rank = max(reached)
    best = tried[-rank]
    enough = most.fault > trial.end and not is_several(best)
    return best if enough else _shorter(tried, trial) or best


def _shorter(tried: list[Way], trial: Trial) -> Way | None:
    """The first way within a line after which another line has to go, and no more. One that overwrites several lines
    may hide that mistake, and the right lines between the two.
    """
    short = [way for way in tried if not is_several(way)][:_MOST_SHORTER]
    return next((way for way in short if _leads_on(way, trial)), None) if trial.is_whole else None


def _leads_on(way: Way, trial: Trial) -> bool:
    """Whether a way leads past its fault, and everything can be read behind it but for one more line."""
    fault = _fault(way.text)
    if fault is None or _place(fault) == _place(trial.fault):
        return False
    seconds = sorted(
        (second for second in ways(way.text, fault) if not is_several(second)),
        key=lambda second: second.span.end - second.span.start,
    )
    tried = ((second.text, pyyaml.quick_events(Whole(second.text))) for second in seconds[:_MOST_SHORTER])
    return any(
        not isinstance(events, Refused) and read_on(text, events, len(text)) == trial.most for text, events in tried
    )


def _place(fault: Fault) -> tuple[str, int]:
    """What is wrong, and where it begins: where it is noticed may be further down the more is overwritten."""
    return fault.problem, fault.at if fault.context_at is None else fault.context_at


def _fault(text: str) -> Fault | None:
    try:
        for _ in pyyaml.events(Whole(text)):
            pass
    except FaultError as stopped:
        return stopped.fault
    return None
