"""A command line into words, operators and comments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from openbayes_config.shell.tokens import CommandLine, Operator, Problem, Segment, Word, arguments
from openbayes_config.shell.words import BLANKS, read_word
from openbayes_config.text import Span

# Longest first.
_OPERATORS = ("&>>", "<<<", "<<-", "&&", "||", ";;", ";&", "|&", "&>", "<<", "<>", "<&", ">>", ">&", ">|")
_SINGLE = "|&;<>()\n"

_Token: TypeAlias = Word | Operator


class _Awaited(NamedTuple):
    """A here-document whose lines begin after the next line end."""

    delimiter: str
    indented: bool


def parse_command(text: str) -> CommandLine:
    """Take a command line apart; offsets are code points into ``text``."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.tokens: list[_Token] = []
        self.comments: list[Span] = []
        self.here_documents: list[Span] = []
        self.problems: list[Problem] = []
        self.awaited: list[_Awaited] = []

    def read(self) -> CommandLine:
        while self.at < len(self.text):
            self._step()
        return CommandLine(
            self.text,
            tuple(each for each in self.tokens if isinstance(each, Word)),
            tuple(each for each in self.tokens if isinstance(each, Operator)),
            tuple(self.comments),
            tuple(self.here_documents),
            tuple(self.problems),
            tuple(_segments(self.tokens)),
        )

    def _step(self) -> None:
        text, at = self.text, self.at
        if text[at] in BLANKS:
            self.at += 1
        elif text.startswith("\\\n", at):
            self.at += 2
        elif text[at] == "#":
            end = text.find("\n", at)
            self.at = end if end >= 0 else len(text)
            self.comments.append(Span(at, self.at))
        elif operator := _operator(text, at):
            self._take(operator)
        else:
            self._read_word()

    def _take(self, operator: Operator) -> None:
        self.tokens.append(operator)
        self.at = operator.span.end
        if operator.text == "\n":
            for awaited in self.awaited:
                self._read_here_document(awaited)
            self.awaited.clear()

    def _read_word(self) -> None:
        word, problem = read_word(self.text, self.at)
        if word.text.isdecimal() and self.text.startswith(("<", ">"), word.span.end) and not problem:
            operator = _operator(self.text, word.span.end)
            if operator:
                self._take(Operator(Span(word.span.start, operator.span.end), word.text + operator.text))
                return
        before = self.tokens[-1] if self.tokens else None
        if isinstance(before, Operator) and before.text.lstrip("0123456789") in ("<<", "<<-"):
            self.awaited.append(_Awaited(word.text, before.text.endswith("-")))
        self.tokens.append(word)
        self.at = word.span.end
        if problem:
            self.problems.append(problem)

    def _read_here_document(self, awaited: _Awaited) -> None:
        start = self.at
        while self.at < len(self.text):
            end = self.text.find("\n", self.at)
            line = self.text[self.at : end if end >= 0 else len(self.text)]
            self.at = end + 1 if end >= 0 else len(self.text)
            if (line.lstrip("\t") if awaited.indented else line) == awaited.delimiter:
                self.here_documents.append(Span(start, self.at))
                return
        self.here_documents.append(Span(start, self.at))
        self.problems.append(Problem("here_document", Span(start, self.at)))


def _operator(text: str, at: int) -> Operator | None:
    if text[at] not in _SINGLE or text.startswith(("<(", ">("), at):
        return None
    found = next((each for each in _OPERATORS if text.startswith(each, at)), text[at])
    return Operator(Span(at, at + len(found)), found)


def _segments(tokens: Iterable[_Token]) -> Iterable[Segment]:
    before: Operator | None = None
    words: list[Word] = []
    redirections: list[tuple[Operator, Word | None]] = []
    for token in tokens:
        if isinstance(token, Word):
            if redirections and redirections[-1][1] is None:
                redirections[-1] = (redirections[-1][0], token)
            else:
                words.append(token)
        elif token.redirects:
            redirections.append((token, None))
        else:
            if words or redirections:
                yield _segment(words, redirections, before, token)
            before, words, redirections = token, [], []
    if words or redirections:
        yield _segment(words, redirections, before, None)


def _segment(
    found: list[Word], redirections: list[tuple[Operator, Word | None]], before: Operator | None, after: Operator | None
) -> Segment:
    words = tuple(found)
    return Segment(words, arguments(words), tuple(redirections), before, after)
