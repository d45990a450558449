"""The language server beside yaml-language-server: start, edits, completion, hover, memory, in one run.

    python benchmarks/editing.py [--rounds 7] [--edits 25] [--yls PROGRAM]

Both get the same files and the same edits in turn, so that a busy machine hits them alike, each when the other has come
to rest. yaml-language-server checks against the JSON Schema of obconf. Without it (OBCONF_YLS, or installed by .ci/run)
only obconf is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from linting import valid

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "schema/openbayes_schema/openbayes.schema.json"
INSTALLED = ROOT / ".cache/yaml-language-server/node_modules/.bin/yaml-language-server"
OURS, PEER = "obconf", "yaml-language-server"
SCRIPT = "import openbayestool\nopenbayestool.log_metric('accuracy', 1)\n"
WARMING = 4
REST = 0.1  # seconds in which a server that has answered tidies up
SETTINGS = {"yaml": {"schemas": {SCHEMA.as_uri(): "openbayes.yaml"}, "schemaStore": {"enable": False}}}
CAPABILITIES: dict[str, Any] = {
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "tagSupport": {"valueSet": [1, 2]}},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True},
}


class Client:
    """An editor with one document in one server."""

    def __init__(self, command: list[str], uri: str) -> None:
        self.uri = uri
        self.version = 1
        self.number = 0
        self.found = 0
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONDONTWRITEBYTECODE": "",  # an installed server is compiled
                "PYTHONPATH": os.pathsep.join(str(ROOT / each) for each in ("", "schema", "cli", "lsp")),
            },
        )

    def send(self, **message: Any) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def receive(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message of a kind; the server's own requests are answered meanwhile."""
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            while line := stream.readline().strip():
                header += line
            message: dict[str, Any] = json.loads(stream.read(int(header.split()[1])))
            if "method" in message and "id" in message:
                self.send(id=message["id"], result=self.answer(message))
            if wanted(message):
                return message
        raise SystemExit("the server has ended")

    @staticmethod
    def answer(message: dict[str, Any]) -> object:
        """What an editor says to a request of the server: its settings, or nothing."""
        if message["method"] != "workspace/configuration":
            return None
        return [SETTINGS.get(item.get("section", "")) for item in message["params"]["items"]]

    def ask(self, method: str, **params: Any) -> tuple[float, Any]:
        """Milliseconds until a request was answered, and the answer."""
        self.number += 1
        start = time.perf_counter()
        self.send(id=self.number, method=method, params=params)
        message = self.receive(lambda each: each.get("id") == self.number and "method" not in each)
        return (time.perf_counter() - start) * 1000, message.get("result")

    def start(self) -> float:
        """Milliseconds from the start of the process to the answer to initialize."""
        folder = {"uri": self.uri.rpartition("/")[0], "name": "project"}
        about = {"processId": os.getpid(), "rootUri": folder["uri"], "workspaceFolders": [folder]}
        self.ask("initialize", **about, capabilities=CAPABILITIES)
        took = time.perf_counter() - self.started
        self.send(method="initialized", params={})
        return took * 1000

    def open(self, text: str) -> float:
        """Milliseconds from the start of the process to the findings of its first document."""
        item = {"uri": self.uri, "languageId": "yaml", "version": self.version, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": item})
        self.found = len(self.published())
        return (time.perf_counter() - self.started) * 1000

    def published(self) -> list[Any]:
        """The findings of the newest version, as they arrive."""

        def newest(message: dict[str, Any]) -> bool:
            params = message.get("params", {})
            return message.get("method") == "textDocument/publishDiagnostics" and (
                params["uri"] == self.uri and params.get("version", self.version) == self.version
            )

        return list(self.receive(newest)["params"]["diagnostics"])

    def edit(self, line: int) -> float:
        """Milliseconds from a key that is pressed in ``line``, or taken back, to the findings."""
        start = time.perf_counter()
        self.change(line)
        self.published()
        return (time.perf_counter() - start) * 1000

    def change(self, line: int) -> None:
        """Type a digit in ``line``, or take it back."""
        typed = self.version % 2
        self.version += 1
        ends = {"start": {"line": line, "character": 11}, "end": {"line": line, "character": 12 - typed}}
        self.send(
            method="textDocument/didChange",
            params={
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"range": ends, "text": "1" * typed}],
            },
        )

    def memory(self) -> float:
        """Resident megabytes, where the system tells."""
        status = Path(f"/proc/{self.process.pid}/statm")
        return int(status.read_text().split()[1]) * 4096 / 2**20 if status.exists() else float("nan")

    def stop(self) -> None:
        """Take leave."""
        self.ask("shutdown")
        self.send(method="exit")
        self.process.communicate()


class Row(NamedTuple):
    """One measure. ``bar`` is what obconf may take in milliseconds, ``ratio`` what part of its peer's time."""

    name: str
    times: dict[str, list[float]]
    bar: float | None = None
    ratio: float | None = None
    share: float = 0.95

    def value(self, server: str) -> float | None:
        """The median or the 95th percentile of what a server took."""
        times = sorted(self.times.get(server, ()))
        return times[min(int(len(times) * self.share), len(times) - 1)] if times else None


def commands(program: Path) -> dict[str, list[str]]:
    """How the servers are started."""
    found = {OURS: [sys.executable, "-m", "openbayes_lsp"]}
    return {**found, PEER: [str(program), "--stdio"]} if program.exists() else found


