"""Many files: the same results in the same order, however they come about."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from openbayes_cli.console import Session
from openbayes_cli.many import WORTH_PROCESSES, for_each
from tests.cli.process import environment
from tests.cli.support import COMPLETE, REFUSED, modules_of

SESSION = Session("en")
posix_only = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
several_cpus = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two processors")


def where(_: int) -> int:
    """The process that works on it."""
    return os.getpid()


def twice(number: int) -> int:
    """Needs longer for small numbers."""
    time.sleep(0.01 / (number + 1))
    return 2 * number


def refuse_seven(number: int) -> int:
    """Raises within the work."""
    if number == 7:
        raise ValueError(number)
    return number


def end_the_process(number: int) -> int:
    """As the system does with a process that takes too much memory; not to the tests themselves."""
    if number == 3 and os.getpid() != PARENT:
        os._exit(9)
    return number


PARENT = os.getpid()


@pytest.mark.parametrize("size", [0, WORTH_PROCESSES])
def test_results_are_in_order(size: int) -> None:
    """With processes and without."""
    assert for_each(twice, range(100), size, SESSION) == [2 * number for number in range(100)]
    assert for_each(twice, [], size, SESSION) == []


@several_cpus
def test_processes_only_where_they_pay() -> None:
    """By the size of what there is to do."""
    assert set(for_each(where, range(50), WORTH_PROCESSES - 1, SESSION)) == {os.getpid()}
    assert os.getpid() not in for_each(where, range(50), WORTH_PROCESSES, SESSION)
    assert for_each(where, [0], WORTH_PROCESSES, SESSION) == [os.getpid()]


@several_cpus
def test_processes_that_begin_from_nothing() -> None:
    """As on Windows and macOS: all that they need is sent to them."""
    code = (
        "import multiprocessing, os; multiprocessing.set_start_method('spawn')\n"
        "from tests.cli.test_many import SESSION, WORTH_PROCESSES, for_each, where\n"
        "print(len(set(for_each(where, range(50), WORTH_PROCESSES, SESSION)) - {os.getpid()}))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, timeout=60, check=True)
    assert int(done.stdout) >= 2


def test_what_processes_cannot_do_is_done_here() -> None:
    """Work that cannot be sent to them, and a process that ends in the middle of it."""
    assert for_each(lambda number: number + 1, range(20), WORTH_PROCESSES, SESSION) == list(range(1, 21))
    assert for_each(end_the_process, range(20), WORTH_PROCESSES, SESSION) == list(range(20))


@pytest.mark.parametrize("size", [0, WORTH_PROCESSES])
def test_what_the_work_raises_is_raised(size: int) -> None:
    """As without processes."""
    with pytest.raises(ValueError, match="7"):
        for_each(refuse_seven, range(20), size, SESSION)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with enough files for processes, some with findings."""
    folder = tmp_path_factory.mktemp("many")
    comment = "# " + "x" * 40_000 + "\n"
    for number in range(40):
        (folder / f"job{number:02}").mkdir()
        text = REFUSED if number % 10 == 3 else COMPLETE
        (folder / f"job{number:02}/openbayes.yaml").write_text(comment + text, encoding="utf-8")
    return folder


def program(patch: str, *arguments: str) -> list[str]:
    """A command line of ``obconf`` that runs ``patch`` before."""
    code = f"import sys, openbayes_cli.many as many; {patch}; from openbayes_cli import main; sys.exit(main())"
    return [sys.executable, "-c", code, *arguments]


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--check-env"]])
@pytest.mark.parametrize("start", sorted({"spawn", multiprocessing.get_start_method()}))
def test_the_command_says_the_same(arguments: list[str], start: str, many: Path) -> None:
    """Many files at once, or one after the other; nothing keeps the processes from doing all of it."""
    words = ["validate", ".", "--lang", "en", *arguments]
    never = "many.WORTH_PROCESSES = sys.maxsize"
    at_once, one_by_one = (
        subprocess.run(
            program(patch, *words), cwd=many, env=environment(), capture_output=True, timeout=60, check=False
        )
        for patch in (f"{AT_ONCE}; multiprocessing.set_start_method('{start}')", never)
    )
    assert (at_once.returncode, at_once.stdout, at_once.stderr) == (1, one_by_one.stdout, b"")
    assert b"missing-key" in at_once.stdout


