"""Encodings, colours, closed pipes, interrupts: output never raises."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from openbayes_cli.commands import SUMMARIES
from openbayes_cli.console import wants_color
from tests.cli.support import COMPLETE, REFUSED, Run, environment, obconf

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and file descriptors")
HARD = REFUSED.replace("t4", "t4  # 训练 é 😀 \u202e ©")
COMMANDS = {
    "validate": ["validate"],
    "concise": ["validate", "--format", "concise"],
    "json": ["validate", "--format", "json", "--lang", "zh"],
    "fix": ["fix", "--diff"],
    "normalize": ["normalize", "--to", "bindings"],
    "render": ["render", "--lang", "zh"],
    "diff": ["diff", "openbayes.yaml", "gone:openbayes.yaml", "--lang", "zh"],
    "diff markdown": ["diff", "openbayes.yaml", "openbayes.yaml", "--format", "markdown", "--lang", "zh"],
    "render explain": ["render", "--explain", "--fixed", "--lang", "zh"],
    "render markdown": ["render", "--format", "markdown", "--fixed", "--lang", "zh"],
    "render cli": ["render", "--cli", "--fixed"],
    "render json": ["render", "--format", "json"],
    "run": ["run", "task", "--dry-run", "--force", "--lang", "zh"],
    "schema": ["schema", "--lang", "zh"],
    "catalog": ["catalog", "show"],
    "doctor": ["doctor"],
    "rules": ["rules", "--lang", "zh"],
    "explain": ["explain", "OB201", "--lang", "zh"],
    "init": ["init", "--lang", "zh"],
    "completion": ["completion", "bash"],
    "lsp": ["lsp", "--tcp", "训练", "--lang", "zh"],
    "help": ["validate", "--help"],
    "misuse": ["validate", "--模式"],
}
# What these pipe is the text of a file: other programs want it as it is.
FILE_TEXTS = {"fix", "normalize"}


def test_every_command_is_tried() -> None:
    """A new command belongs into the table above."""
    assert {words[0] for words in COMMANDS.values()} == set(SUMMARIES)


def said(done: Run) -> str:
    """Everything, for a look at how it ended."""
    return done.out + done.err


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("encoding", ["cp936", "ascii"])
def test_every_encoding_of_the_console_will_do(name: str, encoding: str, tmp_path: Path) -> None:
    """What it lacks is shown escaped."""
    (tmp_path / "openbayes.yaml").write_text(HARD, encoding="utf-8")
    done = obconf(
        *COMMANDS[name],
        cwd=tmp_path,
        encoding=encoding,
        out_encoding="utf-8" if name in FILE_TEXTS else None,
        env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert done.code in (0, 1, 2)
    assert said(done)
    assert "Traceback" not in said(done)


@pytest.fixture(scope="session")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a Chinese locale as Windows has it, made for these tests where the machine has none."""
    folder = tmp_path_factory.mktemp("locales")
    localedef = shutil.which("localedef")
    if localedef is None:
        pytest.skip("no GBK locale can be made: there is no localedef")
    command = [localedef, "--no-archive", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")]
    made = subprocess.run(command, capture_output=True, check=False)
    variables = {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}
    code = "import locale; print(locale.getpreferredencoding(False))"
    check = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(**variables), check=False)
    if check.stdout.strip().upper() != b"GBK":
        pytest.skip(f"no GBK locale can be made: {made.stderr.decode(errors='replace').strip()[-200:]}")
    return variables


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_works_in_a_gbk_locale(name: str, gbk: dict[str, str], tmp_path: Path) -> None:
    """Files are read and written as UTF-8, the console speaks GBK, file names are Chinese."""
    folder = tmp_path / "训练"
    folder.mkdir()
    (folder / "openbayes.yaml").write_text(HARD, encoding="utf-8")
    out_encoding = "utf-8" if name in FILE_TEXTS else None
    done = obconf(*COMMANDS[name], cwd=folder, encoding="gbk", out_encoding=out_encoding, env=gbk)
    assert done.code in (0, 1, 2)
    assert "Traceback" not in said(done)
    assert "\\u8bad" not in said(done), "GBK has this character"


