"""``obconf run``: what it stops, and what reaches the client."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from openbayes_cli.running.arguments import sort
from tests.cli.conftest import Inside
from tests.cli.stand_in import Place, posix_only
from tests.cli.support import COMPLETE, REFUSED, environment

pytestmark = posix_only

SECRET = COMPLETE.replace("epochs: 5", "token: {is_secret: true, source: env, env: OBTEST_TOKEN}")


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


def test_lost_quotes_are_told(place: Place) -> None:
    """With the words that keep them."""
    said = place("task", "--", "python", "-c", "print('a b')").err
    assert "quotes around them are lost" in place("task", "--", "echo", "it's").err
    line = next(line for line in said.splitlines() if "quotes around them are lost" in line)
    [word] = shlex.split(line.partition("To keep them: -- ")[2])
    assert shlex.split(word) == ["python", "-c", "print('a b')"]
    for words in (["python", "a.py", "--x=1"], ["python -c 'a b'"], ["python", "a.py", "|", "tee", "log"]):
        assert "quotes" not in place("task", "--", *words).err


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
