"""The text as the official client's YAML reader gets it, and the way back to offsets in the file."""

from __future__ import annotations

from bisect import bisect_left
from typing import Protocol

from openbayes_config.parse.places import Place
from openbayes_config.parse.spans import skip_spaces
from openbayes_config.text import Span


class View(Protocol):
    """A text that a YAML reader gets.

    ``file`` is the file's text up to where reading ends, ``text`` what is read of it, of which the first ``known``
    events are known already. ``shift`` is how far everything behind those stands in the file from where it stands in
    ``text``; ``None`` where that differs. ``place`` is where it begins, if not at the beginning, and ``folded`` where
    the last scalars of several lines are in front of it.
    """

    @property
    def file(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def known(self) -> int: ...
    @property
    def shift(self) -> int | None: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def folded(self) -> tuple[Span, ...]: ...

    def offset(self, index: int) -> int:
        """The offset in the file of what stands at ``index`` in the text."""
        ...

    def beginning(self, index: int) -> int:
        """Where the mapping begins in the file of which a reader says that it begins at ``index``."""
        ...


class Whole:
    """All of a file after universal newlines, with the byte order mark in front where the file has one.

    The client opens the file in text mode, so PyYAML never sees a carriage return; it skips one byte order
    mark by itself and takes a second one as text.
    """

    __slots__ = ("_bom", "_crlf", "file", "shift", "text")
    known = 0
    place: Place | None = None
    folded: tuple[Span, ...] = ()

    def __init__(self, file: str, bom: str = "") -> None:
        self.file = file
        self.text = bom + (file.replace("\r\n", "\n").replace("\r", "\n") if "\r" in file else file)
        self._bom = len(bom)
        self._crlf = _crlf(file) if "\r\n" in file else []
        self.shift = None if bom or self._crlf else 0

    def offset(self, index: int) -> int:
        """The offset in the file of what stands at ``index`` in the text."""
        at = max(index - self._bom, 0)
        return at + bisect_left(self._crlf, at) if self._crlf else at

    beginning = offset


class Excerpt:
    """What is read of a file from a place on: its head, and everything from its line to ``end``."""

    __slots__ = ("_beginnings", "_head", "_rest", "_size", "file", "folded", "known", "place", "shift", "text")

    def __init__(self, file: str, place: Place, end: int | None = None, folded: tuple[Span, ...] = ()) -> None:
        self.file = file[:end]
        self.place = place
        self.folded = folded
        # A stream, a document, its mapping, and of a head its key and the mapping there.
        self.known = 3 if place.inner is None else 5
        self._head, self._rest = Whole(file[slice(*place.head)]), Whole(self.file[place.at :])
        self._size = len(self._head.text)
        self.text = self._head.text + self._rest.text
        self.shift = None if self._rest.shift is None else place.at - self._size
        self._beginnings = {
            skip_spaces(self.text, start): mapping
            for start, mapping in ((0, place.mappings[0]), (self._size, place.mappings[-1]))
        }

    def offset(self, index: int) -> int:
        """The offset in the file of what stands at ``index`` in the text."""
        at = index - self._size
        return self.place.at + self._rest.offset(at) if at >= 0 else self.place.head.start + self._head.offset(index)

    def beginning(self, index: int) -> int:
        """Where the mapping begins in the file of which a reader says that it begins at ``index``."""
        known = self._beginnings.get(index)
        return self.offset(index) if known is None else known


def _crlf(text: str) -> list[int]:
    """Where the line feeds that were CRLF stand once each is one character."""
    found: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        found.append(at - len(found))
        at = text.find("\r\n", at + 2)
    return found
