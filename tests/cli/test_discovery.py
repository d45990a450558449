"""Which files are looked at."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest

from openbayes_config.lookup.walk import walk
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, Run, obconf

Validate: TypeAlias = Callable[..., Run]
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def make(folder: Path, *names: str, text: str = COMPLETE) -> None:
    """Files with a faultless content."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def validate(inside: Inside) -> Validate:
    """Look at files from within a folder."""

    def run(folder: Path, *arguments: str) -> Run:
        return inside("validate", "-v", "--lang", "en", *arguments, cwd=folder)

    return run


def read(done: Run) -> list[str]:
    """The files that were looked at."""
    return [line.partition(": ")[0] for line in done.err.splitlines() if line.endswith(" bytes read.")]


def test_without_a_path_the_file_that_the_client_reads(tmp_path: Path, validate: Validate) -> None:
    """And no other."""
    make(tmp_path, "openbayes.yaml", "other/openbayes.yaml")
    done = validate(tmp_path)
    assert (done.code, read(done)) == (0, ["openbayes.yaml"])


def test_without_a_file_the_cost_of_going_on_is_named(tmp_path: Path, validate: Validate) -> None:
    """The client would write a default file and start a paid machine."""
    done = validate(tmp_path)
    assert done.code == 2
    assert done.err == (
        "error: There is no openbayes.yaml in this folder.\n"
        "note: In a folder that is linked to a container, `bayes gear run workspace` would write a default one "
        "and start a workspace on a paid rtx-4090.\n"
    )
    make(tmp_path, ".openbayesgear")
    assert "`bayes gear run workspace` would now write a default one here" in validate(tmp_path).err


@pytest.mark.parametrize(
    "name",
    [
        "openbayes.yml",
        "Openbayes.yaml",
        "HyperAI.yaml",
        "hyperai.yml",
        "openbayes.yaml.txt",
        "openbayes",
        "open-bayes.yaml",
        "openbayse.yaml",
        "openbayes.yml.yaml",
        "openbayes_config.yaml",
    ],
)
def test_a_near_spelling_is_named(name: str, tmp_path: Path, validate: Validate) -> None:
    """The client does not read it, which is easily overlooked."""
    make(tmp_path, name)
    if (tmp_path / "openbayes.yaml").exists():
        pytest.skip("this file system does not tell the two names apart")
    note = f"note: The client reads openbayes.yaml only, under exactly this name; not {name}.\n"
    assert validate(tmp_path).err.endswith(note)


@pytest.mark.parametrize("name", ["main.yaml", "README.md", "config.yml", ".openbayes.yaml.swp", "requirements.txt"])
def test_other_files_are_not_named(name: str, tmp_path: Path, validate: Validate) -> None:
    """A suggestion must mean something."""
    make(tmp_path, name)
    assert name not in validate(tmp_path).err


def test_the_file_above_is_named(tmp_path: Path, validate: Validate) -> None:
    """A wrong folder is the commonest reason."""
    make(tmp_path, "openbayes.yaml", "src/main.py")
    done = validate(tmp_path / "src")
    assert done.err.endswith("note: There is one in the folder above: obconf validate ../openbayes.yaml\n")


def test_named_files_are_looked_at_in_order_and_once(tmp_path: Path, validate: Validate) -> None:
    """Whatever they are called."""
    make(tmp_path, "b.yaml", "a.yaml")
    assert read(validate(tmp_path, "b.yaml", "a.yaml", "./b.yaml", "b.yaml")) == ["b.yaml", "a.yaml", "b.yaml"]


def test_a_missing_file_does_not_hide_the_others(tmp_path: Path, validate: Validate) -> None:
    """It is said, and the exit code is 2."""
    make(tmp_path, "openbayes.yaml")
    done = validate(tmp_path, "openbaies.yaml", "openbayes.yaml")
    assert (done.code, read(done)) == (2, ["openbayes.yaml"])
    assert done.err.startswith("error: openbaies.yaml does not exist.\nnote: Beside it there is openbayes.yaml.\n")


def test_all_that_is_missing_is_said(tmp_path: Path, validate: Validate) -> None:
    """Not only the first."""
    done = validate(tmp_path, "a.yaml", "b.yaml")
    assert (done.code, done.err) == (2, "error: a.yaml does not exist.\nerror: b.yaml does not exist.\n")


