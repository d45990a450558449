"""Real files run after `obconf fix`, with all their bindings.

OBCONF_CORPUS names a folder of openbayes.yaml files of other people, which are not part of this repository. A file
that passes is accepted by the client once it is repaired; one that is skipped needs a decision that nobody but its
author can take, and the reason says which.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from openbayes_config.fixer import fix
from tests.conformance.runner import Case, Mode, Pool

FOLDER = os.environ.get("OBCONF_CORPUS", "")
FILES = sorted(Path(FOLDER).glob("*.yaml")) if FOLDER else []
KEYS = ("data_bindings", "data_binding", "bindings")


@pytest.mark.skipif(not FILES, reason="OBCONF_CORPUS names no folder of files")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_real_file_runs_after_its_repair(path: Path, pool: Pool) -> None:
    data = path.read_bytes()
    result = fix(data)
    errors = [f"{each.rule.name}: {each.what('en')}" for each in result.left.diagnostics if each.severity == "error"]
    if errors:
        pytest.skip("; ".join(errors))
    before: Any = yaml.safe_load(data)
    after: Any = yaml.safe_load(result.data)
    secrets: dict[str, str] = {
        each["env"]: "secret" for each in after["parameters"].values() if isinstance(each, dict) and "env" in each
    }
    for mode in modes(after):
        outcome = pool.one(Case(path.name, result.data, environ=secrets), mode)
        assert outcome.operation, outcome.stdout + outcome.stderr
        sent = {(each["name"], each["path"]) for each in outcome.sent["dataBindings"] or ()}
        assert set(written(before)) == sent
        assert outcome.sent["resource"] == before.get("resource", "rtx-4090")
        assert mode == "workspace" or outcome.command == before["command"]
        values = {each["name"]: each["value"] for each in outcome.sent["parameters"] or () if not each["isSecret"]}
        assert values == {
            name: each for name, each in before.get("parameters", {}).items() if not isinstance(each, dict)
        }


def modes(plain: dict[str, Any]) -> Iterator[Mode]:
    """What the file can be run as: a task needs a command, tuning a filled block as well."""
    yield "workspace"
    if plain["command"]:
        yield "task"
        if plain["hyper_tuning"]["goal"]:
            yield "hypertuning"


def written(plain: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Data and path of every binding, whatever key it stands under."""
    for key in KEYS:
        for entry in plain.get(key) or ():
            parts = entry.split(":") if isinstance(entry, str) else (entry["data"], entry["path"])
            yield parts[0], parts[1]
