"""Reads on behind syntax errors, so that a half-typed file keeps its other entries.

PyYAML often notices a mistake far behind it (an open quote ends at the next quote of the file), so several
ways past it are tried, and the one is taken after which the most can be read.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import MAX_DEPTH, Builder
from openbayes_config.parse.faults import explain
from openbayes_config.parse.nodes import Problem
from openbayes_config.parse.pyyaml import Fault, FaultError
from openbayes_config.parse.spans import start_of_line
from openbayes_config.parse.ways import Way, blank, ways
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
    original = text
    for _ in range(min(MOST_FAULTS, max(_LARGE // len(text), 1)) if text else 1):
        built = Builder(text)
        try:
            return text, problems, built.take(pyyaml.events(text, bom))
        except FaultError as stopped:
            blanked, text = _step(text, stopped.fault, built.keys)
            problem = explain(original, stopped.fault, blanked)
            problems += [problem] if problem not in problems else []
    return _give_up(text, bom, problems)


def _give_up(text: str, bom: str, problems: list[Problem]) -> tuple[str, list[Problem], Builder]:
    """Read what comes before the next fault."""
    try:
        return text, problems, Builder(text).take(pyyaml.events(text, bom))
    except FaultError as stopped:
        start = start_of_line(text, stopped.fault.at)
    text = blank(text, Span(start, len(text)))
    built = Builder(text)
    with suppress(FaultError):
        built.take(pyyaml.events(text, bom))
    return text, problems, built


def _step(text: str, fault: Fault, keys: list[int]) -> Way:
    """The best way past a fault. ``keys`` are the places of the top-level keys that were read."""
    window = _window(text, fault, keys)
    tried = [way for way in ways(text, fault) if window.start <= way.span.start and way.span.end <= window.end]
    if not tried:
        rest = Span(start_of_line(text, fault.at), len(text))
        return Way(rest, blank(text, rest))
    return _best(sorted(tried, key=lambda way: (way.span.start - way.span.end, way.span), reverse=True), text, window)


def _best(tried: list[Way], text: str, window: Span) -> Way:
    """The way with the greatest reach, of equal ones the first. Those that lead to another fault come second: nothing
    is greater than to read all of the text with a key in every line that can begin one.
    """
    most = _most(text[slice(*window)])
    again: list[int] = []
    reached: list[tuple[_Reach, int]] = []
    for rank, way in enumerate(tried):
        part = way.text[slice(*window)]
        if pyyaml.surely_refused(part):
            again.append(rank)
            continue
        reached.append((_reach(part), -rank))
        if reached[-1][0] == most:
            return way
    reached += ((_reach(tried[rank].text[slice(*window)]), -rank) for rank in again)
    return tried[-max(reached)[1]]


def _most(text: str) -> _Reach | None:
    """An upper bound of what can be read of a text, if a simple one is known."""
    if _NO_SIMPLE_BLOCK.search(text):
        return None
    return _Reach(True, 0, 1 + 2 * len(_KEY_LINE.findall(text)), len(text) + 1)


# Where a line begins without white space: what may be a key there, and what may be more or less than one.
_BEGIN = r"(?:^|(?<=[\r\x85\u2028\u2029]))"
_KEY_LINE = re.compile(_BEGIN + r"(?!-\s|-$)[^\s#]", re.MULTILINE)
_NO_SIMPLE_BLOCK = re.compile(_BEGIN + r"[{&!?%]|^---", re.MULTILINE)


def _window(text: str, fault: Fault, keys: list[int]) -> Span:
    """The part of the text in which ways past a fault are compared: all of it, in a large file what is near.

    From the line of a top-level key on, PyYAML reads the same as it does from the beginning.
    """
    if len(text) <= _SMALL or text.lstrip().startswith("%"):
        return Span(0, len(text))
    start = start_of_line(text, keys[-3]) if len(keys) > 2 else 0
    if fault.at - start > _SMALL:
        return Span(fault.at, fault.at)
    end = _TOP_LEVEL.search(text, fault.at + _SMALL // 2)
    return Span(start, end.start() if end else len(text))


_SMALL, _LARGE = 1 << 15, 1 << 18
_TOP_LEVEL = re.compile(r"^[^\s#-]", re.MULTILINE)


def _reach(text: str) -> _Reach:
    depth = keys = at = indent = 0
    mapping = False
    try:
        for event in pyyaml.events(text):
            if event.kind == "document" and keys:
                return _Reach(mapping, indent, keys, event.start)
            if depth == 0 and event.kind == "mapping":
                mapping = True
                indent = start_of_line(text, event.start) - event.start
            depth += _DEEPER.get(event.kind, 0)
            keys += depth == 1
            at = event.start
            if depth > MAX_DEPTH:
                break
        else:
            at = len(text) + 1
    except FaultError as stopped:
        at = stopped.fault.at
    return _Reach(mapping, indent, keys, at)


_DEEPER = {"mapping": 1, "sequence": 1, "end": -1}
