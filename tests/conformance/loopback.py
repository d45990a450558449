"""The service that the unpatched client needs, on 127.0.0.1: GraphQL and object storage."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.conformance.environment import Environment
from tests.conformance.runner import Case, Mode, Outcome, clean_environ
from tests.conformance.worker import GEAR_FILE, answer, gear_text, operation_of, settings_text


class Service:
    """Answers every request and remembers it; used as a context manager, for one client at a time."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.uploads: dict[str, bytes] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Service:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def forget(self) -> None:
        self.requests, self.uploads = [], {}

    def graphql(self, body: bytes) -> bytes:
        request = json.loads(body)
        operation = operation_of(request["query"])
        self.requests.append({"operation": operation, "variables": request.get("variables")})
        return json.dumps({"data": answer(operation, self.origin)}).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self._reply(service.graphql(self._body()), "application/json")

            def do_PUT(self) -> None:
                service.uploads[self.path] = self._body()
                self._reply(b"", "application/xml")

            def _body(self) -> bytes:
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))

            def _reply(self, body: bytes, kind: str) -> None:
                self.send_response(200)
                headers = {"Content-Type": kind, "ETag": '"0"', "Content-Length": str(len(body))}
                for name, text in headers.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Stay silent."""

        return Handler


def run(env: Environment, service: Service, case: Case, mode: Mode) -> Outcome:
    """Run the unpatched client on one case, in a new HOME and a new folder."""
    files = {"openbayes.yaml": case.data}
    return run_args(env, service, ["gear", "run", mode, *case.options.args()], files, case.environ)


def run_args(
    env: Environment, service: Service, args: list[str], files: Mapping[str, bytes], environ: Mapping[str, str]
) -> Outcome:
    folder = Path(tempfile.mkdtemp(prefix="end-to-end-"))
    try:
        project = lay_out(folder, service.origin, files)
        service.forget()
        variables = {**clean_environ(), **environ, "HOME": str(folder), "USERPROFILE": str(folder), "NO_PROXY": "*"}
        ran = subprocess.run([*env.bayes, *args], cwd=project, env=variables, capture_output=True, check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    stderr = ran.stderr.decode()
    uploaded = any(path.endswith("/openbayes.yaml") for path in service.uploads)
    return Outcome(
        ran.returncode, ran.stdout.decode(), stderr, _exception(stderr), uploaded, tuple(service.requests), {}
    )


def lay_out(folder: Path, origin: str, files: Mapping[str, bytes]) -> Path:
    settings = folder / ".openbayes" / "config.yaml"
    settings.parent.mkdir()
    settings.write_text(settings_text(origin), encoding="utf-8")
    project = folder / "project"
    project.mkdir()
    (project / GEAR_FILE).write_text(gear_text(), encoding="utf-8")
    for name, data in files.items():
        (project / name).write_bytes(data)
    return project


def _exception(stderr: str) -> str | None:
    """The type of the exception that a traceback ends with."""
    if "Traceback" not in stderr:
        return None
    last = next((line for line in reversed(stderr.splitlines()) if line.strip() and line[0] not in " │╰╭"), "")
    return last.split(":")[0].rpartition(".")[2] or os.linesep
