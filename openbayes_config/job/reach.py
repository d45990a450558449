"""Which program gets the words that are put behind a command."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.job.program import Program, program_of
from openbayes_config.shell import CommandLine, Segment, Tail, parse_command, tail_of
from openbayes_config.text import Span

# Why words behind a command do not reach its program.
Loss: TypeAlias = Literal[
    "comment",
    "pipe",
    "chain",
    "line_end",
    "operator",
    "compound",
    "redirection",
    "escape",
    "here_document",
    "not_handed_on",
    "expanded_early",
    "first_is_name",
]

_HANDS_ON = ("$@", "$*", "${@", "${*")
_NAMES = ("$1", "${1", *_HANDS_ON)


class Lost(NamedTuple):
    """Words behind the command do not reach ``main``, the command that looks like the one they are for. ``span`` is
    the part of the command because of which they do not.
    """

    why: Loss
    span: Span
    main: Segment


class Reached(NamedTuple):
    """The program that gets the words behind the command; ``inner`` where it is started by ``bash -c``, so that the
    spans of its words are no places in the command.
    """

    program: Program
    segment: Segment
    line: CommandLine
    inner: bool = False


@lru_cache(maxsize=4)
def lost(line: CommandLine) -> Lost | None:
    """Whether words behind the command miss the program that they are for."""
    tail = tail_of(line)
    main = _main(line, tail)
    if main is None or tail.kind == "quote":
        return None
    if tail.kind == "arguments" and tail.segment:
        return _missed(line, tail.segment, main)
    if tail.kind == "new_command":
        return _new_command(line, tail, main)
    return Lost(tail.kind, tail.span, main) if tail.kind != "arguments" else None


@lru_cache(maxsize=4)
def reached(line: CommandLine) -> Reached | None:
    """The program that gets words behind the command; ``None`` where none certainly does."""
    tail = tail_of(line)
    if tail.kind != "arguments" or tail.segment is None or lost(line):
        return None
    program = program_of(tail.segment)
    if program.kind != "inline" or program.target is None:
        return Reached(program, tail.segment, line)
    inner = parse_command(program.target.text)
    for segment in inner.segments:
        if any(word.text in _HANDS_ON for word in segment.words):
            return Reached(program_of(segment), segment, inner, inner=True)
    return None


def uses_arguments(script: str) -> bool:
    """Whether the text of a shell script names its arguments in any way."""
    return any(each in script for each in (*_NAMES, "$#", "getopts", "shift", "BASH_ARGV", "$2", "${!"))


def _main(line: CommandLine, tail: Tail) -> Segment | None:
    """The command that the words are for: the last one that starts Python, else the last that may want them."""
    segments = list(line.segments)
    python = [each for each in segments if program_of(each).is_python]
    wanting = [each for each in segments if program_of(each).kind != "sink"]
    if tail.segment in wanting and tail.segment is not None:
        return tail.segment
    chosen = python or wanting
    return chosen[-1] if chosen else None


def _missed(line: CommandLine, last: Segment, main: Segment) -> Lost | None:
    program = program_of(last)
    if program.kind == "inline":
        return _inline(line, program, last)
    if last is main:
        return _piped(line, last)
    why: Loss = "pipe" if last.before and last.before.text in ("|", "|&") else "chain"
    return Lost(why, Span(last.words[0].span.start, last.words[-1].span.end), main)


def _piped(line: CommandLine, last: Segment) -> Lost | None:
    """A program that nobody knows, behind a pipe from one that Python runs."""
    if program_of(last).kind != "other" or not last.before or last.before.text not in ("|", "|&"):
        return None
    before = next((each for each in line.segments if each.after is last.before), None)
    if before is None or not program_of(before).is_python:
        return None
    return Lost("pipe", Span(last.words[0].span.start, last.words[-1].span.end), before)


def _inline(line: CommandLine, program: Program, last: Segment) -> Lost | None:
    inner = program.target
    if inner is None or not (inner.static or any(name in inner.text for name in _NAMES)):
        return None
    written = line.text[inner.span.start : inner.span.end]
    if not any(name in inner.text for name in _NAMES):
        return Lost("not_handed_on", inner.span, last)
    if written.startswith('"') and "\\$" not in written:
        return Lost("expanded_early", inner.span, last)
    return None if program.rest or "$0" in inner.text else Lost("first_is_name", inner.span, last)


def _new_command(line: CommandLine, tail: Tail, main: Segment) -> Lost | None:
    if not line.operators or tail.span != line.operators[-1].span:
        return None
    return Lost("line_end" if line.operators[-1].text == "\n" else "operator", tail.span, main)
