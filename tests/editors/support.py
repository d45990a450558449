"""What the tests with real editors share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.support import COMPLETE

ROOT = Path(__file__).parent.parent.parent
GUIDE = ROOT / "docs" / "editors.md"

REFUSED = "# 数据 😀\n" + COMPLETE.replace("command:", "comand:")
"""A file with one mistake, behind characters that are one, two or four units wide."""


def block(language: str, holding: str) -> str:
    """The code block of the guide in a language that holds a text: what users copy is what is tried."""
    parts = GUIDE.read_text(encoding="utf-8").split("```")
    found = [each.partition("\n")[2] for each in parts[1::2] if each.startswith(f"{language}\n") and holding in each]
    assert len(found) == 1, f"{len(found)} blocks of {language} with {holding}"
    return found[0]


def program(*names: str) -> str:
    """The first of these programs that is installed; a variable like OBCONF_NVIM names another one."""
    for name in names:
        found = os.environ.get(f"OBCONF_{name.upper()}") or shutil.which(name)
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed")


def environment(home: Path) -> dict[str, str]:
    """A home of its own, with the obconf of these tests first on PATH."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "PATH": path,
        "LC_ALL": "C.UTF-8",
    }


def run(words: list[str], home: Path, cwd: Path) -> str:
    """Run an editor to its end, and return what it printed."""
    env, nothing = environment(home), subprocess.DEVNULL
    ended = subprocess.run(
        words, cwd=cwd, env=env, stdin=nothing, capture_output=True, text=True, timeout=60, check=False
    )
    return ended.stdout + ended.stderr
