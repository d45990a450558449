"""What the parts of references and of the command are, where YAML only sees a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client.access import granted
from openbayes_config.job.bindings import Part, span
from openbayes_config.job.command import Command
from openbayes_config.job.inputs import uses
from openbayes_config.job.references import fault
from openbayes_config.normalizer.written import Binding, written
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.document import Document
    from openbayes_lsp.legend import Modifier, TokenType
    from openbayes_lsp.snapshot import Snapshot

_VARIABLE = re.compile(r"\$(?:\w+|\{\w+\}|[@*#?])", re.ASCII)
_FLAG = re.compile(r"--?[A-Za-z][\w.-]*")
_PARTS = re.compile(r"[^/]+")


class Token(NamedTuple):
    """A stretch of one line, and what it is."""

    span: Span
    type: TokenType
    modifier: Modifier | None = None


def tokens(snapshot: Snapshot) -> Iterator[Token]:
    """The tokens of a file in the order of the text; none overlaps another."""
    end = 0
    for token in sorted(_lines(snapshot.text, _tokens(snapshot)), key=lambda token: token.span):
        if token.span.start >= end:
            end = token.span.end
            yield token


def _tokens(snapshot: Snapshot) -> Iterator[Token]:
    for binding in written(snapshot.document):
        yield from _binding(snapshot.document, binding)
    command = snapshot.command
    if command and command.offsets:
        yield from _command(command)
    for use in uses(snapshot.document, snapshot.report.context):
        at = snapshot.text.find(use.mount, *use.span)
        if at >= 0:
            yield Token(Span(at, at + len(use.mount)), "variable")


def _binding(document: Document, binding: Binding) -> Iterator[Token]:
    """The parts of one entry, as far as they are written as they are meant."""
    data = None if binding.named else _place(document, binding, "data", binding.data)
    if data and fault(binding.data) is None:
        yield from _reference(binding.data, data.start)
    if path := _place(document, binding, "path", binding.path):
        yield Token(path, "variable")
    access, right = _place(document, binding, "type", binding.access), granted(binding.access)
    if access and right:
        yield Token(access, "keyword", "readonly" if right == "READ_ONLY" else "modification")


def _place(document: Document, binding: Binding, part: Part, value: str) -> Span | None:
    at = document.source.text.find(value, *span(document, binding.item, part)) if value else -1
    return Span(at, at + len(value)) if at >= 0 else None


def _reference(data: str, at: int) -> Iterator[Token]:
    parts = [Span(at + part.start(), at + part.end()) for part in _PARTS.finditer(data)]
    types: tuple[TokenType, ...] = ("namespace", "class", "number")
    if data.split("/")[1:2] == ["jobs"]:
        types = ("namespace", "keyword", "class", "keyword")
    yield from map(Token, parts, types)


def _command(command: Command) -> Iterator[Token]:
    for operator in command.line.operators:
        if operator.text != "\n":
            yield Token(command.place(operator.span), "operator")
    for segment in command.line.segments:
        for word in segment.arguments[:1]:
            yield Token(command.place(word.span), "function")
        for word in segment.assignments:
            yield Token(command.place(Span(word.span.start, word.span.start + word.text.index("="))), "variable")
    for word in command.line.words:
        yield from _word(command, word.span)


def _word(command: Command, word: Span) -> Iterator[Token]:
    text = command.text[slice(*word)]
    if flag := _FLAG.match(text):
        yield Token(command.place(Span(word.start, word.start + flag.end())), "parameter")
    for found in _VARIABLE.finditer(text) if "'" not in text and "\\" not in text else ():
        yield Token(command.place(Span(word.start + found.start(), word.start + found.end())), "variable")


def _lines(text: str, found: Iterable[Token]) -> Iterator[Token]:
    """Each token once for each line that it stands on."""
    for token in found:
        for part in re.finditer(r"[^\s][^\r\n]*", text[slice(*token.span)]):
            start = token.span.start + part.start()
            yield token._replace(span=Span(start, start + len(part[0].rstrip())))
