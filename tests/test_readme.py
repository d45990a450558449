"""Every command that the READMEs show is run, and prints exactly what they show.

``python -m tests.test_readme --write`` writes the outputs again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = {"README.md": "en", "README.zh-CN.md": "zh"}
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
# Installing, and what belongs to the official client, is not run here.
_LEFT_ALONE = ("pip ", "pipx ", "uvx ", "git ", "make ", "bayes ")


def replayed(page: str, lang: str) -> str:
    """The page with the output of each of its commands as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        return _BLOCK.sub(lambda block: _replay(block[0], lang, folder), page)


def _replay(block: str, lang: str, folder: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if any(command[2:].startswith(_LEFT_ALONE) for command in commands):
        return block
    return "".join(f"{command}\n{_output(command[2:], lang, folder)}" for command in commands)


def _output(command: str, lang: str, folder: str) -> str:
    env = {**os.environ, "OBCONF_LANG": lang, "COLUMNS": "80", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    env["PYTHONPATH"] = os.pathsep.join(str(ROOT / part) for part in (".", "schema", "cli", "lsp"))
    line = re.sub(r"^obconf\b", f"{sys.executable} -m openbayes_cli", command)
    ran = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("name", PAGES)
def test_shown_output_is_real(name: str) -> None:
    """What a reader sees is what obconf prints."""
    page = (ROOT / name).read_text(encoding="utf-8")
    assert replayed(page, PAGES[name]) == page


def test_both_languages_show_the_same_commands() -> None:
    """Neither page falls behind the other."""
    shown = [
        [line for block in _BLOCK.findall((ROOT / name).read_text(encoding="utf-8")) for line in block.splitlines()]
        for name in PAGES
    ]
    english, chinese = ([line for line in lines if line.startswith("$ ")] for lines in shown)
    assert english == chinese


if __name__ == "__main__" and "--write" in sys.argv:
    for page_name, page_lang in PAGES.items():
        path = ROOT / page_name
        path.write_text(replayed(path.read_text(encoding="utf-8"), page_lang), encoding="utf-8")