# Work that is left to this process fails.
AT_ONCE = "import multiprocessing; many.map = lambda work, rest: [1 / 0 for each in rest]"


def test_few_files_import_nothing_for_it(tmp_path: Path) -> None:
    """Neither processes nor bars."""
    (tmp_path / "openbayes.yaml").write_text(COMPLETE, encoding="utf-8")
    assert not modules_of("validate", cwd=tmp_path) & {"multiprocessing", "concurrent.futures", "rich"}


SOON = "many.SECONDS_UNTIL_BAR = 0; many.WORTH_PROCESSES = sys.maxsize"


@posix_only
@pytest.mark.parametrize(("lang", "words"), [("en", "Checking files"), ("zh", "正在检查文件")])
def test_a_bar_on_a_terminal(lang: str, words: str, many: Path) -> None:
    """It counts, and leaves nothing behind."""
    with Terminal(program(SOON, "validate", ".", "--lang", lang), many) as terminal:
        shown, code = terminal.finish()
    assert code == 1
    assert words in shown
    assert "/40" in shown
    bar, _, rest = shown.rpartition(words)
    assert "[OB101]" not in bar
    assert "[OB101]" in rest
    assert "\x1b[2K" in rest


@posix_only
def test_no_bar_before_a_second_nor_beside_a_terminal(many: Path) -> None:
    """Nor for a single file."""
    never = "many.SECONDS_UNTIL_BAR = 1000"
    for patch, path in ((never, "."), (SOON, "job01")):
        with Terminal(program(patch, "validate", path, "--lang", "en"), many) as terminal:
            assert "Checking files" not in terminal.finish()[0]
    piped = subprocess.run(
        program(SOON, "validate", "."), cwd=many, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert b"rich" not in piped.stderr
    assert piped.stderr == b""


@posix_only
@pytest.mark.parametrize("worth", ["0", "sys.maxsize"])
def test_interrupted(worth: str, tmp_path: Path) -> None:
    """Ctrl-C ends all of it at once, with one line at most and nothing left running."""
    for number in range(8):
        (tmp_path / f"job{number}").mkdir()
        lines = "".join(f"  p{line}: {line}\n" for line in range(30_000))
        (tmp_path / f"job{number}/openbayes.yaml").write_text(f"parameters:\n{lines}", encoding="utf-8")
    with Terminal(program(f"many.WORTH_PROCESSES = {worth}", "validate", "."), tmp_path) as terminal:
        time.sleep(1.5)
        begin = time.monotonic()
        os.killpg(terminal.process.pid, signal.SIGINT)
        shown, code = terminal.finish()
        assert time.monotonic() - begin < 5
        assert code == 130
        assert "Traceback" not in shown
        with pytest.raises(ProcessLookupError):
            os.killpg(terminal.process.pid, 0)


class Terminal:
    """A program on a terminal of its own, in a process group of its own."""

    def __init__(self, command: list[str], folder: Path) -> None:
        import pty

        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(TERM="xterm-256color"),
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def finish(self) -> tuple[str, int]:
        """Everything that it shows until its end, and its exit code."""
        parts: list[bytes] = []
        while True:
            try:
                part = os.read(self._ours, 65536)
            except OSError:  # how Linux reports a terminal that nobody writes to any more
                part = b""
            if not part:
                return b"".join(parts).decode("utf-8").replace("\r\n", "\n"), self.process.wait(timeout=60)
            parts.append(part)
