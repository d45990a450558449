"""Ways past a syntax error: what may be overwritten so that the rest can be read.

Everything is overwritten in place, so that every offset stays true: with spaces, or with a comma or bracket
where one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.parse.events import Fault
from openbayes_config.parse.faults import LEADING_TABS, is_tab, tab_run
from openbayes_config.parse.spans import BREAKS, end_of_line, line_begin, skip_spaces, start_of_line
from openbayes_config.text import Span


class Way(NamedTuple):
    """What is overwritten, and the text afterwards. ``key`` is a key without a colon, whose last character may have
    had to make room for one.
    """

    span: Span
    text: str
    key: Span | None = None


def ways(text: str, fault: Fault) -> Iterator[Way]:
    """The ways past a fault that are worth a try."""
    for span in sorted(_places(text, fault)):
        way = blank(text, span)
        yield Way(span, way)
        if fault.brackets:
            yield Way(span, way[: span.end - 1] + "," + way[span.end :])
    if fault.brackets:
        yield from _commas(text, fault)
        yield from _closed(text, fault)
    yield from _keys(text, fault)
    if is_tab(fault):
        yield Way(tab_run(text, fault.at), _without_tabs(text, fault.at))


def _keys(text: str, fault: Fault) -> Iterator[Way]:
    """A colon behind a line that is only a key above a block of its own, and in the place of a full-width one."""
    places = (fault.at, fault.context_at, *(scalar.start for scalar in fault.scalars[-1:]))
    for start in sorted({start_of_line(text, at) for at in places if at is not None}):
        end = end_of_line(text, start)
        if match := re.compile(_FULL_WIDTH).match(text, start, end):
            at = match.end()
            yield Way(Span(at - 1, at), text[: at - 1] + ":" + text[at:])
        elif (match := re.compile(_KEY_ALONE).match(text, start, end)) and _holds_block(text, match):
            at = match.end("key")
            room = at < end
            way = text[: at - (not room)] + ":" + text[at + room :]
            yield Way(Span(at - (not room), at + room), way, Span(*match.span("key")))


_KEY_ALONE = r"(?P<dashes>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_][\w.-]+)[ ]*$"
_FULL_WIDTH = r"[ ]*(?:-[ ]+)*[A-Za-z_][\w.-]*：(?=[ ]|$)"


def _holds_block(text: str, match: re.Match[str]) -> bool:
    """Whether the next line that is not blank is indented deeper than a key, or is an item of its list."""
    depth = len(match["dashes"])
    below = re.compile(r"\s*[\r\n](?P<indent>[ ]*)(?P<item>-[ ])?(?=[^\s#])").match(text, match.end())
    if below is None:
        return False
    indent = len(below["indent"])
    return indent > depth or (indent == depth and bool(below["item"]))


def line_behind_value(text: str, fault: Fault) -> int | None:
    """Where the line with a key begins that YAML takes for more of the plain value above it."""
    above = fault.scalars[-1].start if fault.scalars else None
    if above is None or fault.brackets or not fault.problem.startswith("mapping values") or text[above] in "\"'":
        return None
    line = start_of_line(text, fault.at)
    return line if above < line and text[start_of_line(text, above) : above].strip(" -") else None


def is_several(way: Way) -> bool:
    """Whether a way overwrites more than one line."""
    return len(way.text[slice(*way.span)].rstrip(BREAKS).splitlines()) > 1


def _commas(text: str, fault: Fault) -> Iterator[Way]:
    """A comma in front of the fault or of its line."""
    line = start_of_line(text, fault.at)
    for at in (fault.at, skip_spaces(text, line)):
        if text[at - 1 : at] == " ":
            yield Way(Span(at - 1, at), text[: at - 1] + "," + text[at:])


def _closed(text: str, fault: Fault) -> Iterator[Way]:
    """The brackets that are open at the end of the text closed in the white space there."""
    end = len(text.rstrip())
    closing = "".join("]" if text[at] == "[" else "}" for at in reversed(fault.brackets))
    if fault.at >= end and len(text) - end >= len(closing):
        yield Way(Span(fault.brackets[-1], fault.brackets[-1]), text[:end] + closing + text[end + len(closing) :])


def _places(text: str, fault: Fault) -> set[Span]:
    """What may have to go."""
    line = start_of_line(text, fault.at)
    found = {Span(line, _end_of_run(text, line))}
    scalars = (scalar.start for scalar in fault.scalars)
    for at in (fault.at, fault.context_at, *scalars, *fault.brackets[:1], *fault.brackets[-1:]):
        if at is not None:
            start = start_of_line(text, at)
            found.add(Span(at, end_of_line(text, at)))
            found.add(Span(_start_of_value(text, at), end_of_line(text, at)))
            found.add(Span(start, end_of_children(text, start)))
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
    depth = skip_spaces(text, start) - start
    return _end_before(text, start, rf"[ ]{{0,{depth - 1}}}(?! )" if depth else "(?!)")


def end_of_children(text: str, start: int) -> int:
    """Where the lines end that belong to the line at ``start``: those that are indented deeper, and the items of
    a sequence at its own depth.
    """
    depth = skip_spaces(text, start) - start
    above = rf"[ ]{{0,{depth - 1}}}(?! )|" if depth else ""
    return _end_before(text, start, rf"(?:{above}[ ]{{{depth}}}(?! |-[ \n]))")


def _end_before(text: str, start: int, other: str) -> int:
    """Where the last line with content ends in front of the next one behind ``start`` that is like ``other``."""
    first = end_of_line(text, start)
    found = re.compile(rf"{line_begin(text)}{other}(?=[^{BREAKS}]*\S)").search(text, first + 1)
    written = text[first : found.start() if found else len(text)].rstrip()
    return end_of_line(text, first + len(written)) if written else first


def _start_of_value(text: str, at: int) -> int:
    """Where the value begins in the line that holds ``at``: behind its first colon."""
    colon = text.find(": ", start_of_line(text, at), end_of_line(text, at))
    return colon + 1 if colon >= 0 else at


def blank(text: str, span: Span) -> str:
    """The text with everything but line ends overwritten by spaces."""
    hidden = _WRITTEN.sub(lambda match: " " * len(match[0]), text[span.start : span.end])
    return text[: span.start] + hidden + text[span.end :]


_WRITTEN = re.compile(f"[^{BREAKS}]+")
