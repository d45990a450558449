"""Sends cases to long-lived workers and gives their outcomes, in order."""

from __future__ import annotations

import base64
import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple

from tests.conformance.environment import Environment

Mode = Literal["task", "workspace", "hypertuning"]
MODES: tuple[Mode, ...] = ("task", "workspace", "hypertuning")
PATIENCE = 60.0
WORKER = Path(__file__).with_name("worker.py")


class Options(NamedTuple):
    """Command line overrides; None and empty mean that the option is not given."""

    data: tuple[str, ...] = ()
    env: str | None = None
    resource: str | None = None
    node: int | None = None
    command: tuple[str, ...] | None = None

    def args(self) -> list[str]:
        """The words after `bayes gear run MODE`."""
        words = [f"--data={value}" for value in self.data]
        words += [] if self.env is None else [f"--env={self.env}"]
        words += [] if self.resource is None else [f"--resource={self.resource}"]
        words += [] if self.node is None else [f"--node={self.node}"]
        return words if self.command is None else [*words, "--", *self.command]


class Case(NamedTuple):
    """A file, the command line around it and the variables that are set."""

    id: str
    data: bytes
    options: Options = Options()
    environ: Mapping[str, str] = {}
    causes: frozenset[str] = frozenset()


class Outcome(NamedTuple):
    """What the client did: exit status, output, traceback type, requests as parsed JSON."""

    exit: int
    stdout: str
    stderr: str
    exception: str | None
    uploaded: bool
    requests: tuple[dict[str, Any], ...]
    written: Mapping[str, bytes]

    @property
    def operation(self) -> str | None:
        """`createJob` or `createHypertuning`; None if the client failed before or after it."""
        if self.exit or self.exception or not self.submissions:
            return None
        return str(self.submissions[0]["operation"])

    @property
    def submissions(self) -> list[dict[str, Any]]:
        return [r for r in self.requests if r["operation"] in ("createJob", "createHypertuning")]

    @property
    def sent(self) -> dict[str, Any]:
        """The `input` of the submission; empty where nothing was submitted."""
        found: dict[str, Any] = self.submissions[0]["variables"]["input"] if self.operation else {}
        return found

    @property
    def command(self) -> str | None:
        """The command that was submitted; a workspace has none."""
        job = self.sent.get("newTask") or self.sent.get("newBatchTask") or self.sent
        found: str | None = job.get("command")
        return found


class Job(NamedTuple):
    case: Case
    mode: Mode


def request_line(job: Job) -> str:
    args = ["gear", "run", job.mode, *job.case.options.args()]
    files = {"openbayes.yaml": base64.b64encode(job.case.data).decode()}
    return raw_line(job.case.id, args, files, job.case.environ)


def raw_line(name: str, args: list[str], files: Mapping[str, str], environ: Mapping[str, str]) -> str:
    return json.dumps({"id": name, "args": args, "files": files, "env": dict(environ)})


def outcome_of(answer: Mapping[str, Any]) -> Outcome:
    written = {name: base64.b64decode(data) for name, data in answer["written"].items()}
    fields = {name: answer[name] for name in ("exit", "stdout", "stderr", "exception", "uploaded")}
    return Outcome(**fields, requests=tuple(answer["requests"]), written=written)


def clean_environ() -> dict[str, str]:
    """The variables that the client's process gets: enough to start, UTF-8, nothing of the user's."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "200"}


class WorkerError(Exception):
    """The worker process ended or gave no answer."""


class Worker:
    """One worker process; `run` is for one thread at a time."""

    def __init__(self, env: Environment) -> None:
        command = [str(env.python), "-I", "-X", "utf8", str(WORKER)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=clean_environ(), encoding="utf-8")
        self._read()

    def run(self, line: str) -> Outcome:
        """Send one request line; raises WorkerError when the process is gone or silent."""
        assert self._process.stdin is not None
        watch = threading.Timer(PATIENCE, self._process.kill)
        watch.start()
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            return outcome_of(self._read())
        finally:
            watch.cancel()

    def close(self) -> None:
        with self._process:
            if self._process.stdin is not None:
                self._process.stdin.close()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise WorkerError(f"the worker ended with status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


class Pool:
    """Several workers of one client version, used as a context manager."""

    def __init__(self, env: Environment, workers: int = 2) -> None:
        self.version = env.version
        self._workers = [Worker(env) for _ in range(workers)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        for worker in self._workers:
            worker.close()

    def one(self, case: Case, mode: Mode) -> Outcome:
        """Run a single case."""
        return self._workers[0].run(request_line(Job(case, mode)))

    def raw(self, args: list[str], files: Mapping[str, bytes] | None = None) -> Outcome:
        """Run any `bayes` command line with the given project files."""
        encoded = {name: base64.b64encode(data).decode() for name, data in (files or {}).items()}
        return self._workers[0].run(raw_line("raw", args, encoded, {}))

    def map(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Outcomes in the order of the jobs, computed ahead by all workers."""
        ordered = list(jobs)
        slots: list[queue.SimpleQueue[Outcome | BaseException]] = [queue.SimpleQueue() for _ in ordered]
        threads = [
            threading.Thread(target=self._feed, args=(i, ordered, slots), daemon=True)
            for i in range(len(self._workers))
        ]
        for thread in threads:
            thread.start()
        for job, slot in zip(ordered, slots, strict=True):
            outcome = slot.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield job, outcome

    def _feed(self, first: int, jobs: list[Job], slots: list[queue.SimpleQueue[Outcome | BaseException]]) -> None:
        for index in range(first, len(jobs), len(self._workers)):
            result = self._attempt(first, jobs[index])
            slots[index].put(result)
            if isinstance(result, BaseException):
                return

    def _attempt(self, worker: int, job: Job) -> Outcome | BaseException:
        try:
            return self._workers[worker].run(request_line(job))
        except (WorkerError, OSError, ValueError) as failure:
            return failure
