"""The bare protocol: bytes to a server process and messages from it, as no editor should have to."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, Protocol, cast

from tests.lsp.launch import environment

URI = "file:///project/openbayes.yaml"
PATIENCE = 30.0


class Stream(Protocol):
    """Bytes to read, from a pipe or a socket."""

    def read(self, size: int, /) -> bytes: ...
    def readline(self) -> bytes: ...


def framed(message: object) -> bytes:
    """A message as it is sent; bytes are a body already."""
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def request(number: int | str, method: str, **params: Any) -> bytes:
    """A request."""
    return framed({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def notification(method: str, **params: Any) -> bytes:
    """A notification."""
    return framed({"jsonrpc": "2.0", "method": method, "params": params})


def opened(text: str, uri: str = URI) -> bytes:
    """``textDocument/didOpen``."""
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    return notification("textDocument/didOpen", textDocument=item)


def changed(text: str, version: int, within: tuple[int, int, int, int] | None = None) -> bytes:
    """``textDocument/didChange`` of a part, or of the whole text."""
    event: dict[str, Any] = {"text": text}
    if within:
        start, end = ({"line": line, "character": column} for line, column in (within[:2], within[2:]))
        event["range"] = {"start": start, "end": end}
    return notification("textDocument/didChange", textDocument={"uri": URI, "version": version}, contentChanges=[event])


class Messages:
    """What a stream holds, read by a thread: the raw bodies in ``bodies``, the messages by :meth:`next`."""

    def __init__(self, stream: Stream) -> None:
        self.bodies: list[bytes] = []
        self._queue: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def next(self, patience: float = PATIENCE) -> dict[str, Any] | None:
        """The next message; ``None`` at the end. Raises ``queue.Empty`` where nothing comes."""
        return self._queue.get(timeout=patience)

    def answer(self, number: int | str | None) -> dict[str, Any]:
        """The answer with this id; what comes before it is passed over."""
        while (message := self.next()) is not None:
            if "method" not in message and message["id"] == number:
                return message
        raise AssertionError("the server has ended")

    def published(self) -> dict[str, Any]:
        """The parameters of the next diagnostics."""
        while (message := self.next()) is not None:
            if message.get("method") == "textDocument/publishDiagnostics":
                found: dict[str, Any] = message["params"]
                return found
        raise AssertionError("the server has ended")

    def _read(self, stream: Stream) -> None:
        try:
            while line := stream.readline():
                name, _, value = line.partition(b":")
                assert name == b"Content-Length", f"not the protocol: {line!r}"
                assert stream.readline() == b"\r\n"
                self.bodies.append(stream.read(int(value)))
                self._queue.put(json.loads(self.bodies[-1]))
        except (OSError, ValueError):
            pass
        self._queue.put(None)


class Raw(Messages):
    """A server process. ``code`` is Python that runs before the server starts, to give it other features."""

    def __init__(self, *arguments: str, code: str = "") -> None:
        program = f"import sys\n{code}\nimport openbayes_lsp\nsys.exit(openbayes_lsp.main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment(), "OBCONF_LANG": "en", "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdin
        assert self.process.stdout
        self._stdin = self.process.stdin
        self._watchdog = threading.Timer(60, self.process.kill)
        self._watchdog.start()
        super().__init__(self.process.stdout)

    def send(self, *messages: bytes) -> None:
        """Send all in one piece."""
        self._stdin.write(b"".join(messages))
        self._stdin.flush()

    def initialize(self, **params: Any) -> dict[str, Any]:
        """Introduce an editor that can do nothing; returns the answer."""
        params = {"processId": None, "rootUri": None, "capabilities": {}, "locale": "en", **params}
        self.send(request("initialize", "initialize", **params))
        answer = self.answer("initialize")
        self.send(notification("initialized"))
        return answer

    def hang_up(self) -> None:
        """Close standard input."""
        self._stdin.close()

    def wait(self, patience: float = PATIENCE) -> int:
        """The exit code, when the process has ended by itself."""
        return self.process.wait(patience)

    def finish(self) -> tuple[int, str]:
        """End it, as the protocol asks where it still listens; the exit code and what it wrote to standard error."""
        if self.process.poll() is None and not self._stdin.closed:
            with suppress(OSError):
                self.send(request("shutdown", "shutdown"), notification("exit"))
                self.hang_up()
        assert self.process.stderr
        errors = self.process.stderr.read().decode()
        code = self.wait()
        self._watchdog.cancel()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            with suppress(OSError):
                cast("Any", stream).close()
        return code, errors


def features(*lines: str) -> str:
    """Code for :class:`Raw` that registers features; ``server`` and ``types`` are known in it."""
    body = "\n".join(f"    {line}" for line in lines)
    return (
        "import openbayes_lsp.server as module\n"
        "create = module.create\n"
        "def changed():\n"
        "    import os, time, warnings, logging\n"
        "    from lsprotocol import types\n"
        "    server = create()\n"
        f"{body}\n"
        "    return server\n"
        "module.create = changed\n"
    )
