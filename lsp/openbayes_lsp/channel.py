"""The way to the editor and back."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from openbayes_lsp.framing import Fault, Framer, framed
from openbayes_lsp.messages import encode

if TYPE_CHECKING:
    from socket import socket

_CHUNK = 1 << 16


class Left(BaseException):
    """The editor has gone. No ``Exception``: nothing that goes on after a mistake may go on after this."""


class Channel(NamedTuple):
    """Raw bytes: ``read`` gives at least one, or none at the end; ``write`` takes all. Both may raise ``OSError``."""

    read: Callable[[], bytes]
    write: Callable[[bytes], None]


def stdio() -> Channel:
    """Standard input and output. From here on nothing else can read the one or write the other: what is printed
    goes to standard error, and a process that is started inherits neither.
    """
    if sys.platform == "win32":
        import msvcrt

        for each in (0, 1):
            msvcrt.setmode(each, os.O_BINARY)
    source, sink = os.dup(0), os.dup(1)
    if sys.platform != "win32":
        for each in (source, sink):
            os.set_blocking(each, True)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # no standard error
        os.dup2(nothing, 1)
    os.close(nothing)
    sys.stdout = sys.stderr

    def write(data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(sink, view) :]

    return Channel(lambda: os.read(source, _CHUNK), write)


def connection(peer: socket) -> Channel:
    """A connected socket."""
    sys.stdout = sys.stderr
    return Channel(lambda: peer.recv(_CHUNK), peer.sendall)


class Inbox:
    """What the editor says, read by a thread of its own: nothing that the server does keeps it from reading.

    Items are bodies and faults; ``None`` is the end.
    """

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self._queue: SimpleQueue[bytes | Fault | None] = SimpleQueue()
        threading.Thread(target=self._fill, name="reader", daemon=True).start()

    def next(self, patience: float | None = None) -> bytes | Fault | None:
        """The next item; waits for it. Raises ``queue.Empty`` when ``patience`` (seconds) is over."""
        return self._queue.get(timeout=patience)

    def empty(self) -> bool:
        """Whether nothing waits."""
        return self._queue.empty()

    def arrives(self, patience: float) -> bool:
        """Whether something waits or arrives before ``patience`` (seconds, a fraction of one in a thousand) is over."""
        end = perf_counter() + patience
        while self._queue.empty() and perf_counter() < end:
            sleep(0)  # lets the reader have its turn; who really sleeps for so short a time wakes up late
        return not self._queue.empty()

    def end(self) -> None:
        """Let the end be read next but for what has arrived."""
        self._queue.put(None)

    def _fill(self) -> None:
        framer = Framer()
        try:
            while data := self._read():
                for item in framer.feed(data):
                    self._queue.put(item)
        except OSError:
            pass
        self._queue.put(None)


class Outbox:
    """What is said to the editor."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def send(self, message: object, default: Callable[[Any], Any] | None = None) -> None:
        """Send a message. Raises :class:`Left` where nobody listens, ``ValueError`` for what is no JSON."""
        data = framed(encode(message, default))
        try:
            self._write(data)
        except OSError as error:
            raise Left from error
