"""A small client of the YAML language server, as an editor starts it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

Message = dict[str, Any]


class LanguageServer:
    """Speaks LSP over the pipes of a running server; answers its questions about settings."""

    def __init__(self, stdin: IO[bytes], stdout: IO[bytes], schema: Path) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.settings = {
            "schemas": {schema.as_uri(): ["openbayes.yaml"]},
            "schemaStore": {"enable": False},
            "validate": True,
            "completion": True,
            "hover": True,
        }
        self.last = 0
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.send({"method": "initialized", "params": {}})
        self.send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": self.settings}}})

    def diagnostics(self, uri: str, text: str) -> list[str]:
        """Opens a document and gives the messages that the server publishes for it."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return [diagnostic["message"] for diagnostic in message["params"]["diagnostics"]]

    def ask(self, method: str, uri: str, line: int, character: int) -> Any:
        """The answer to a question about a place in an open document, counted from 0."""
        place = {"line": line, "character": character}
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place})

    def request(self, method: str, params: Message) -> Any:
        """Sends a request and gives its result."""
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.last and "method" not in message:
                return message["result"]

    def send(self, message: Message) -> None:
        """Writes one message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.stdin.flush()

    def receive(self) -> Message:
        """Reads one message; a question of the server is answered first. Raises `EOFError` when the server is gone."""
        length = 0
        while header := self.stdout.readline().strip().lower():
            if header.startswith(b"content-length:"):
                length = int(header.partition(b":")[2])
        if not length:
            raise EOFError("the language server has ended")
        message: Message = json.loads(self.stdout.read(length))
        if "id" in message and "method" in message:
            self.send({"id": message["id"], "result": self.answer(message)})
        return message

    def answer(self, question: Message) -> Any:
        """Settings when the server asks for them, nothing otherwise."""
        if question["method"] != "workspace/configuration":
            return None
        return [self.settings if item["section"] == "yaml" else {} for item in question["params"]["items"]]


@contextmanager
def running(program: str, schema: Path) -> Generator[LanguageServer]:
    """A server that uses a schema for every openbayes.yaml; ended at the end of the block."""
    process = subprocess.Popen(
        [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin and process.stdout
    try:
        yield LanguageServer(process.stdin, process.stdout, schema)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