def test_output_files_are_utf_8_in_every_locale(gbk: dict[str, str], tmp_path: Path) -> None:
    """With LF at line ends, so that they can be kept and compared."""
    (tmp_path / "openbayes.yaml").write_text(HARD, encoding="utf-8")
    done = obconf("validate", "-o", "report.txt", cwd=tmp_path, encoding="gbk", env=gbk)
    report = (tmp_path / "report.txt").read_bytes()
    assert (done.code, done.out) == (1, "")
    assert "训练" in report.decode("utf-8")
    assert b"\r" not in report


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours(choice: str, environ: dict[str, str], terminal: bool, coloured: bool) -> None:
    """The option, then NO_COLOR, then FORCE_COLOR, then whether somebody is looking."""

    class Stream:
        def isatty(self) -> bool:
            return terminal

    assert wants_color(choice, Stream(), environ) is coloured  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False)]
)
def test_reports_that_are_piped(variables: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    """Plain unless colours are forced."""
    (tmp_path / "openbayes.yaml").write_text(REFUSED)
    for words in (["validate"], ["validate", "--format", "concise"], ["validate", "--help"], ["validate", "gone"]):
        done = obconf(*words, cwd=tmp_path, env=variables)
        assert ("\x1b[" in said(done)) is coloured


def test_machine_formats_have_no_colours(tmp_path: Path) -> None:
    """Whatever is forced."""
    (tmp_path / "openbayes.yaml").write_text(REFUSED)
    assert "\x1b" not in obconf("validate", "--format", "json", "--color", "always", cwd=tmp_path).out


@posix_only
@pytest.mark.parametrize(
    ("words", "text", "code"),
    [
        (["validate"], REFUSED, 1),
        (["validate"], COMPLETE, 0),
        (["schema"], "", 0),
        (["validate", "--help"], "", 0),
        (["--version"], "", 0),
    ],
)
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_closed_pipe_changes_nothing_but_the_output(
    words: list[str], text: str, code: int, stream: str, tmp_path: Path
) -> None:
    """The exit code is that of the run, whoever stops reading, and nothing is said about it."""
    (tmp_path / "openbayes.yaml").write_text(text)
    reader, writer = os.pipe()
    os.close(reader)
    ends = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writer}
    done = subprocess.run(
        [sys.executable, "-m", "openbayes_cli", *words],
        cwd=tmp_path,
        stdout=ends["stdout"],
        stderr=ends["stderr"],
        env=environment(OBCONF_LANG="en"),
        check=False,
    )
    os.close(writer)
    assert done.returncode == code
    assert b"Traceback" not in (done.stderr or b"")
    assert b"Broken" not in (done.stderr or b"")


@posix_only
@pytest.mark.parametrize(
    ("words", "code"), [(["--version"], 0), (["schema"], 0), (["validate"], 1), (["validate", "-"], 2)]
)
def test_streams_may_be_closed_from_the_start(words: list[str], code: int, tmp_path: Path) -> None:
    """As some schedulers do."""
    (tmp_path / "openbayes.yaml").write_text(REFUSED)
    command = [sys.executable, "-m", "openbayes_cli", *words]
    shell = ["sh", "-c", 'exec "$@" <&- >&-', "sh", *command]
    done = subprocess.run(shell, cwd=tmp_path, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    """And exit code 2: the result is not there."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "openbayes_cli", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(OBCONF_LANG="en"),
            check=False,
        )
    said = b"error: The output cannot be written: no space left on the device.\n"
    assert (done.returncode, done.stderr) == (2, said)


@posix_only
@pytest.mark.parametrize(("lang", "line"), [("en", "Interrupted.\n"), ("zh", "已中断。\n")])
def test_an_interrupt_is_one_line(lang: str, line: str, tmp_path: Path) -> None:
    """Exit code 130."""
    process = subprocess.Popen(
        [sys.executable, "-m", "openbayes_cli", "validate", "-v", str(tmp_path / "openbayes.yaml"), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(OBCONF_LANG=lang),
    )
    assert process.stderr
    assert b"openbayes.yaml" in process.stderr.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.decode().splitlines(keepends=True)[-1:]) == (130, b"", [line])
    assert b"Traceback" not in err