def texts(lines: int) -> dict[str, tuple[str, int]]:
    """A file without a mistake and one with a half-typed line, each with the line in which keys are pressed."""
    good = valid(lines)
    where = next(at for at, line in enumerate(good) if line.startswith("  param_3:"))
    broken = [*good[: where - 1], good[where - 1].partition(":")[0], *good[where:]]
    return {"valid": ("\n".join(good) + "\n", where), "one fault": ("\n".join(broken) + "\n", where)}


def starts(servers: dict[str, list[str]], uri: str, rounds: int) -> Iterator[Row]:
    """From nothing to the first answer, and to the first findings."""
    answered: dict[str, list[float]] = {name: [] for name in servers}
    found: dict[str, list[float]] = {name: [] for name in servers}
    text, _ = texts(60)["one fault"]
    for _ in range(rounds):
        for name, command in servers.items():
            client = Client(command, uri)
            answered[name].append(client.start())
            found[name].append(client.open(text))
            client.stop()
    yield Row("start -> initialize result, median", answered, ratio=1, share=0.5)
    yield Row("start -> first diagnostics, median", found, ratio=0.8, share=0.5)


def edits(servers: dict[str, list[str]], uri: str, lines: int, count: int, bars: dict[str, float]) -> Iterator[Row]:
    """From a key to the findings."""
    for kind, (text, where) in texts(lines).items():
        clients = opened(servers, uri, text)
        assert bool(clients[OURS].found) == (kind != "valid"), "this is not what it is called"
        times: dict[str, list[float]] = {name: [] for name in servers}
        for turn in range(-WARMING, count):
            for name, client in clients.items():
                time.sleep(REST)
                took = client.edit(where)
                times[name] += [took] if turn >= 0 else []
        close(clients)
        ratio = 1 / 20 if lines <= 60 else None
        yield Row(f"edit -> diagnostics, {lines} lines, {kind}, median", times, share=0.5)
        yield Row(f"edit -> diagnostics, {lines} lines, {kind}, p95", times, bars[kind], ratio)


def requests(servers: dict[str, list[str]], uri: str, count: int) -> Iterator[Row]:
    """Completion right behind a key, the first hover over a text that was judged, one right behind a key, and what the
    process holds then.
    """
    text, where = texts(60)["valid"]
    clients = opened(servers, uri, text)
    completions, hovers, early = ({name: list[float]() for name in servers} for _ in range(3))
    place = {"textDocument": {"uri": uri}, "position": {"line": where, "character": 4}}
    for turn in range(-WARMING, count):
        for name, client in clients.items():
            time.sleep(REST)
            client.change(where)
            completed, _ = client.ask("textDocument/completion", **place)
            client.edit(where)
            hovered, _ = client.ask("textDocument/hover", **place)
            client.change(where)
            at_once, _ = client.ask("textDocument/hover", **place)
            client.edit(where)
            if turn >= 0:
                completions[name].append(completed)
                hovers[name].append(hovered)
                early[name].append(at_once)
    yield Row("key -> completion, 60 lines, p95", completions, bar=5)
    yield Row("hover, 60 lines, p95", hovers, bar=5)
    yield Row("key -> hover, 60 lines, p95", early)
    yield Row("memory in MB", {name: [client.memory()] for name, client in clients.items()})
    close(clients)


def opened(servers: dict[str, list[str]], uri: str, text: str) -> dict[str, Client]:
    """All servers with the same document."""
    clients = {name: Client(command, uri) for name, command in servers.items()}
    for client in clients.values():
        client.start()
        client.open(text)
    return clients


def close(clients: dict[str, Client]) -> None:
    """End all."""
    for client in clients.values():
        client.stop()


def show(row: Row) -> bool:
    """Print a line of the table; whether its bars hold."""
    ours, peer = row.value(OURS), row.value(PEER)
    assert ours is not None
    verdicts = []
    if row.bar is not None:
        verdicts.append((ours <= row.bar, f"<= {row.bar:g} ms"))
    if row.ratio is not None and peer is not None:
        verdicts.append((ours <= peer * row.ratio, f"<= {row.ratio:g} x"))
    words = ", ".join(f"{bar}: {'holds' if holds else 'MISSED'}" for holds, bar in verdicts)
    beside = f"{peer:9.1f} {ours / peer:8.3f} x" if peer else f"{'-':>9} {'-':>8}  "
    print(f"{row.name:52} {ours:8.1f} {beside}  {words}")
    return all(holds for holds, _ in verdicts)


def main() -> int:
    """Print a table; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--edits", type=int, default=25)
    parser.add_argument("--yls", type=Path, default=Path(os.environ.get("OBCONF_YLS") or INSTALLED))
    options = parser.parse_args()
    servers = commands(options.yls)
    holds = True
    print(f"{'ms':52} {OURS:>8} {'YLS':>9} {'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "train.py").write_text(SCRIPT)
        uri = Path(folder, "openbayes.yaml").as_uri()
        for rows in (
            starts(servers, uri, options.rounds),
            edits(servers, uri, 60, options.edits, {"valid": 10, "one fault": 10}),
            edits(servers, uri, 2000, options.edits, {"valid": 100, "one fault": 250}),
            requests(servers, uri, options.edits),
        ):
            for row in rows:
                holds &= show(row)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
