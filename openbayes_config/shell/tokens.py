"""The parts of a command line."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span

ProblemKind: TypeAlias = Literal["quote", "substitution", "escape", "here_document"]


class Word(NamedTuple):
    """A word. ``text`` is what the program gets after quotes are removed; ``static`` is false where the shell
    would put something else in the place of a part of it (``$X``, ``$(...)``, ``*``, ``~``), which stands in
    ``text`` as it is written.
    """

    span: Span
    text: str
    static: bool


class Operator(NamedTuple):
    """``|``, ``&&``, ``;``, a line end, ``>`` and the like; a redirection takes the number before it (``2>``)."""

    span: Span
    text: str

    @property
    def redirects(self) -> bool:
        """Whether the next word is a file, not an argument."""
        return "<" in self.text or ">" in self.text


class Problem(NamedTuple):
    """A quote or substitution that is not closed, from where it opens to the end of the text."""

    kind: ProblemKind
    span: Span


class Segment(NamedTuple):
    """A simple command: its words, its redirections with their targets, and the operators around it. ``arguments`` are
    the program and its arguments, without ``VAR=value`` and reserved words (``do``, ``time``) before them.
    """

    words: tuple[Word, ...]
    arguments: tuple[Word, ...]
    redirections: tuple[tuple[Operator, Word | None], ...]
    before: Operator | None
    after: Operator | None

    @property
    def assignments(self) -> tuple[Word, ...]:
        """The ``VAR=value`` before the program."""
        return tuple(filter(is_assignment, self.words[: len(self.words) - len(self.arguments)]))


class CommandLine(NamedTuple):
    """What a command line is made of, each in the order of the text."""

    text: str
    words: tuple[Word, ...]
    operators: tuple[Operator, ...]
    comments: tuple[Span, ...]
    here_documents: tuple[Span, ...]
    problems: tuple[Problem, ...]
    segments: tuple[Segment, ...]


OPENERS = frozenset(["!", "do", "elif", "else", "if", "then", "time", "until", "while", "{"])
CLOSERS = frozenset(["done", "esac", "fi", "}"])


def is_assignment(word: Word) -> bool:
    """Whether a word at the beginning of a command sets a variable (``CUDA_VISIBLE_DEVICES=0``)."""
    name, equals, _ = word.text.partition("=")
    return bool(equals) and name.isascii() and name.isidentifier()


def is_literal(word: Word, texts: frozenset[str]) -> bool:
    """Whether the word is one of ``texts``, written without quotes."""
    return word.text in texts and word.span.end - word.span.start == len(word.text)


def arguments(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """What of the words of a simple command is its program and the arguments of that."""
    before = takewhile(lambda word: is_assignment(word) or is_literal(word, OPENERS), words)
    return words[sum(1 for _ in before) :]
