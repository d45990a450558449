"""``obconf init``: a file that the client accepts, in every mode, language and folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import pytest

from openbayes_config.client import Mode, judge
from openbayes_config.client.template import TEMPLATE
from openbayes_config.document import parse
from openbayes_config.emit import lines
from openbayes_config.files import DiskFiles, MemoryFiles
from openbayes_config.linter import lint
from openbayes_config.starter import is_untouched, plan_for
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, obconf

MODES: tuple[Mode, ...] = ("task", "workspace", "hypertuning")
SCRIPT = """\
import argparse
import openbayestool
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=10)
parser.add_argument("--lr", type=float, default=1e-4)
parser.add_argument("--api-key", default="hunter2-hunter2")
parser.add_argument("--verbose", action="store_true")
args = parser.parse_args()
openbayestool.log_metric("val_loss", 1.0)
open("executed", "w")
"""
# The documentation's way of writing: one option a line, each with a comment behind the backslash.
DOCUMENTED = """\
bayes gear run task \\  # a task
  --data openbayes/mnist/1:/input0 \\ # the data
  -d zhang/jobs/abc/output:/output:rw \\
  --env=tensorflow-1.12 \\# the image
  -r t4 \\
  -- python main.py --epochs 5
"""


def submission(text: str | bytes, mode: Mode) -> dict[str, Any]:
    """What the client would send; fails where it would refuse the file."""
    verdict = judge(parse(text), mode)
    assert verdict.submission is not None, [outcome.kind for outcome in verdict.outcomes]
    return dict(verdict.submission.input)


def bound(sent: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(each["name"], each["path"], each["bindingAuth"]) for each in sent["dataBindings"] or ()]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("script", [True, False])
def test_the_client_accepts_it(mode: Mode, lang: str, script: bool, tmp_path: Path, inside: Inside) -> None:
    """And obconf finds nothing; the script is read, not run."""
    if script:
        (tmp_path / "train.py").write_text(SCRIPT)
    done = inside("init", "--mode", mode, "--lang", lang, cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    text = (tmp_path / "openbayes.yaml").read_text(encoding="utf-8")
    sent = submission(text, mode)
    assert (sent["resource"], sent["runtime"]) == (TEMPLATE["resource"], TEMPLATE["env"])
    files = DiskFiles(str(tmp_path)) if script else None
    assert [each.rule.id for each in lint(text, mode=mode, files=files).diagnostics] == []
    assert "hunter2" not in text
    assert not (tmp_path / "executed").exists()
    assert bool(re.search("[\u4e00-\u9fff]", text)) == (lang == "zh")
    text.encode("gbk")


def test_the_script_and_its_flags(tmp_path: Path, inside: Inside) -> None:
    """Its name becomes the command, its flags a comment, its metric and a flag the beginning of a tuning block."""
    (tmp_path / "train.py").write_text(SCRIPT)
    inside("init", "--mode", "hypertuning", "--lang", "en", cwd=tmp_path)
    text = (tmp_path / "openbayes.yaml").read_text(encoding="utf-8")
    plain = cast("dict[str, Any]", parse(text).plain())
    assert plain["command"] == "python train.py"
    assert "#   parameters:\n#     epochs: 10\n#     lr: 0.0001\nparameters: {}\n" in text
    assert (plain["hyper_tuning"]["hyperparameter_metric"], plain["hyper_tuning"]["goal"]) == ("val_loss", "MINIMIZE")
    spec = plain["hyper_tuning"]["parameter_specs"][0]
    assert (spec["name"], spec["min_value"], spec["max_value"]) == ("lr", 1e-5, 1e-3)


@pytest.mark.parametrize(
    ("names", "command"),
    [
        (["train.py", "main.py"], "python main.py"),
        (["model.py"], "python model.py"),
        (["a.py", "b.py"], "python main.py"),
        (["a b.py"], "python main.py"),
        ([], "python main.py"),
    ],
)
def test_which_script(names: list[str], command: str, tmp_path: Path, inside: Inside) -> None:
    """The usual names first, then the only one; else a command that is said to be made up."""
    for name in names:
        (tmp_path / name).write_text("")
    done = inside("init", "--lang", "en", cwd=tmp_path)
    found = f"command: {command}\n" in (tmp_path / "openbayes.yaml").read_text(encoding="utf-8")
    assert found
    assert ("No script was found" in done.err) == (command.split()[1] not in names)


@pytest.mark.parametrize("text", [COMPLETE, "a: [", "# mine\n", "command: python x.py\n", "\x00"])
def test_nothing_is_overwritten(text: str, tmp_path: Path, inside: Inside) -> None:
    """Whatever stands there; one line, exit code 2."""
    (tmp_path / "openbayes.yaml").write_text(text)
    for arguments in ((), ("--from-command", "bayes gear run task -- x")):
        done = inside("init", "--lang", "en", *arguments, cwd=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert done.err == "error: openbayes.yaml is there already and is left as it is.\n"
    assert (tmp_path / "openbayes.yaml").read_text() == text


def test_a_link_to_nowhere_is_left_alone(tmp_path: Path, inside: Inside) -> None:
    """It is something, too."""
    (tmp_path / "openbayes.yaml").symlink_to(tmp_path / "gone" / "file")
    assert inside("init", cwd=tmp_path).code == 2
    assert not (tmp_path / "gone").exists()


def _template(newline: str = "\n") -> bytes:
    """The values of the official template, with comments of our own around them."""
    parts = [f"# about {key}\n{lines({key: value})}\n" for key, value in TEMPLATE.items()]
    return "\n".join(parts).replace("\n", newline).encode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mode", MODES)
def test_an_untouched_template_is_filled_in(mode: Mode, newline: str, tmp_path: Path, inside: Inside) -> None:
    """Its comments and line ends stay; only values change."""
    (tmp_path / "train.py").write_text(SCRIPT)
    before = b"\xef\xbb\xbf" + _template(newline)
    (tmp_path / "openbayes.yaml").write_bytes(before)
    command = f"bayes gear run {mode} -d a/b/1:/input0 -d a/b/1:/input1:rw -n 2 -- python train.py"
    done = inside("init", "--from-command", command, "--lang", "en", cwd=tmp_path)
    assert done.code == 0, done.err
    after = (tmp_path / "openbayes.yaml").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# about data_bindings")
    assert [line for line in after.split(b"\n") if b"#" in line] == [
        line for line in before.split(b"\n") if b"#" in line
    ]
    assert after.count(newline.encode()) == after.count(b"\n")
    sent = submission(after, mode)
    assert bound(sent) == [("a/b/1", "/input0", "READ_ONLY"), ("a/b/1", "/input1", "READ_WRITE")]


def test_what_counts_as_untouched() -> None:
    """Values, not text; no values more, none less."""
    assert is_untouched(parse(_template()))
    assert is_untouched(parse(""))
    assert is_untouched(parse(_template().replace(b'"1"', b"'1'")))
    assert not is_untouched(parse(_template() + b"x-mine: 1\n"))
    assert not is_untouched(parse(_template().replace(b"node: 1", b"node: 2")))
    assert not is_untouched(parse("# only a comment\n"))


def test_a_documented_command(tmp_path: Path, inside: Inside) -> None:
    """Comments behind backslashes included; a shell would not take them, and that is said."""
    done = inside("init", "--from-command", DOCUMENTED, "--lang", "en", cwd=tmp_path)
    assert done.code == 0
    assert "A shell would not accept the command" in done.err
    sent = submission((tmp_path / "openbayes.yaml").read_bytes(), "task")
    assert sent["newTask"]["command"] == "python main.py --epochs 5"
    assert (sent["runtime"], sent["resource"]) == ("tensorflow-1.12", "t4")
    assert bound(sent) == [
        ("openbayes/mnist/1", "/input0", "READ_ONLY"),
        ("zhang/jobs/abc/output", "/output", "READ_WRITE"),
    ]


def test_stdin_and_stdout(tmp_path: Path) -> None:
    """A command from stdin in any encoding, the file on stdout."""
    text = "\ufeffbayes gear run workspace -r cpu -e pytorch-2.6-2204 -n 3\r\n".encode()
    done = obconf("init", "--from-command", "-", "-o", "-", "--lang", "en", cwd=tmp_path, stdin=text)
    assert (done.code, done.err) == (0, "")
    assert submission(done.out, "workspace")["newBatchWorkspace"]["size"] == 3
    assert list(tmp_path.iterdir()) == []


def test_unknown_options_are_named(tmp_path: Path, inside: Inside) -> None:
    """With the nearest one; nothing is written, secrets are masked."""
    done = inside("init", "--from-command", "bayes gear run task --resourse t4", "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: `bayes gear run` has no option `--resourse`. Did you mean --resource?\n"
    token = "hf_" + "a" * 30
    done = inside("init", "--from-command", f"bayes gear run task -n {token}", cwd=tmp_path)
    assert token not in done.err
    assert list(tmp_path.iterdir()) == []


def test_modes_that_differ(tmp_path: Path, inside: Inside) -> None:
    """Are a question, not a guess."""
    assert inside("init", "--mode", "task", "--from-command", "bayes gear run workspace", cwd=tmp_path).code == 2


def test_bindings_that_the_long_form_would_lose(tmp_path: Path, inside: Inside) -> None:
    """Data that begins like earlier data is written in the short form."""
    command = "bayes gear run task -d a/b/10:/input0 -d a/b/1:/input1 -- x"
    assert inside("init", "--from-command", command, cwd=tmp_path).code == 0
    text = (tmp_path / "openbayes.yaml").read_text(encoding="utf-8")
    assert len(bound(submission(text, "task"))) == 2
    assert "\ndata_bindings:" not in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, b".openbayesgear\n"),
        (b"", b".openbayesgear\n"),
        (b"a", b"a\n.openbayesgear\n"),
        (b"a\r\n", b"a\r\n.openbayesgear\r\n"),
        (b".openbayesgear\nb\n", b".openbayesgear\nb\n"),
        (b"/.openbayesgear", b"/.openbayesgear"),
    ],
)
def test_gitignore(before: bytes | None, after: bytes, tmp_path: Path, inside: Inside) -> None:
    """Offered where git is used, written when asked for, once."""
    if before is not None:
        (tmp_path / ".gitignore").write_bytes(before)
    (tmp_path / ".git").mkdir()
    offered = inside("init", "--lang", "en", "-o", "a.yaml", cwd=tmp_path)
    assert (".openbayesgear" in offered.err) == (before != after)
    assert not (tmp_path / ".gitignore").exists() or (tmp_path / ".gitignore").read_bytes() == before
    for name in ("b.yaml", "c.yaml"):
        assert inside("init", "--gitignore", "-o", name, cwd=tmp_path).code == 0
        assert (tmp_path / ".gitignore").read_bytes() == after


def test_memory_files_plan_like_files_on_disk() -> None:
    """The library takes any store of files."""
    plan = plan_for(MemoryFiles({"main.py": SCRIPT}))
    assert (plan.command, plan.metric, dict(plan.flags)) == ("python main.py", "val_loss", {"epochs": 10, "lr": 1e-4})
