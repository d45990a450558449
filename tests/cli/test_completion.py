"""``obconf completion``, asked by real shells where there are some."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from openbayes_cli.commands import SUMMARIES
from openbayes_cli.completion import SHELLS
from tests.cli.conftest import Inside
from tests.cli.process import environment
from tests.cli.support import obconf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``obconf`` on the PATH and the scripts for all shells."""
    folder = tmp_path_factory.mktemp("completion")
    starter = folder / "obconf"
    starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m openbayes_cli "$@"\n')
    starter.chmod(0o755)
    for shell in SHELLS:
        (folder / shell).write_text(obconf("completion", shell).out, encoding="utf-8")
    (folder / "other.yaml").write_text("")
    return folder


def ask(folder: Path, shell: str, script: str) -> list[str]:
    """The lines that a script of a real shell prints."""
    program = shutil.which(shell)
    if program is None or (shell == "bash" and sys.platform == "win32"):
        pytest.skip(f"there is no {shell}")
    path = environment()["PATH"]
    done = subprocess.run(
        [program, "-c", script],
        cwd=folder,
        capture_output=True,
        env=environment(PATH=f"{folder}{os.pathsep}{path}", HOME=str(folder), LANG="C"),
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


def bash(folder: Path, *words: str) -> list[str]:
    """What bash offers behind ``words``, the last of which is being typed."""
    typed = " ".join(f"'{word}'" for word in words)
    script = f"""
        source ./bash
        compopt() {{ :; }}
        COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}
        _obconf_completion obconf
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return ask(folder, "bash", script)


def test_bash_completes(folder: Path) -> None:
    """Commands, options, their values, and rules."""
    assert set(bash(folder, "obconf", "")) >= set(SUMMARIES)
    assert bash(folder, "obconf", "val") == ["validate"]
    assert "--mode" in bash(folder, "obconf", "validate", "--m")
    assert bash(folder, "obconf", "validate", "--mode", "w") == ["workspace"]
    assert bash(folder, "obconf", "completion", "p") == ["powershell"]
    assert bash(folder, "obconf", "explain", "shadowed-b") == ["shadowed-bindings"]
    assert bash(folder, "obconf", "explain", "ob20")[:2] == ["OB201", "OB202"]


def test_bash_registers_the_program(folder: Path) -> None:
    """As every script that a shell start-up file evaluates."""
    assert ask(folder, "bash", "source ./bash; complete -p obconf") == [
        "complete -o nosort -F _obconf_completion obconf"
    ]


def test_zsh_takes_the_script(folder: Path) -> None:
    """It is sourced without an error, and its function asks obconf."""
    script = "autoload -Uz compinit; compinit -u -D; source ./zsh; print -l ${_comps[obconf]}"
    assert ask(folder, "zsh", script) == ["_obconf_completion"]


def test_fish_completes(folder: Path) -> None:
    """Commands with their summaries."""
    lines = ask(folder, "fish", "source ./fish; complete -C 'obconf val'")
    assert [line.split("\t")[0] for line in lines] == ["validate"]


def test_powershell_completes(folder: Path) -> None:
    """Where it is installed."""
    script = ". ./powershell; (TabExpansion2 'obconf val' 10).CompletionMatches.CompletionText"
    assert ask(folder, "pwsh", script) == ["validate"]


def test_files_are_left_to_the_shell(folder: Path) -> None:
    """Where a command takes files, the answer says so."""
    words = {"_OBCONF_COMPLETE": "bash_complete", "COMP_WORDS": "obconf validate oth", "COMP_CWORD": "2"}
    assert obconf(cwd=folder, env=words).out.split() == ["file,oth"]


@pytest.mark.parametrize(("lang", "summary"), [("en", SUMMARIES["fix"].en), ("zh_CN", SUMMARIES["fix"].zh)])
def test_explanations_follow_the_language(lang: str, summary: str, folder: Path) -> None:
    """For the shells that show them."""
    words = {"_OBCONF_COMPLETE": "zsh_complete", "COMP_WORDS": "obconf fi", "COMP_CWORD": "1", "LANG": f"{lang}.UTF-8"}
    assert obconf(cwd=folder, env=words).out.splitlines() == ["plain", "fix", summary]


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_and_hints(shell: str, inside: Inside) -> None:
    """The script alone on stdout, where to put it on stderr."""
    english, chinese = (inside("completion", shell, "--lang", lang) for lang in ("en", "zh"))
    assert (english.code, english.out) == (0, chinese.out)
    assert "_OBCONF_COMPLETE" in english.out or "_obconf_completion" in english.out
    assert f"completion {shell}" in english.err
    assert f"completion {shell}" in chinese.err
    assert english.err != chinese.err
    english.out.encode("ascii")


def test_an_unknown_shell(inside: Inside) -> None:
    """The choices are named."""
    done = inside("completion", "tcsh", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "bash, zsh, fish, powershell" in done.err
