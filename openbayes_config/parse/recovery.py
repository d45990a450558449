"""Reads on behind syntax errors, so that a half-typed file keeps its other entries.

PyYAML often notices a mistake far behind it (an open quote ends at the next quote of the file), so several
ways past it are tried, and the one is taken after which the most can be read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import MAX_DEPTH, Builder
from openbayes_config.parse.construct import value_of
from openbayes_config.parse.faults import explain, without_colon
from openbayes_config.parse.nodes import Problem, Scalar
from openbayes_config.parse.pyyaml import Event, Fault, FaultError, Outline
from openbayes_config.parse.spans import line_begin, start_of_line
from openbayes_config.parse.ways import Way, blank, is_several, line_behind_value, ways
from openbayes_config.text import Span

MOST_FAULTS = 8


class _Reach(NamedTuple):
    """How much of a text can be read; the greater the better."""

    mapping: bool
    indent: int  # of the root, negative
    keys: int
    fault: int


def recover(text: str, bom: str) -> tuple[str, list[Problem], Builder]:
    """The text that could be read, the faults on the way there, and what was built from it.

    Raises :class:`openbayes_config.parse.builder.BoundError`.
    """
    problems: list[Problem] = []
    keys: dict[int, Span] = {}
    original = text
    for _ in range(min(MOST_FAULTS, max(_LARGE // len(text), 1)) if text else 1):
        built = Builder(text)
        try:
            return text, problems, built.take(_whole(pyyaml.events(text, bom), original, keys))
        except FaultError as stopped:
            blanked, text, key = _step(text, stopped.fault, built)
            keys.update({key.start: key} if key else {})
            problem = without_colon(original, key) if key else explain(original, stopped.fault, blanked)
            problems += [problem] if problem not in problems else []
    return _give_up(text, bom, problems, original, keys)


def _whole(events: Iterator[Event | Scalar], text: str, keys: dict[int, Span]) -> Iterator[Event | Scalar]:
    """The events, with the keys as they are written whose last character had to make room for a colon."""
    return (_mended(event, text, keys) for event in events) if keys else events


def _mended(event: Event | Scalar, text: str, keys: dict[int, Span]) -> Event | Scalar:
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
        return text, problems, Builder(text).take(_whole(pyyaml.events(text, bom), original, keys))
    except FaultError as stopped:
        start = start_of_line(text, stopped.fault.at)
    text = blank(text, Span(start, len(text)))
    built = Builder(text)
    with suppress(FaultError):
        built.take(_whole(pyyaml.events(text, bom), original, keys))
    return text, problems, built


def _step(text: str, fault: Fault, built: Builder) -> Way:
    """The best way past a fault, up to which ``built`` was read."""
    trial = _Trial(text, fault, built)
    tried = [way for way in ways(text, fault) if way.span.end <= trial.end]
    behind = line_behind_value(text, fault)
    best = _best(sorted(tried, key=lambda way: _rank(way, behind)), trial)
    if best is None:
        rest = Span(start_of_line(text, fault.at), len(text))
        return Way(rest, blank(text, rest))
    return best


def _rank(way: Way, behind: int | None) -> tuple[bool, int, int, int]:
    """Where a way has its turn: the shortest first, of equal ones the last. Before all, where a line with a key
    continues a value, that line; the value is right.
    """
    start, end = way.span
    return behind is not None and start != behind, end - start, -start, -end


def _best(tried: list[Way], trial: _Trial) -> Way | None:
    """The way with the greatest reach, of equal ones the first. Those that lead to another fault come second: nothing
    is greater than to read all of the text with a key in every line that can begin one.
    """
    again: list[int] = []
    reached: list[tuple[_Reach, int]] = []
    for rank, way in enumerate(tried):
        reach = trial.quick_reach(way)
        if reach is None:
            again += [] if trial.is_far(way) else [rank]
            continue
        if reach == trial.most:
            return (_shorter(tried[:rank], trial) if is_several(way) else None) or way
        reached += [(reach, -rank)] if reach.fault > trial.end or not trial.is_far(way) else []
    reached += ((trial.reach(tried[rank]), -rank) for rank in again)
    if not reached:
        return None
    most, rank = max(reached)
    best = tried[-rank]
    enough = most.fault > trial.end and not is_several(best)
    return best if enough else _shorter(tried, trial) or best


def _shorter(tried: list[Way], trial: _Trial) -> Way | None:
    """The first way within a line after which another line has to go, and no more. One that overwrites several lines
    may hide that mistake, and the right lines between the two.
    """
    short = [way for way in tried if not is_several(way)][:_MOST_SHORTER]
    return next((way for way in short if _leads_on(way, trial)), None) if trial.is_whole else None


def _leads_on(way: Way, trial: _Trial) -> bool:
    """Whether a way leads past its fault, and everything can be read behind it but for one more line."""
    fault = _fault(way.text)
    if fault is None or _place(fault) == _place(trial.fault):
        return False
    seconds = sorted(
        (second for second in ways(way.text, fault) if not is_several(second)),
        key=lambda second: second.span.end - second.span.start,
    )
    outlines = ((second.text, pyyaml.quick_outline(second.text)) for second in seconds[:_MOST_SHORTER])
    return any(outline is not None and _read_on(text, outline) == trial.most for text, outline in outlines)


def _place(fault: Fault) -> tuple[str, int]:
    """What is wrong, and where it begins: where it is noticed may be further down the more is overwritten."""
    return fault.problem, fault.at if fault.context_at is None else fault.context_at


def _fault(text: str) -> Fault | None:
    try:
        for _ in pyyaml.events(text):
            pass
    except FaultError as stopped:
        return stopped.fault
    return None


class _Start(NamedTuple):
    """Where reading may begin anew: behind the lines of ``head``, if any. ``keys`` is what was counted before."""

    at: int
    head: Span
    keys: int


class _Trial:
    """Reads on behind the ways past a fault, in a large text not up to its end.

    Nothing that stands before a way is read again but what it depends on: from the line of a top-level key on, or of a
    key one level deeper below the line of its parent, PyYAML reads the same as it does from the beginning. A way that
    is ``far`` in front of the mistake in a large text has to make all of it readable.
    """

    __slots__ = ("_far", "_starts", "_text", "end", "fault", "is_whole", "most")

    def __init__(self, text: str, fault: Fault, built: Builder) -> None:
        self.fault = fault
        self.is_whole = len(text) <= _FEW
        self._text = text
        self._starts = _starts(text, built)
        self._far = _beginning(fault) - _SMALL
        self.end = _end(text, fault)
        self.most = _most(text[: self.end])

    def is_far(self, way: Way) -> bool:
        return way.span.start < self._far

    def reach(self, way: Way) -> _Reach:
        """How far a way leads, its place given in the whole text."""
        part = self._part(way)
        return self._moved(way, _read_on(part, pyyaml.outline(part)))

    def quick_reach(self, way: Way) -> _Reach | None:
        """The same, but ``None`` where it is quickly told that it leads to another fault."""
        part = self._part(way)
        outline = pyyaml.quick_outline(part)
        return None if outline is None else self._moved(way, _read_on(part, outline))

    def _part(self, way: Way) -> str:
        """What is read of the text of a way."""
        start = self._start(way)
        return self._text[slice(*start.head)] + way.text[start.at : self.end]

    def _moved(self, way: Way, read: _Reach) -> _Reach:
        start = self._start(way)
        skipped = start.at - (start.head.end - start.head.start)
        return read._replace(keys=read.keys + start.keys, fault=read.fault + skipped)

    def _start(self, way: Way) -> _Start:
        # With the key before, so that there is one even where the way overwrites its own.
        return self._starts[max(bisect_right(self._starts, way.span.start, key=lambda start: start.at) - 2, 0)]


def _end(text: str, fault: Fault) -> int:
    """Where the first entry ends that stands well behind the fault of a large text."""
    if len(text) <= _SMALL:
        return len(text)
    later = re.compile(r"^[^\s#-]", re.MULTILINE).search(text, fault.at + _SMALL // 2)
    return later.start() if later else len(text)


def _beginning(fault: Fault) -> int:
    """Where the scalar begins in or behind which a fault is."""
    places = [scalar.start for scalar in fault.scalars[-1:]]
    if "quoted scalar" in fault.context and fault.context_at is not None:
        places.append(fault.context_at)
    return min((fault.at, *(at for at in places if fault.at - at < _LARGE // 2)))


def _starts(text: str, built: Builder) -> list[_Start]:
    found = [_Start(0, Span(0, 0), 0)]
    if text.lstrip().startswith("%"):
        return found
    none: list[int] = []
    outer, inner, *_ = (*built.open_keys, none, none)
    found += (_Start(start_of_line(text, at), Span(0, 0), 2 * index) for index, at in enumerate(outer))
    if inner:
        head = Span(start_of_line(text, outer[-1]), start_of_line(text, inner[0]))
        found += (_Start(start_of_line(text, at), head, 2 * len(outer) - 2) for at in inner)
    return found


def _most(text: str) -> _Reach | None:
    """An upper bound of what can be read of a text, if a simple one is known."""
    begin = line_begin(text)
    if re.search(begin + _NO_SIMPLE_BLOCK, text):
        return None
    return _Reach(True, 0, 1 + 2 * len(re.findall(begin + _KEY_LINE, text)), len(text) + 1)


_SMALL, _LARGE = 1 << 15, 1 << 18
# Of so many short ways it is tried whether they lead to one more mistake alone, in a text that is read so quickly.
_MOST_SHORTER, _FEW = 6, 1 << 13
# Where a line begins without white space: what may be a key there, and what may be more or less than one. Patterns as
# text: only a text with a mistake pays for them.
_KEY_LINE = r"(?!-\s|-\Z)[^\s#]"
_NO_SIMPLE_BLOCK = r"(?:[{&!?%]|---)"


def _read_on(text: str, outline: Outline) -> _Reach:
    depth = keys = at = indent = 0
    mapping = False
    try:
        for kind, at in outline:
            if kind == "document" and keys:
                return _Reach(mapping, indent, keys, at)
            if depth == 0 and kind == "mapping":
                mapping = True
                indent = start_of_line(text, at) - at
            depth += _DEEPER.get(kind, 0)
            keys += depth == 1
            if depth > MAX_DEPTH:
                break
        else:
            at = len(text) + 1
    except FaultError as stopped:
        at = stopped.fault.at
    return _Reach(mapping, indent, keys, at)


_DEEPER = {"mapping": 1, "sequence": 1, "end": -1}
