"""Messages out of a stream of bytes, and into one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_BODY = 64 << 20
_MAX_HEADERS = 16 << 10
_LONGEST_LENGTH = 64
_BLANK = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,20})[ \t]*(?:\r?\n|$)", re.IGNORECASE)


class Fault(NamedTuple):
    """Bytes that are no message; ``reason`` says why, for whoever writes the client."""

    reason: str


class Framer:
    """Cuts a stream into bodies. Other headers than ``Content-Length``, in any case, mean nothing to it.

    Bytes that are no message yield one :class:`Fault`, however many they are; after them it goes on with the next
    header that can be read. Bodies of more than ``limit`` bytes are not read.
    """

    def __init__(self, limit: int = MAX_BODY) -> None:
        self._limit = limit
        self._buffer = bytearray()
        self._length: int | None = None
        self._lost = False

    def feed(self, data: bytes) -> Iterator[bytes | Fault]:
        """The bodies, and the faults, that are complete with these bytes."""
        self._buffer += data
        while True:
            if self._length is None:
                block = self._block()
                if block is None:
                    break
                if reason := self._learn(block):
                    yield from self._lose(reason)
            elif len(self._buffer) >= self._length:
                yield bytes(self._buffer[: self._length])
                del self._buffer[: self._length]
                self._length = None
            else:
                return
        if len(self._buffer) > _MAX_HEADERS:
            del self._buffer[:-_LONGEST_LENGTH]
            yield from self._lose("No header ends here.")

    def _block(self) -> bytes | None:
        """Take the next headers; ``None`` while they have no end."""
        end = _BLANK.search(self._buffer)
        if end is None:
            return None
        block = bytes(self._buffer[: end.start()])
        del self._buffer[: end.end()]
        return block

    def _learn(self, block: bytes) -> str | None:
        """Learn the length of the body from its headers; gives the reason if there is none."""
        found = _LENGTH.findall(block)
        if not found:
            return "A header without Content-Length." if block.strip() else None
        length = int(found[-1])
        if length > self._limit:
            return f"A message of {length} bytes; at most {self._limit} are read."
        self._length, self._lost = length, False
        return None

    def _lose(self, reason: str) -> Iterator[Fault]:
        lost, self._lost = self._lost, True
        if not lost:
            yield Fault(reason)


def framed(body: bytes) -> bytes:
    """A body as it is sent."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
