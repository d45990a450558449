"""Where words would go that are appended to a command line."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.shell.lines import parse_command
from openbayes_config.shell.tokens import CLOSERS, CommandLine, Operator, Segment, Word, is_assignment, is_literal
from openbayes_config.text import Span

TailKind: TypeAlias = Literal[
    "arguments",
    "comment",
    "quote",
    "escape",
    "here_document",
    "redirection",
    "compound",
    "new_command",
]


class Tail(NamedTuple):
    """What words appended after a blank become.

    - ``arguments``: further arguments of ``segment``, the last simple command; those before it get none.
    - ``comment``: part of a comment, at ``span``.
    - ``quote``: part of the open quote or substitution at ``span``.
    - ``escape``: the backslash at ``span`` takes the blank, and the first of them begins with it.
    - ``here_document``: part of the here-document at ``span``, whose end they hide.
    - ``redirection``: the first of them is the file of the redirection at ``span``.
    - ``compound``: a syntax error, behind the ``)``, ``}``, ``done``, ``fi`` or ``esac`` at ``span``.
    - ``new_command``: a command of their own; ``span`` is the operator or the assignment before it, or empty.
    """

    kind: TailKind
    span: Span
    segment: Segment | None = None


def tail_of(command: str | CommandLine) -> Tail:
    """What words appended to ``command`` would reach. The platform appends parameters (documentation: config file)."""
    line = parse_command(command) if isinstance(command, str) else command
    end = len(line.text)
    if line.problems:
        return _open(line)
    if line.comments and line.comments[-1].end == end:
        return Tail("comment", line.comments[-1])
    if line.here_documents and line.here_documents[-1].end == end and not line.text.endswith("\n"):
        return Tail("here_document", line.here_documents[-1])
    word = line.words[-1] if line.words else None
    operator = line.operators[-1] if line.operators else None
    if operator and (not word or operator.span > word.span):
        return _after(operator)
    return _in(line.segments[-1], word) if word else Tail("new_command", Span(end, end))


def _open(line: CommandLine) -> Tail:
    problem = line.problems[-1]
    return Tail("quote" if problem.kind == "substitution" else problem.kind, problem.span)


def _after(operator: Operator) -> Tail:
    if operator.redirects:
        return Tail("redirection", operator.span)
    return Tail("compound" if operator.text == ")" else "new_command", operator.span)


def _in(segment: Segment, last: Word) -> Tail:
    if not segment.words and segment.before and segment.before.text == ")":
        return Tail("compound", segment.before.span)
    if segment.words and is_literal(segment.words[0], CLOSERS):
        return Tail("compound", segment.words[0].span)
    if all(is_assignment(word) for word in segment.words):
        return Tail("new_command", last.span)
    return Tail("arguments", last.span, segment)
