"""``obconf normalize`` as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbayes_cli import main
from tests.cli.support import COMPLETE, obconf

LONG = COMPLETE
BINDINGS = "bindings:\n  - openbayes/mnist/1:/input0:ro\n"
SHORT = BINDINGS + COMPLETE[COMPLETE.index("resource:") :]
SAMPLE = """\
bindings:
  - openbayes/mnist/1:/input0
  - openbayes/mnist/1:/input1:rw
  - openbayes/jobs/jfaqJeLMcPM/output:/output:rw
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "openbayes.yaml"
    path.write_bytes(LONG.encode())
    return path


def test_prints_the_result(path: Path) -> None:
    run = obconf("normalize", "--to", "bindings", cwd=path.parent)
    assert (run.code, run.out, run.err) == (0, SHORT, "")
    assert path.read_text(encoding="utf-8") == LONG


def test_writes_the_file(path: Path) -> None:
    run = obconf("normalize", "--to", "bindings", "--write", cwd=path.parent)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert path.read_text(encoding="utf-8") == SHORT
    obconf("normalize", "--to", "data_bindings", "--write", cwd=path.parent)
    assert path.read_text(encoding="utf-8") == LONG


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_shows_what_would_change(option: str, path: Path) -> None:
    run = obconf("normalize", "--to", "bindings", option, "--lang", "en", cwd=path.parent)
    assert (run.code, run.err) == (1, "openbayes.yaml would be changed.\n")
    assert bool(run.out) == (option == "--diff")
    assert path.read_text(encoding="utf-8") == LONG
    assert obconf("normalize", "--to", "data_bindings", option, cwd=path.parent) == (0, "", "")


def test_stdin_and_output_file(tmp_path: Path) -> None:
    data = ("\ufeff# 训练\n" + LONG).replace("\n", "\r\n").encode()
    obconf("normalize", "--to", "bindings", "-", "-o", "out", cwd=tmp_path, stdin=data)
    assert (tmp_path / "out").read_bytes() == ("\ufeff# 训练\n" + SHORT).replace("\n", "\r\n").encode()


def test_a_refusal_names_entry_and_reason_and_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "openbayes.yaml").write_text(SAMPLE, encoding="utf-8")
    run = obconf("normalize", "--to", "data_bindings", "--write", "--lang", "en", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("error: openbayes.yaml:3:5: In `data_bindings`, bayes 0.28.5 would drop this binding of")
    assert "--to bindings" in run.err
    assert (tmp_path / "openbayes.yaml").read_text(encoding="utf-8") == SAMPLE
    run = obconf("normalize", "--to", "data_bindings", "--lang", "zh", cwd=tmp_path)
    assert run.err.startswith("错误：openbayes.yaml:3:5: 写成 `data_bindings` 后，bayes 0.28.5 会丢弃这一项")
    assert obconf("normalize", "--to", "bindings", cwd=tmp_path).out == SAMPLE


def test_what_the_job_gets_now_is_said(tmp_path: Path) -> None:
    text = "data_binding:\n- data: a\n  path: /input0\n"
    run = obconf("normalize", "--to", "data_bindings", "-", "--lang", "en", cwd=tmp_path, stdin=text.encode())
    assert run.out == "data_bindings:\n- data: a\n  path: /input0\n  type: ro\n"
    unread, right = run.err.splitlines()
    assert unread.startswith("note: <stdin>:1:1: bayes 0.28.5 has not read the bindings under `data_binding` so far")
    assert right.startswith("note: <stdin>:2:3: No access mode was written for `a`")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--to", "long"),
        ("--to", "bindings", "--write", "--check"),
        ("--to", "bindings", "openbayes.yaml", "openbayes.yaml", "-"),
        ("--to", "bindings", "gone.yaml"),
        ("--to", "bindings", "--client", "0.1"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], path: Path) -> None:
    run = obconf("normalize", *arguments, cwd=path.parent)
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_several_files_can_be_written(path: Path) -> None:
    other = path.with_name("other.yaml")
    other.write_text(SAMPLE, encoding="utf-8")
    run = obconf("normalize", "--to", "data_bindings", "--write", "other.yaml", "openbayes.yaml", cwd=path.parent)
    assert run.code == 1
    assert other.read_text(encoding="utf-8") == SAMPLE
    assert path.read_text(encoding="utf-8") == LONG


def test_a_secret_is_not_shown(tmp_path: Path) -> None:
    token = "hf_abcdefghijklmnopqrstuvwxyz012345"
    text = f"bindings:\n- {token}\n"
    run = obconf("normalize", "--to", "data_bindings", "-", cwd=tmp_path, stdin=text.encode())
    assert run.code == 1
    assert token not in run.err


def test_a_terminal_gets_no_characters_that_steer_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(("# \u202eevil\r\n" + LONG).encode())
    monkeypatch.chdir(path.parent)
    monkeypatch.setattr("openbayes_cli.rewriting.is_terminal", bool)
    assert main(["normalize", "--to", "bindings"]) == 0
    assert capsys.readouterr().out == "# \\u202eevil\n" + SHORT


def test_two_results_do_not_go_into_one_file(path: Path) -> None:
    run = obconf("normalize", "--to", "bindings", "openbayes.yaml", "-", "-o", "out", cwd=path.parent)
    assert run.code == 2
    assert not path.with_name("out").exists()
