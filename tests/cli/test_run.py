"""``obconf run``: what it stops, and what reaches the client."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from openbayes_cli.running.arguments import sort
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, Run, environment, obconf

posix_only = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a #! line")
pytestmark = posix_only

STAND_IN = """\
import json, os, sys
from pathlib import Path
Path(os.environ["SEEN"]).write_text(json.dumps({"argv": sys.argv[1:], "utf8": os.environ.get("PYTHONUTF8")}))
print("out of the client")
print("err of the client", file=sys.stderr)
print("stdin:" + sys.stdin.readline().strip())
sys.exit(int(os.environ.get("CODE", "0")))
"""
SECRET = COMPLETE.replace("epochs: 5", "token: {is_secret: true, source: env, env: OBTEST_TOKEN}")


class Place:
    """A folder with a file, and a stand-in for the client that is first on PATH."""

    def __init__(self, folder: Path, version: str = "0.28.5") -> None:
        self.folder = folder / "project"
        self.folder.mkdir()
        self.seen = folder / "seen.json"
        self.bin = folder / "env" / "bin"
        packages = folder / "env" / "lib" / "python3.11" / "site-packages" / f"openbayes_cli-{version}.dist-info"
        packages.mkdir(parents=True)
        (packages / "METADATA").write_text(f"Metadata-Version: 2.1\nName: openbayes-cli\nVersion: {version}\n")
        self.bin.mkdir()
        self.client(STAND_IN)
        self.file(COMPLETE)

    def client(self, code: str) -> None:
        """Make ``code`` the client."""
        program = self.bin / "bayes"
        program.write_text(f"#!{sys.executable}\n{code}")
        program.chmod(0o755)

    def file(self, text: str) -> None:
        """Make ``text`` the file."""
        (self.folder / "openbayes.yaml").write_text(text, encoding="utf-8")

    def variables(self, **more: str) -> dict[str, str]:
        """What the process gets beside the usual."""
        return {"PATH": str(self.bin), "SEEN": str(self.seen), "OBCONF_LANG": "en", "PYTHONUTF8": "0", **more}

    def __call__(self, *words: str, stdin: bytes = b"", **more: str) -> Run:
        """``obconf run`` with these words."""
        return obconf("run", *words, cwd=self.folder, stdin=stdin, env=self.variables(**more))

    @property
    def argv(self) -> list[str] | None:
        """What the client was given; ``None`` where it did not run."""
        found: list[str] | None = json.loads(self.seen.read_text())["argv"] if self.seen.exists() else None
        return found


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A fresh one."""
    return Place(tmp_path)


def test_an_accepted_file_runs(place: Place) -> None:
    """Streams, exit status and words are the client's own; what will run is said on stderr before."""
    done = place("task", "-n", "2", "--", "python", "a b.py", stdin=b"typed\n", CODE="7")
    assert (done.code, done.out) == (7, "out of the client\nstdin:typed\n")
    assert place.argv == ["gear", "run", "task", "-n", "2", "--", "python", "a b.py"]
    said = done.err.splitlines()
    assert said[0] == "python a b.py --epochs=5"
    assert said[-1] == "err of the client"
    assert "2 nodes" in said[-2]
    assert json.loads(place.seen.read_text())["utf8"] == "1"


PASSED_ON = [
    ["task", "-fo", "-m", "--yes", "--message=a b"],
    ["task", "-rt4", "--env", "e", "-d", "a/b:/input0", "-d", "c/d:/input1:rw"],
    ["-fn2", "workspace", "--new-option", "--other=1", "-x"],
    ["task", "python", "train.py", "--", "--force", "-h", "--lang"],
    ["--", "task", "ls"],
    ["hypertuning", "-n", "1", "--node=2"],
]


@pytest.mark.parametrize("words", PASSED_ON, ids=" ".join)
def test_words_arrive_as_they_were_written(words: list[str], place: Place) -> None:
    """In order, whether obconf knows them or not."""
    place("--force", "--isolated", *words)
    assert place.argv == ["gear", "run", *words]


def test_own_words_stay_here(place: Place) -> None:
    """Wherever they stand before two dashes."""
    place("--lang", "zh", "task", "--yes", "--color=never", "--isolated", "-v", "--", "ls")
    assert place.argv == ["gear", "run", "task", "--", "ls"]


def test_an_unknown_option_is_named(place: Place) -> None:
    """Its effect is not checked."""
    assert "not checked: --new-option" in place("task", "--new-option").err


