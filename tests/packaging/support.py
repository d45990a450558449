"""What the tests of the packaging share: a package registry, a committed copy of the project, git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.cli.process import ROOT

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
_IDENTITY = ("-c", "user.name=obconf", "-c", "user.email=obconf@example.com", "-c", "commit.gpgsign=false")


@cache
def _missing_registry() -> str:
    """Why nothing can be installed here; empty where it can."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "1", "--dest"]
    target = ROOT / ".cache" / "registry"
    asked = subprocess.run([*command, str(target), "hatchling"], capture_output=True, text=True, check=False)
    shutil.rmtree(target, ignore_errors=True)
    return "" if asked.returncode == 0 else (asked.stderr.strip().splitlines() or ["no answer"])[-1]


def need_registry() -> None:
    """Skip the test with one line where there is no package registry, or fail where it may not be skipped."""
    reason = _missing_registry()
    if reason and os.environ.get("OBCONF_REQUIRE_CONFORMANCE") == "1":
        pytest.fail(reason)
    if reason:
        pytest.skip(f"NOT TESTED without a package registry: {reason}")


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command with the variables ``env`` beside those of this process; how it ended and what it said."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={**_outside(), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=300,
    )


def _outside() -> dict[str, str]:
    """The environment without what would lead git, obconf or Python back to this checkout."""
    prefixes = ("GIT_", "OBCONF", "PYTHON", "PRE_COMMIT", "GITHUB_", "CI_", "LC_", "LANG")
    return {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}


def git(folder: Path, *words: str) -> str:
    """Run git there; what it printed."""
    done = run("git", *_IDENTITY, *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit_all(folder: Path) -> str:
    """Make a repository of a folder; the commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all")
    return git(folder, "rev-parse", "HEAD")


def copy_of_the_project(target: Path) -> str:
    """Copy the files that git would have in the next commit, changed ones as they are, and commit them there.

    Skips the test where the project is no checkout, as in an unpacked source distribution.
    """
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("needs git and a checkout")
    names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return commit_all(target)
