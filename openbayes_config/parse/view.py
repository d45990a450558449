"""The text as the official client's YAML reader gets it, and the way back to offsets in the file."""

from __future__ import annotations

from bisect import bisect_left

from openbayes_config.text import Span


class View:
    """``text`` after universal newlines, with the byte order mark in front where the file has one.

    The client opens the file in text mode, so PyYAML never sees a carriage return; it skips one byte order
    mark by itself and takes a second one as text.
    ``moved`` tells whether any offset differs from its place here.
    """

    __slots__ = ("_crlf", "_shift", "folded", "moved", "text")

    def __init__(self, text: str, bom: str = "") -> None:
        self._shift = len(bom)
        self._crlf = _crlf(text) if "\r\n" in text else []
        self.folded: tuple[Span, ...] = ()  # scalars of several lines in front of the text
        self.moved = bool(bom or self._crlf)
        self.text = bom + (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)

    def offset(self, index: int) -> int:
        """The offset in the file's text of what stands at ``index`` here."""
        at = max(index - self._shift, 0)
        return at + bisect_left(self._crlf, at) if self._crlf else at

    beginning = offset


def _crlf(text: str) -> list[int]:
    """Where the line feeds that were CRLF stand once each is one character."""
    found: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        found.append(at - len(found))
        at = text.find("\r\n", at + 2)
    return found
