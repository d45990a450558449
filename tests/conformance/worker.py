"""Runs the official client in process: a case per line in, its outcome per line out (JSON).

Started with the interpreter of an environment that holds the client (`python -I worker.py`).
Only the source upload and the HTTP transport are replaced; settings, file reading, model,
checks and request building are the client's own. Every case has a new HOME and a new
project folder, and the process environment and working directory are put back after it.

Case:    {"id", "files": {name: base64}, "args": [...], "env": {...}}
Outcome: {"id", "exit", "stdout", "stderr", "exception", "uploaded", "requests", "written"}
NaN and infinities travel as the bare words of Python's `json`.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

GEAR_FILE = ".openbayesgear"
PROJECT = "<project>"
CODE = "<code>"
JOB_LINK = "http://127.0.0.1/console/jobs/job"


def gear_text() -> str:
    """The project link that `bayes gear init` writes."""
    return f'id: "{PROJECT}"\nname: conformance\njid: ""\n'


def settings_text(endpoint: str) -> str:
    """The settings file of a person who is logged in at `endpoint`."""
    return (
        f"- endpoint: {endpoint}\n  graphQL: {endpoint}/gateway\n  isDefault: true\n  name: default\n"
        "  orgName: null\n  token: conformance-token\n  username: conformance\n"
    )


def operation_of(query: str) -> str:
    """The GraphQL field that a request calls: `createJob`, `createHypertuning`, ..."""
    found = re.search(r"\{\s*(\w+)", query)
    return found[1] if found else ""


def answer(operation: str, origin: str) -> dict[str, Any]:
    """What the service says: every submission succeeds, no project exists yet."""
    job = {"id": "job", "links": [{"name": "frontend", "value": JOB_LINK}]}
    policy = {"id": CODE, "endpoint": origin, "path": "/bucket/code", "accessKey": "key", "secretKey": "secret"}
    project: dict[str, Any] = {"id": PROJECT, "name": "conformance", "links": []}
    answers: dict[str, Any] = {
        "createSourceCodePolicy": policy,
        "createProject": project,
        "party": {"projects": {"data": []}},
    }
    return {operation: answers.get(operation, job)}


class Recorder:
    """What the client did over the network, had there been one."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.uploaded = False

    def reset(self) -> None:
        self.requests = []
        self.uploaded = False


def patched_command(recorder: Recorder) -> Any:
    """The client's own command, with its network replaced by `recorder`."""
    base: Any = import_module("bayes.client.base")
    storage: Any = import_module("bayes.usercases.minio_storage_usecase")
    transport = import_module("gql.transport")
    graphql = import_module("graphql")

    class Loop(transport.Transport):  # type: ignore[misc, name-defined]
        def __init__(self, **_: object) -> None:
            pass

        def execute(self, document: Any, variable_values: Any = None, **_: object) -> Any:
            query = graphql.print_ast(document)
            sent = json.loads(json.dumps({"query": query, "variables": variable_values}))
            operation = operation_of(query)
            recorder.requests.append({"operation": operation, "variables": sent["variables"]})
            return graphql.ExecutionResult(data=answer(operation, "http://127.0.0.1"))

    def upload_source_code(*_: object) -> str:
        recorder.uploaded = True
        return CODE

    base.AIOHTTPTransport = Loop
    storage.upload_source_code = upload_source_code
    return import_module("typer.main").get_command(import_module("bayes.root").app)


def prepare(home: Path, project: Path, files: dict[str, str], args: list[str]) -> None:
    """Lay out one case: the settings of a logged-in person, the project link, the given files."""
    settings = home / ".openbayes" / "config.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(settings_text("http://127.0.0.1"), encoding="utf-8")
    project.mkdir()
    if args[:2] != ["gear", "init"]:
        (project / GEAR_FILE).write_text(gear_text(), encoding="utf-8")
    for name, content in files.items():
        (project / name).write_bytes(base64.b64decode(content))


def call(command: Any, args: list[str]) -> tuple[int, str | None]:
    """Exit status and, if it ended in a traceback, the type of the exception."""
    try:
        command(args=args, prog_name="bayes")
    except SystemExit as stop:
        code = stop.code
        return (code if isinstance(code, int) else int(code is not None)), None
    except Exception as crash:
        return 1, type(crash).__name__
    return 0, None


def text_stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def content(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def run_case(command: Any, recorder: Recorder, case: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Run one case in `folder` and describe what happened."""
    home, project = folder / "home", folder / "project"
    prepare(home, project, case["files"], case["args"])
    recorder.reset()
    os.environ.update(case["env"], HOME=str(home), USERPROFILE=str(home))
    os.chdir(project)
    out, err = text_stream(), text_stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code, exception = call(command, case["args"])
    written = {path.name: base64.b64encode(path.read_bytes()).decode() for path in project.glob("*.yaml")}
    return {
        "id": case["id"],
        "exit": code,
        "exception": exception,
        "stdout": content(out),
        "stderr": content(err),
        "uploaded": recorder.uploaded,
        "requests": recorder.requests,
        "written": {name: data for name, data in written.items() if name not in case["files"]},
    }


def serve() -> None:
    """Read cases until the input ends; the first line written says that the client is loaded."""
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
    recorder = Recorder()
    command = patched_command(recorder)
    start, environ = Path.cwd(), dict(os.environ)
    print("{}", file=channel, flush=True)
    for line in sys.stdin:
        folder = Path(tempfile.mkdtemp(prefix="conformance-"))
        try:
            outcome = run_case(command, recorder, json.loads(line), folder)
        finally:
            os.chdir(start)
            os.environ.clear()
            os.environ.update(environ)
            shutil.rmtree(folder, ignore_errors=True)
        print(json.dumps(outcome), file=channel, flush=True)


if __name__ == "__main__":
    serve()