def test_folders_are_searched(tmp_path: Path, validate: Validate) -> None:
    """Hidden folders and links are left out, a wrongly named file is mentioned."""
    make(tmp_path, "jobs/a/openbayes.yaml", "jobs/b/c/openbayes.yaml", "jobs/.hidden/openbayes.yaml", "jobs/other.yaml")
    make(tmp_path, "outside/openbayes.yaml", "jobs/d/openbayes.yml")
    (tmp_path / "jobs/link").symlink_to(tmp_path / "outside")
    (tmp_path / "jobs/linked").mkdir()
    (tmp_path / "jobs/linked/openbayes.yaml").symlink_to(tmp_path / "outside/openbayes.yaml")
    done = validate(tmp_path, "jobs")
    assert (done.code, read(done)) == (0, ["jobs/a/openbayes.yaml", "jobs/b/c/openbayes.yaml"])
    assert "under exactly this name; not jobs/d/openbayes.yml." in done.err


def test_a_folder_without_files_is_nothing_to_check(tmp_path: Path, validate: Validate) -> None:
    """Which is not success."""
    (tmp_path / "empty").mkdir()
    done = validate(tmp_path, "empty")
    assert (done.code, done.err) == (2, "error: There is no openbayes.yaml in empty or below.\n")


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path) -> None:
    """The rest is searched."""
    make(tmp_path, "a/openbayes.yaml")
    troubles: list[OSError] = []
    assert list(walk(str(tmp_path / "gone"), lambda _: True, troubles.append)) == []
    assert [error.filename for error in troubles] == [str(tmp_path / "gone")]


def git(folder: Path, *words: str) -> None:
    """Run git without anybody's settings."""
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


def _raise(error: OSError) -> None:
    raise error


def found(root: Path, below: Path | None = None) -> list[str]:
    """What a walk finds, relative to ``root``."""
    paths: Iterable[str] = walk(str(below or root), lambda name: name == "openbayes.yaml", _raise)
    return sorted(Path(path).relative_to(root).as_posix() for path in paths)


@needs_git
def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    """Folders and files, by the rules of every folder, those of a repository inside another too."""
    git(tmp_path, "init", "-q")
    make(tmp_path, "a/openbayes.yaml", "build/openbayes.yaml", "b/openbayes.yaml", "tracked/openbayes.yaml")
    make(tmp_path, "inner/openbayes.yaml", "inner/out/openbayes.yaml", "数据/openbayes.yaml")
    (tmp_path / ".gitignore").write_text("build/\nb/openbayes.yaml\ntracked/openbayes.yaml\n")
    git(tmp_path, "add", "-f", "tracked/openbayes.yaml")
    git(tmp_path / "inner", "init", "-q")
    (tmp_path / "inner/.gitignore").write_text("out\n")
    kept = ["a/openbayes.yaml", "inner/openbayes.yaml", "tracked/openbayes.yaml", "数据/openbayes.yaml"]
    assert found(tmp_path) == kept
    assert found(tmp_path, tmp_path / "a") == ["a/openbayes.yaml"]


@needs_git
def test_an_ignored_folder_that_is_named_is_searched(tmp_path: Path) -> None:
    """Whoever names it means it."""
    git(tmp_path, "init", "-q")
    make(tmp_path, "build/x/openbayes.yaml")
    (tmp_path / ".gitignore").write_text("build/\n")
    assert found(tmp_path, tmp_path / "build") == ["build/x/openbayes.yaml"]


@needs_git
def test_a_repository_runs_no_program(tmp_path: Path) -> None:
    """Git settings that come with a folder may name programs."""
    git(tmp_path, "init", "-q")
    make(tmp_path, "openbayes.yaml")
    git(tmp_path, "add", ".")
    program = tmp_path / "monitor.sh"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/executed\n")
    program.chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(program))
    assert found(tmp_path) == ["openbayes.yaml"]
    assert not (tmp_path / "executed").exists()


def test_works_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left out then."""
    monkeypatch.setenv("PATH", "")
    make(tmp_path, ".gitignore", text="build\n")
    (tmp_path / ".git").mkdir()
    make(tmp_path, "build/openbayes.yaml")
    assert found(tmp_path) == ["build/openbayes.yaml"]


def test_stdin(tmp_path: Path) -> None:
    """Reports call it what they are told."""
    plain = obconf("validate", "-", "--format", "concise", cwd=tmp_path, stdin=b"[]")
    named = obconf("validate", "-", "--stdin-filename", "jobs/x.yaml", "--format", "concise", cwd=tmp_path, stdin=b"[]")
    assert plain.out.startswith("<stdin>:1:1: error[")
    assert named.out.startswith("jobs/x.yaml:1:1: error[")
    assert (plain.code, named.code) == (1, 1)


def test_a_file_that_the_client_does_not_read(tmp_path: Path, validate: Validate) -> None:
    """It is checked as asked, and said that its name is another one."""
    make(tmp_path, "openbayes.yml", "other.yaml")
    done = validate(tmp_path, "openbayes.yml")
    assert done.code == 0
    assert "note: The client reads openbayes.yaml only, under exactly this name; not openbayes.yml." in done.err
    assert "exactly this name" not in validate(tmp_path, "other.yaml").err
