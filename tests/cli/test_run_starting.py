"""How ``obconf run`` starts the client: signals, and the question on a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.stand_in import Place, posix_only
from tests.cli.support import environment

pytestmark = posix_only
SLEEPER = """\
import os, signal, sys, time
seen = open(os.environ["SEEN"], "a", buffering=1)
def stop(*_):
    seen.write("signal\\n")
    time.sleep(0.3)
    sys.exit(int(os.environ["CODE"]))
signal.signal(getattr(signal, os.environ["WHICH"]), stop)
seen.write("ready\\n")
time.sleep(30)
"""
WAITING = """\
import os, sys
from openbayes_cli.running.start import wait_for
sys.exit(wait_for(["bayes"], dict(os.environ)))
"""
STARTERS = {"as obconf does here": ["-m", "openbayes_cli", "run", "task"], "as on Windows": ["-c", WAITING]}


@pytest.mark.parametrize("starter", STARTERS)
def test_an_interrupt_reaches_the_client_once(starter: str, place: Place) -> None:
    """As a terminal sends it, to everything in the foreground; the client's own status is given."""
    place.client(SLEEPER)
    process = _started(place, STARTERS[starter], WHICH="SIGINT", CODE="130")
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 130
    assert place.seen.read_text() == "ready\nsignal\n"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_to_obconf_alone_reaches_the_client(name: str, place: Place) -> None:
    """As `kill` and a scheduler send it."""
    place.client(SLEEPER)
    process = _started(place, STARTERS["as obconf does here"], WHICH=name, CODE="5")
    process.send_signal(getattr(signal, name))
    assert process.wait(20) == 5
    assert place.seen.read_text() == "ready\nsignal\n"


def _started(place: Place, words: list[str], **more: str) -> subprocess.Popen[bytes]:
    env = environment(**place.variables(**more))
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, *words], cwd=place.folder, env=env, start_new_session=True, stderr=quiet, stdout=quiet
    )
    for _ in range(200):
        if place.seen.exists() and place.seen.read_text():
            return process
        time.sleep(0.05)
    raise AssertionError("the client was not started")


QUESTIONS = {
    "yes": (b"y\n", True),
    "yes in Chinese": ("是\n".encode(), True),
    "no": (b"n\n", False),
    "default": (b"\n", False),
    "Ctrl-D": (b"\x04", False),
    "not UTF-8": (b"\xff\n", False),
}


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(("lang", "asked"), [("en", "Start it now?"), ("zh", "现在启动吗？")])
def test_a_person_is_asked_once(name: str, lang: str, asked: str, place: Place) -> None:
    """On a terminal; only a yes starts it."""
    answer, runs = QUESTIONS[name]
    code, said = _on_terminal(place, ["task", "--lang", lang], answer)
    assert said.count(asked) == 1
    assert (code, place.argv is not None) == ((0, True) if runs else (1, False))


def test_an_interrupt_at_the_question_starts_nothing(place: Place) -> None:
    """Exit code 130."""
    assert _on_terminal(place, ["task"], b"\x03")[0] == 130
    assert place.argv is None


@pytest.mark.parametrize("words", [["task", "--yes"], ["task", "--dry-run"]])
def test_nothing_is_asked_where_the_answer_is_known(words: list[str], place: Place) -> None:
    """With --yes, and where nothing is started."""
    code, said = _on_terminal(place, words, b"\n")
    assert code == 0
    assert "[y/N]" not in said


def _on_terminal(place: Place, words: list[str], answer: bytes) -> tuple[int, str]:
    """How it ends, and everything that the terminal shows; ``answer`` is typed at the question."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(place.folder)
        env = environment(**place.variables())
        os.execve(sys.executable, [sys.executable, "-m", "openbayes_cli", "run", *words], env)
    said, answered = b"", False
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
        if not answered and (b"[y/N] " in said or b"out of the client" in said):
            os.write(terminal, answer)
            answered = True
        elif said.endswith(b"err of the client\r\n"):
            os.write(terminal, b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said.decode(errors="replace")