@pytest.mark.parametrize(
    ("words", "known", "unknown"),
    [
        (["-d", "--", "x"], ("-d", "--", "--", "x"), ()),
        (["-fn", "3", "x"], ("-fn", "3", "--", "x"), ()),
        (["-fx", "3"], ("--", "3"), ("-fx",)),
        (["--lang", "en", "--lang=zh"], ("--lang", "en", "--lang=zh", "--"), ()),
        (["-"], ("--", "-"), ()),
        (["task", "-d"], ("task", "-d"), ()),
    ],
)
def test_words_are_sorted(words: list[str], known: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    """A value is never taken for an option, nor two dashes that are a value for the end of options."""
    found = sort(words)
    assert (found.known, found.unknown) == (known, unknown)


STOPPED = {
    "refused": (REFUSED, ["task"], "node"),
    "lost binding": (COMPLETE.replace("type: ro", "type: readonly"), ["task"], "readonly"),
    "several data in one option": (COMPLETE, ["task", "-d", "a:/input0,b:/input1"], "once for each binding"),
    "a variable that is not set": (SECRET, ["task"], "OBTEST_TOKEN"),
    "no command": (COMPLETE.replace("python main.py", '""'), ["task"], "command"),
    "after the upload": (COMPLETE, ["hypertuning"], "`hyperparameter_metric` is empty"),
    "not YAML": ("a: [", ["workspace"], "openbayes.yaml:1"),
}


@pytest.mark.parametrize("name", STOPPED)
def test_errors_stop_it_unless_forced(name: str, place: Place) -> None:
    """Before the client is started; with --force it is started all the same."""
    text, words, said = STOPPED[name]
    place.file(text)
    done = place(*words)
    assert (done.code, done.out, place.argv) == (1, "", None)
    assert said in done.err
    assert done.err.endswith("--force goes on all the same.\n")
    assert place(*words, "--force", CODE="3").code == 3
    assert place.argv == ["gear", "run", *words]


def test_a_variable_that_is_set_is_enough(place: Place) -> None:
    """And its value is not shown."""
    place.file(SECRET)
    done = place("task", OBTEST_TOKEN="hunter2hunter2")
    assert done.code == 0
    assert "hunter2" not in done.err


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_without_a_file_nothing_starts(force: list[str], place: Place) -> None:
    """The client would write one and start a paid workspace."""
    (place.folder / "openbayes.yaml").rename(place.folder / "openbayes.yml")
    (place.folder / ".openbayesgear").touch()
    done = place("workspace", *force)
    assert (done.code, place.argv) == (2, None)
    assert "rtx-4090" in done.err and "openbayes.yml" in done.err


def test_dry_run_prints_the_line(place: Place) -> None:
    """As a shell reads it; nothing is started."""
    words = ["task", "-d", "a b:/input0", "--", "python", "-c", "print('a b')", "$HOME"]
    done = place("--dry-run", *words)
    assert (done.code, place.argv) == (0, None)
    assert shlex.split(done.out) == ["PYTHONUTF8=1", "bayes", "gear", "run", *words]
    assert done.out.endswith("'$HOME'\n")
    place.file(REFUSED)
    assert place("task", "--dry-run").out == ""


def test_a_missing_client_is_one_line(place: Place) -> None:
    """One in the current folder is none, whatever PATH says."""
    (place.bin / "bayes").rename(place.folder / "bayes")
    for path in (".", "", str(place.folder), f"{place.folder}{os.sep}."):
        done = place("task", PATH=path)
        assert (done.code, place.argv) == (2, None)
        assert done.err == (
            "error: `bayes`, the official client, is not on PATH (one in the current folder does not count).\n"
        )
    assert "not on PATH" in place("task", "--dry-run").err


def test_a_client_behind_the_current_folder_is_found(place: Place) -> None:
    """A dot on PATH hides nothing."""
    assert place("task", PATH=f".{os.pathsep}{place.bin}").code == 0


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0.28.9", "note: bayes 0.28.9 was not observed itself"),
        ("0.3.0", "warning: What the installed bayes 0.3.0 does"),
        ("odd", "warning: What the installed bayes odd does"),
    ],
)
def test_another_version_is_one_line(version: str, said: str, tmp_path: Path) -> None:
    """It runs all the same."""
    place = Place(tmp_path, version)
    done = place("task")
    assert (done.code, sum(version in line for line in done.err.splitlines())) == (0, 1)
    assert said in done.err


def test_it_checks_for_the_installed_client(tmp_path: Path) -> None:
    """Which sends secrets in the clear, and which no option has to name."""
    place = Place(tmp_path, "0.28.0")
    place.file(SECRET)
    assert place("task", OBTEST_TOKEN="x").code == 1
    assert place.argv is None


def test_a_client_that_cannot_be_started_is_one_line(place: Place) -> None:
    """As a script for an interpreter that is not there."""
    (place.bin / "bayes").write_text("#!/nonexistent/python\n")
    done = place("task")
    assert done.code == 2
    assert done.err.splitlines()[-1].endswith("bayes cannot be started: no such file or folder.")


@pytest.mark.parametrize("words", [[], ["Task"], ["task", "-n", "x"], ["task", "-d"], ["task", "--follow=1"]])
def test_wrong_usage_starts_nothing(words: list[str], place: Place) -> None:
    """Exit code 2."""
    done = place(*words)
    assert (done.code, place.argv) == (2, None)
    assert done.err.endswith("See: obconf run --help\n")


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


def test_help_names_the_client_options(inside: Inside) -> None:
    """All of those that the client has."""
    said = inside("run", "--help", "--lang", "en").out
    names = ("--data", "--env", "--resource", "--node", "--message", "--follow", "--open")
    assert [name for name in names if name not in said] == []


def test_no_network_and_no_token(place: Place) -> None:
    """Nothing that opens a connection is loaded, and the settings of the client are not opened."""
    code = (
        "import sys\n"
        "names = []\n"
        "sys.addaudithook(lambda event, args: names.append(str(args[0]) if event == 'open' else event))\n"
        "from openbayes_cli import main\n"
        "main(['run', 'task', '--dry-run'])\n"
        "assert not [each for each in names if '.openbayes' in each or each.startswith('socket.')], names\n"
    )
    env = environment(**place.variables())
    done = subprocess.run([sys.executable, "-c", code], cwd=place.folder, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
