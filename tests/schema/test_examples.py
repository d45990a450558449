"""The files under examples/ are as good, or as wrong, as their README says."""

from __future__ import annotations

import ast
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from openbayes_schema import load_schema, localized
from tests.schema.walk import problems

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/openbayes.yaml"))
# What the schema says about each file: (JSON pointer, keyword, offending keys or None).
FINDINGS: dict[str, list[tuple[str, str, str | None]]] = {
    "minimal": [("", "required", "hyper_tuning"), ("", "required", "node"), ("", "required", "parameters")],
    "parameters": [("", "required", "hyper_tuning"), ("", "required", "node")],
    "tuning-docs": [("/hyper_tuning", "required", "parallel_count"), ("/hyper_tuning", "required", "side_metrics")],
    "legacy": [("", "additionalProperties", "data_binding")],
    "shorthand-ignored": [("/data_bindings", "const", None)],
    "shorthand": [],
    "multi-node": [],
    "secrets": [],
    "tuning-grid": [],
}
GOOD = sorted(name for name, findings in FINDINGS.items() if not findings)


def read(name: str) -> Any:
    """An example as YAML 1.1 reads it."""
    return yaml.safe_load((EXAMPLES / name / "openbayes.yaml").read_text(encoding="utf-8"))


def findings(name: str) -> list[tuple[str, str, str | None]]:
    """What the schema says about an example."""
    return sorted(
        (
            "".join(f"/{part}" for part in error.absolute_path),
            str(error.validator),
            error.message.split("'")[1] if "'" in error.message and error.validator != "const" else None,
        )
        for error in problems(load_schema(), read(name))
    )


def test_every_example_is_judged() -> None:
    """A new example says here what is wrong with it, or that nothing is."""
    assert sorted(FINDINGS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_findings(name: str) -> None:
    """Exactly the mistakes that the example is about."""
    assert findings(name) == FINDINGS[name]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_lists_every_example(readme: str) -> None:
    """One row for each folder."""
    text = (EXAMPLES / readme).read_text(encoding="utf-8")
    rows = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    assert sorted(rows) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_script_takes_what_it_is_given(name: str) -> None:
    """The command's script is beside the file and has a flag for each value that reaches it."""
    document = read(name)
    words = shlex.split(document["command"])
    script = EXAMPLES / name / next(word for word in words if word.endswith(".py"))
    flags = {
        str(call.args[0].value)
        for call in ast.walk(ast.parse(script.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("add_argument")
        if isinstance(call.args[0], ast.Constant)
    }
    plain = [key for key, value in document.get("parameters", {}).items() if not isinstance(value, dict)]
    tuned = [spec["name"] for spec in document.get("hyper_tuning", {}).get("parameter_specs", [])]
    written = [word.partition("=")[0] for word in words if word.startswith("--")]
    assert {*written, *(f"--{name}" for name in [*plain, *tuned])} <= flags


def test_check_jsonschema_accepts_the_good_ones(tmp_path: Path) -> None:
    """The command line validator that people run in pre-commit, on the schema in each language."""
    program = shutil.which(
        "check-jsonschema", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    )
    if program is None:
        pytest.skip("check-jsonschema is not installed")
    for lang in ("en", "zh"):
        schema = tmp_path / f"{lang}.json"
        schema.write_text(json.dumps(localized(load_schema(), lang)), encoding="utf-8")
        files = [str(EXAMPLES / name / "openbayes.yaml") for name in GOOD]
        done = subprocess.run([program, "--schemafile", schema, *files], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
