"""Text, where it stands, and edits to it.

Offsets are code points into :attr:`Source.text`, half open. Lines and columns, counted from 1 in code
points, exist only at the edges: for people and for reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

_BOM = "\ufeff"


Made = TypeVar("Made", bound=tuple[object, ...])


def maker(kind: type[Made]) -> Callable[[tuple[object, ...]], Made]:
    """Makes named tuples of a kind from all their fields in a third of the time: for what a file has thousands of."""
    base: Any = tuple
    return partial(base.__new__, kind)


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column count from 1, columns in code points."""

    line: int
    column: int


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``new``; an empty span inserts."""

    span: Span
    new: str


class Source:
    """A text as read: without its byte order mark, with its line ends as they are.

    Lines end at LF, CRLF and CR only, as in the universal newlines mode in which the official client
    opens the file. ``encoding`` is how the bytes were read: ``"utf-8"``, or the best guess where they are
    not UTF-8, for then ``fault`` is the character that begins with the first byte that UTF-8 cannot read.
    """

    __slots__ = ("_starts", "bom", "encoding", "fault", "text")

    def __init__(self, text: str, bom: str = "", encoding: str = "utf-8", fault: Span | None = None) -> None:
        self.text = text
        self.bom = bom
        self.encoding = encoding
        self.fault = fault
        self._starts: list[int] | None = None

    @classmethod
    def of(cls, text: str) -> Source:
        """A text that may begin with a byte order mark (U+FEFF); one is taken off and kept in ``bom``."""
        return cls(text[1:], _BOM) if text.startswith(_BOM) else cls(text)

    @classmethod
    def decode(cls, data: bytes) -> Source:
        """Read bytes as UTF-8, else as what they most likely are; never raises.

        Bytes that fit nothing become lone surrogates (``surrogateescape``), so that :meth:`encode` gives
        them back.
        """
        try:
            text, bad = data.decode(), 0
            encoding, guess = _guess(data) if _looks_wide(data) else ("utf-8", text)
            if encoding == "utf-8":
                return cls.of(text)
        except UnicodeDecodeError as error:
            bad = error.start
            encoding, guess = _guess(data)
        return cls._guessed(data, bad, encoding, guess)

    @classmethod
    def _guessed(cls, data: bytes, bad: int, encoding: str, text: str) -> Source:
        bom = _BOM if text.startswith(_BOM) else ""
        at = len(data[:bad].decode(encoding, "surrogateescape" if encoding == "utf-8" else "ignore"))
        text = text[len(bom) :]
        at = max(min(at - len(bom), len(text) - 1), 0)
        return cls(text, bom, encoding, Span(at, min(at + 1, len(text))))

    def encode(self, text: str) -> bytes:
        """The bytes of a file that holds ``text``, with the byte order mark and in the encoding that were read.

        Raises ``UnicodeEncodeError`` for a character that the encoding does not have.
        """
        errors = "surrogateescape" if self.encoding == "utf-8" else "strict"
        return (self.bom + text).encode(self.encoding, errors)

    @property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line."""
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return self._starts

    @property
    def newline(self) -> str:
        """The line end that the text uses most, LF where it has none."""
        crlf = self.text.count("\r\n")
        counts = {"\n": self.text.count("\n") - crlf, "\r\n": crlf, "\r": self.text.count("\r") - crlf}
        return max(counts, key=lambda end: counts[end])

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The span of line number ``line`` (from 1) without its line end."""
        start = self.line_starts[line - 1]
        after = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:after].rstrip("\r\n")))

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def _looks_wide(data: bytes, share: int = 3) -> bool:
    """Whether one in ``share`` bytes of the beginning is NUL: UTF-16 or UTF-32 with some Latin text.

    A third is enough even where the bytes are UTF-8 as well.
    """
    head = data[:256]
    return len(head) > 1 and head.count(0) * share >= len(head)


def _guess(data: bytes) -> tuple[str, str]:
    """The most likely encoding of bytes that are not UTF-8, and the text in it."""
    for encoding in _candidates(data):
        text = _decoded(data, encoding)
        if text and (encoding != "gb18030" or _looks_chinese(text)):
            return encoding, text
    return "utf-8", data.decode("utf-8", "surrogateescape")


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text of bytes in an encoding that gives exactly these bytes back, if it does."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(b"\xff\xfe\0\0"):
        return "utf-32-le", "utf-16-le"
    if data.startswith(b"\0\0\xfe\xff"):
        return ("utf-32-be",)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16-le",) if data[0] == 0xFF else ("utf-16-be",)
    if _looks_wide(data, share=20):
        even, odd = data[:256:2].count(0), data[1:256:2].count(0)
        wide = "utf-32-%s" if even and odd else "utf-16-%s"
        return (wide % ("le" if data[0] else "be"),)
    # A text that is mostly UTF-8 is a damaged UTF-8 file, whatever else can read it.
    loose = data.decode("utf-8", "replace")
    damaged = loose.count("\ufffd")
    return ("gb18030",) if sum(char >= "\u0800" for char in loose) < 2 * damaged else ()


def _looks_chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are of GB 2312; bytes of a Latin encoding rarely give such."""
    beyond = [char for char in text if char > "\x7f"]
    return 2 * len("".join(beyond).encode("gb2312", "ignore").decode("gb2312")) >= len(beyond)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """Apply edits to ``text``; insertions at one place keep their order.

    Raises ``ValueError`` when two edits overlap.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += (text[at : edit.span.start], edit.new)
        at = edit.span.end
    return "".join([*parts, text[at:]])
