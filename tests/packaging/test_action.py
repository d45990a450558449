"""The GitHub Action: its form, and the shell lines that it runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.support import COMPLETE, REFUSED, ROOT
from tests.packaging.support import need_registry, posix_only, run

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SETUP, STEP = ACTION["runs"]["steps"]


def test_the_form() -> None:
    """As published for editors by the schema store, which check-jsonschema carries."""
    checked = run(
        *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"), cwd=ROOT
    )
    assert checked.returncode == 0, checked.stdout


def test_inputs_reach_the_shell_as_variables_only() -> None:
    """An expression within the script would be a way to run something."""
    assert "${{" not in STEP["run"]
    assert {value for value in STEP["env"].values() if "inputs" in value} == {
        "${{ inputs.paths }}",
        "${{ inputs.args }}",
    }
    assert SETUP["with"]["update-environment"] is False


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's folder for temporary files; what one run installed there is good for the next one."""
    need_registry()
    return tmp_path_factory.mktemp("runner")


def step(
    folder: Path, temporary: Path, paths: str, arguments: str = "", python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run the shell lines as the runner does."""
    script = temporary / "step.sh"
    script.write_text(STEP["run"], encoding="utf-8")
    env = {
        "OBCONF_PYTHON": python,
        "OBCONF_PATHS": paths,
        "OBCONF_ARGS": arguments,
        "RUNNER_TEMP": str(temporary),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_WORKSPACE": str(folder.parent),
    }
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), cwd=folder, env=env)


@posix_only
def test_the_step(tmp_path: Path, temporary: Path) -> None:
    """Annotations beside the readable report, more reports by options, paths that hold spaces, the exit code."""
    folder = tmp_path / "train"
    for name, text in (("a b", REFUSED), ("good", COMPLETE)):
        (folder / name).mkdir(parents=True)
        (folder / name / "openbayes.yaml").write_text(text, encoding="utf-8")
    # Nothing of the checked repository is executed, whatever its files are called.
    (folder / "click.py").write_text("raise SystemExit('executed')\n", encoding="utf-8")
    done = step(folder, temporary, "a b\ngood", "--lang=en\n--report=sarif=out dir.sarif\n")
    assert done.returncode == 1, done.stderr
    assert "error[OB101]" in done.stdout
    assert "::error file=train/a b/openbayes.yaml,line=5," in done.stdout
    log = json.loads((folder / "out dir.sarif").read_text(encoding="utf-8"))
    assert log["runs"][0]["results"][0]["ruleId"] == "OB101"

    # From here on it is installed.
    installed = temporary / "python"
    installed.write_text(f'#!/bin/sh\ntest "$2" = pip || exec "{sys.executable}" "$@"\n', encoding="utf-8")
    installed.chmod(0o755)
    assert step(folder, temporary, "good\n", python=str(installed)).returncode == 0
    assert step(folder, temporary, "--help", python=str(installed)).returncode == 2
