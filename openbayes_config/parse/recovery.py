"""Reads on behind syntax errors, so that a half-typed file keeps its other entries.

What stands in the way is overwritten with spaces, so that every offset stays true. PyYAML often notices a
mistake far behind it (an open quote ends at the next quote of the file), so several places are tried and the
one is taken behind which the most can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import MAX_DEPTH, Builder
from openbayes_config.parse.faults import LEADING_TABS, explain, is_tab, tab_run
from openbayes_config.parse.nodes import Problem
from openbayes_config.parse.pyyaml import Fault, FaultError
from openbayes_config.parse.spans import BREAKS, end_of_line, start_of_line
from openbayes_config.text import Span

MOST_FAULTS = 8


class _Reach(NamedTuple):
    """How much of a text can be read; the greater the better."""

    mapping: bool
    fault: int
    indent: int  # of the root, negative
    keys: int


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


def _step(text: str, fault: Fault, keys: list[int]) -> tuple[Span, str]:
    """The best way past a fault: what is overwritten and the text afterwards.

    ``keys`` are the places of the top-level keys that were read.
    """
    ways = {span: blank(text, span) for span in _places(text, fault)}
    if is_tab(fault):
        ways[tab_run(text, fault.at)] = _without_tabs(text, fault.at)
    window = _window(text, fault, keys)
    inside = {span: way for span, way in ways.items() if window.start <= span.start and span.end <= window.end}
    if not inside:
        rest = Span(start_of_line(text, fault.at), len(text))
        return rest, blank(text, rest)
    return max(inside.items(), key=lambda way: (_reach(way[1][slice(*window)]), way[0].start - way[0].end))


def _window(text: str, fault: Fault, keys: list[int]) -> Span:
    """The part of the text in which ways past a fault are compared: all of it, in a large file what is near.

    From the line of a top-level key on, PyYAML reads the same as it does from the beginning.
    """
    if len(text) <= _SMALL or text.lstrip().startswith("%"):
        return Span(0, len(text))
    if len(keys) < 3:
        return Span(fault.at, fault.at)
    start = start_of_line(text, keys[-3])
    end = _TOP_LEVEL.search(text, fault.at + _SMALL // 2)
    return Span(start, end.start() if end else len(text))


_SMALL, _LARGE = 1 << 15, 1 << 18
_TOP_LEVEL = re.compile(r"^[^\s#-]", re.MULTILINE)


def _places(text: str, fault: Fault) -> set[Span]:
    """What may have to go."""
    line = start_of_line(text, fault.at)
    found = {Span(line, _end_of_run(text, line))}
    for at in (fault.at, fault.context_at, *fault.scalars, *fault.brackets[:1], *fault.brackets[-1:]):
        if at is not None:
            start = start_of_line(text, at)
            found.add(Span(at, end_of_line(text, at)))
            found.add(Span(_start_of_value(text, at), end_of_line(text, at)))
            found.add(Span(start, _end_of_children(text, start)))
    if fault.context_at is not None:
        found.add(Span(start_of_line(text, fault.context_at), line))
    elif "document start" in fault.problem:
        found.add(Span(0, line))
    return {span for span in found if text[slice(*span)].strip()}


def _without_tabs(text: str, at: int) -> str:
    """The text with a space for each tab around ``at`` and at the beginning of every line."""
    run = tab_run(text, at)
    text = text[: run.start] + " " * (run.end - run.start) + text[run.end :]
    return LEADING_TABS.sub(lambda match: match[0].replace("\t", " "), text)


def _end_of_run(text: str, start: int) -> int:
    """Where the lines end that are indented at least as deep as the line at ``start``."""
    return _end_of_lines(text, start, lambda at, indent, depth: indent >= depth)


def _end_of_children(text: str, start: int) -> int:
    """Where the lines end that belong to the line at ``start``: those that are indented deeper, and the items of
    a sequence at its own depth.
    """

    def belongs(at: int, indent: int, depth: int) -> bool:
        return indent > depth or (indent == depth and text.startswith(("- ", "-\n"), at))

    return _end_of_lines(text, start, belongs)


def _start_of_value(text: str, at: int) -> int:
    """Where the value begins in the line that holds ``at``: behind its first colon."""
    colon = text.find(": ", start_of_line(text, at), end_of_line(text, at))
    return colon + 1 if colon >= 0 else at


def _end_of_lines(text: str, start: int, belongs: Callable[[int, int, int], bool]) -> int:
    depth = _indent(text, start)
    end = end_of_line(text, start)
    at = end + 1
    while at < len(text):
        line_end = end_of_line(text, at)
        if text[at:line_end].strip():
            indent = _indent(text, at)
            if not belongs(at + indent, indent, depth):
                break
            end = line_end
        at = line_end + 1
    return end


def _indent(text: str, start: int) -> int:
    at = start
    while text.startswith(" ", at):
        at += 1
    return at - start


def blank(text: str, span: Span) -> str:
    """The text with everything but line ends overwritten by spaces."""
    hidden = "".join(char if char in BREAKS else " " for char in text[span.start : span.end])
    return text[: span.start] + hidden + text[span.end :]


def _reach(text: str) -> _Reach:
    depth = keys = at = indent = 0
    mapping = False
    try:
        for event in pyyaml.events(text):
            if event.kind == "document" and keys:
                return _Reach(mapping, event.start, indent, keys)
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
    return _Reach(mapping, at, indent, keys)


_DEEPER = {"mapping": 1, "sequence": 1, "end": -1}
