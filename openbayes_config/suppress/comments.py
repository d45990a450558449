"""The suppressions that stand in the comments of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.document import Document

Kind: TypeAlias = Literal["ignore", "ignore-file", ""]

# Chinese input methods write these; they are one code point each, so every place stays true.
_FULL_WIDTH: Final = str.maketrans("：，［］【】、", ":,[][],")


class Named(NamedTuple):
    """A rule as a comment names it, and where."""

    name: str
    span: Span

    @property
    def selector(self) -> str:
        """The name as it is compared."""
        return self.name.lower()


class Suppression(NamedTuple):
    """One ``# obconf: ...``. ``kind`` is empty for a word that obconf does not know, which is then ``word``.

    ``lines`` are the lines for which it holds, ``closed`` is false where a bracket is missing, ``brackets`` is true
    where there is at least the first. ``span`` ends with the comment or before the next ``# obconf:`` in it.
    """

    kind: Kind
    word: str
    word_span: Span
    span: Span
    lines: frozenset[int]
    names: tuple[Named, ...]
    reason: str
    brackets: bool
    closed: bool

    @property
    def blank(self) -> bool:
        """Whether it names no rule, and so silences nothing."""
        return bool(self.kind) and self.closed and not self.names


def read(document: Document) -> tuple[Suppression, ...]:
    """All suppressions of a document, in the order of the text."""
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Suppression]:
    from re import compile

    mark = compile(r"#[ \t]*obconf[ \t]*:")
    below = _below(document)
    for comment in document.comments:
        text = document.source.slice(comment.span)
        starts = [found.start() for found in mark.finditer(text.translate(_FULL_WIDTH))]
        line = document.source.position(comment.span.start).line
        lines = frozenset((below.get(line, line),))
        for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
            yield _one(text[start:end], comment.span.start + start, lines)


def _one(text: str, at: int, lines: frozenset[int]) -> Suppression:
    from re import match

    body = text.translate(_FULL_WIDTH)
    head = match(r"#[ \t]*obconf[ \t]*:[ \t]*([A-Za-z_-]*)[ \t]*", body)
    word, behind = (head.group(1), head.end()) if head else ("", len(body))
    word_span = Span(at + head.start(1), at + head.end(1)) if head else Span(at, at)
    kind: Kind = "ignore" if word == "ignore" else "ignore-file" if word == "ignore-file" else ""
    rest = body[behind:]
    brackets = rest.startswith("[")
    inside, bracket, reason = rest[1:].partition("]") if brackets else ("", "", rest)
    names = tuple(_names(text, inside, behind + 1, at)) if bracket else ()
    reason = text[len(text) - len(reason) :].strip()
    end = at + len(body.rstrip())
    closed = not brackets or bool(bracket)
    return Suppression(kind, word, word_span, Span(at, end), lines, names, reason, brackets, closed)


def _names(text: str, inside: str, behind: int, at: int) -> Iterator[Named]:
    """The names ``inside`` the brackets, which begin at ``behind`` in ``text``, as they are written there."""
    for part in inside.split(","):
        if name := part.strip():
            start = behind + len(part) - len(part.lstrip())
            end = start + len(name)
            yield Named(text[start:end], Span(at + start, at + end))
        behind += len(part) + 1


def _own_line(document: Document, start: int) -> int:
    """The line of a comment before which nothing stands, else 0."""
    line = document.source.position(start).line
    begin = document.source.line_starts[line - 1]
    return 0 if document.source.text[begin:start].strip(" \t") else line


def _below(document: Document) -> dict[int, int]:
    """The line for which each comment on a line of its own holds: the next one that is no comment."""
    found: dict[int, int] = {}
    for comment in reversed(document.comments):
        if line := _own_line(document, comment.span.start):
            found[line] = found.get(line + 1, line + 1)
    return found
