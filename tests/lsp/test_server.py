"""The server as an editor sees it: a real process, spoken to over its standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
URI = "file:///project/openbayes.yaml"


class Editor:
    """The client's end of the protocol."""

    def __init__(self) -> None:
        path = os.pathsep.join(str(ROOT / part) for part in (".", "schema", "cli", "lsp"))
        self.process = subprocess.Popen(
            [sys.executable, "-c", "import openbayes_lsp; openbayes_lsp.main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.patience = threading.Timer(60, self.process.kill)
        self.patience.start()

    def send(self, method: str, params: object, number: int | None = None) -> None:
        """Send a notification, or with a number a request."""
        message: dict[str, object] = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """The next message."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def published(self, uri: str = URI) -> list[dict[str, Any]]:
        """The diagnostics that are published next."""
        while (message := self.receive()).get("method") != "textDocument/publishDiagnostics":
            pass
        assert message["params"]["uri"] == uri
        found: list[dict[str, Any]] = message["params"]["diagnostics"]
        return found

    def open(self, text: str, uri: str = URI, language: str = "yaml") -> None:
        """Open a document."""
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    def change(self, text: str) -> None:
        """Replace the whole text of the document."""
        item = {"uri": URI, "version": 2}
        self.send("textDocument/didChange", {"textDocument": item, "contentChanges": [{"text": text}]})


@pytest.fixture
def editor(request: pytest.FixtureRequest) -> Iterator[Editor]:
    """An editor in the language that the test names, English if it names none."""
    editor = Editor()
    locale = getattr(request, "param", "en")
    editor.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}, "locale": locale}, 1)
    editor.receive()
    editor.send("initialized", {})
    yield editor
    editor.send("shutdown", None, 2)
    editor.send("exit", None)
    editor.process.communicate(timeout=10)
    editor.patience.cancel()


def test_findings_follow_the_text(editor: Editor) -> None:
    """Open, mend, break again."""
    editor.open("bindings: [a/b/1:/input0]\ndata_bindings: []\n")
    assert any(found["code"].startswith("OB2") for found in editor.published())
    editor.change("bindings: [a/b/1:/input0]\n")
    assert not any(found["code"].startswith("OB2") for found in editor.published())


def test_missing_keys_are_shown_at_the_end(editor: Editor) -> None:
    """An editor underlines nothing at an empty range."""
    editor.open("resource: cpu\nenv: pytorch-2.6-2204\n")
    missing = next(found for found in editor.published() if found["code"] == "OB101")
    assert missing["range"] == {"start": {"line": 1, "character": 20}, "end": {"line": 1, "character": 21}}


def test_ranges_count_utf16_units(editor: Editor) -> None:
    """A character outside the basic plane takes two units, a Chinese one takes one."""
    editor.open('x-note: "🚀 数据"\ncommand: {"🚀": 1}\n')
    ranges = [found["range"] for found in editor.published()]
    assert {"start": {"line": 1, "character": 9}, "end": {"line": 1, "character": 18}} in ranges


@pytest.mark.parametrize("editor", ["zh-cn"], indirect=True)
def test_speaks_the_language_of_the_editor(editor: Editor) -> None:
    """The editor says which one it is when it starts the server."""
    editor.open("data_bindings: []\nbindings: [a/b/1:/input0]\n")
    assert all(any("\u4e00" <= char <= "\u9fff" for char in found["message"]) for found in editor.published())


def test_other_yaml_is_left_alone(editor: Editor) -> None:
    """Editors send every YAML file."""
    editor.open("command: 1\n", uri="file:///project/docker-compose.yaml")
    editor.open("command: 1\n")
    assert editor.published()
