"""``obconf run`` before the real client, which talks to a service on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.process import environment
from tests.conformance.availability import environment_or_skip
from tests.conformance.loopback import Service, lay_out
from tests.conformance.runner import MODES, clean_environ
from tests.conformance.samples import file, tuned

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the client is put on PATH by a script with a #! line")

BOUND = "data_bindings:\n- {data: openbayes/mnist/1, path: /input0, type: ro}\n"
TWICE = BOUND + "- {data: openbayes/mnist/1, path: /input1, type: rw}\n"
SURPRISES: dict[str, bytes | None] = {
    "bindings beside an empty data_bindings": file("data_bindings: []\nbindings: [openbayes/mnist/1:/input0]\n"),
    "the same data twice": file(TWICE),
    "an unknown access word": file("bindings: ['openbayes/mnist/1:/input0:readonly']\n"),
    "the legacy key": file(BOUND.replace("data_bindings", "data_binding")),
    "no file": None,
}
SPEC = "{name: lr, type: DISCRETE, discrete_values: [0.1, 0.2]}"


class Bench:
    """A linked folder, a client on PATH that is logged in at the service, and ``obconf run``."""

    def __init__(self, folder: Path, service: Service) -> None:
        client = environment_or_skip("0.28.5")
        self.service = service
        self.project = lay_out(folder, service.origin, {})
        self.bin = folder / "env" / "bin"
        self.bin.mkdir(parents=True)
        # Where obconf reads the version.
        (folder / "env" / "lib").symlink_to(client.folder / "lib")
        self._variables = {**clean_environ(), "HOME": str(folder), "NO_PROXY": "*", "PYTHONUTF8": "0"}
        program = self.bin / "bayes"
        program.write_text(f'#!/bin/sh\nexec {" ".join(map(_quoted, client.bayes))} "$@"\n', encoding="utf-8")
        program.chmod(0o755)

    def obconf(self, *words: str, data: bytes | None) -> Seen:
        """``obconf run`` with these words."""
        line = [sys.executable, "-m", "openbayes_cli", "run", "--lang", "en", "--isolated", *words]
        return self._run(line, data, {"PYTHONPATH": environment()["PYTHONPATH"]})

    def bayes(self, *words: str, data: bytes | None) -> Seen:
        """The client without a guard."""
        return self._run([str(self.bin / "bayes"), "gear", "run", *words], data, {"PYTHONUTF8": "1"})

    def _run(self, line: list[str], data: bytes | None, more: Mapping[str, str]) -> Seen:
        target = self.project / "openbayes.yaml"
        target.unlink(missing_ok=True)
        if data is not None:
            target.write_bytes(data)
        self.service.forget()
        path = os.pathsep.join((str(self.bin), os.environ["PATH"]))
        env = {**self._variables, "PATH": path, **more}
        ran = subprocess.run(line, cwd=self.project, env=env, capture_output=True, check=False)
        asked = [str(each["operation"]) for each in self.service.requests]
        return Seen(ran.returncode, ran.stdout.decode(), ran.stderr.decode(), asked, bool(self.service.uploads))


class Seen(NamedTuple):
    """How it ended, and what arrived at the service."""

    code: int
    out: str
    err: str
    operations: list[str]
    uploaded: bool


def _quoted(word: str) -> str:
    from shlex import quote

    return quote(word)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One for all: each run replaces the file."""
    with Service() as service:
        yield Bench(tmp_path_factory.mktemp("bench"), service)


@pytest.mark.parametrize("name", SURPRISES)
def test_the_worst_surprises_are_stopped(name: str, bench: Bench) -> None:
    """The client starts a billed job for each of them and reports success; behind obconf nothing is asked of it."""
    alone = bench.bayes("workspace", data=SURPRISES[name])
    assert (alone.code, alone.operations) == (0, ["createJob"])
    behind = bench.obconf("workspace", data=SURPRISES[name])
    assert (behind.code, behind.operations) == (2 if SURPRISES[name] is None else 1, []), behind.err
    assert (bench.project / "openbayes.yaml").exists() == (SURPRISES[name] is not None)


def test_several_data_in_one_option_are_stopped(bench: Bench) -> None:
    """The client would bind nothing at all, and take away what the file binds."""
    words = ("workspace", "-d", "openbayes/mnist/1:/input0,openbayes/mnist/2:/input1")
    assert bench.bayes(*words, data=file(BOUND)).code == 0
    assert bench.service.requests[-1]["variables"]["input"]["dataBindings"] == []
    behind = bench.obconf(*words, data=file(BOUND))
    assert (behind.code, behind.operations) == (1, [])


@pytest.mark.parametrize("mode", MODES)
def test_what_is_accepted_starts(mode: str, bench: Bench) -> None:
    """With the client's own output and exit status."""
    data = file(BOUND, hyper_tuning=tuned(SPEC))
    seen = bench.obconf(mode, "-n", "2", data=data)
    operation = "createHypertuning" if mode == "hypertuning" else "createJob"
    assert (seen.code, seen.operations[-1:]) == (0, [operation]), seen.err
    assert seen.uploaded == (mode != "workspace")
    assert seen.out.splitlines()[-1:] == bench.bayes(mode, data=data).out.splitlines()[-1:]


def test_the_words_arrive(bench: Bench) -> None:
    """What obconf shows is what is submitted."""
    seen = bench.obconf("task", "-d", "a/b/1:/input0:rw", "-r", "cpu", "--", "python", "x.py", data=file(BOUND))
    assert seen.code == 0, seen.err
    sent = bench.service.requests[-1]["variables"]["input"]
    assert (sent["resource"], sent["newTask"]["command"]) == ("cpu", "python x.py")
    assert [each["name"] for each in sent["dataBindings"]] == ["a/b/1"]
    assert seen.err.splitlines()[0] == "python x.py"


def test_force_lets_the_client_speak(bench: Bench) -> None:
    """Its refusal and its exit status."""
    seen = bench.obconf("task", "--force", data=b"resource: t4\n")
    assert (seen.code, seen.operations) == (1, [])
    assert "https://openbayes.com/docs/" in seen.out + seen.err


def test_chinese_text_is_read_as_it_is_written(bench: Bench) -> None:
    """UTF-8 mode reaches the client."""
    seen = bench.obconf("task", data=file(command="command: python main.py --name 数据集\n"))
    assert seen.code == 0, seen.err
    assert bench.service.requests[-1]["variables"]["input"]["newTask"]["command"] == "python main.py --name 数据集"
