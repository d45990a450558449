"""The fixtures: real files, ours and, where OBCONF_CORPUS names a folder, the files there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.conformance.environment import ROOT
from tests.conformance.plain import is_map, plain_of
from tests.conformance.runner import Case, Pool


def fixture_files() -> list[Path]:
    """Every YAML file below `examples/` and `tests/fixtures/`, and the corpus if there is one."""
    corpus = os.environ.get("OBCONF_CORPUS")
    folders = [ROOT / "examples", ROOT / "tests" / "fixtures", *([Path(corpus)] if corpus else [])]
    return sorted(path for folder in folders for path in folder.rglob("*.y*ml") if path.is_file())


def fixture_cases() -> list[Case]:
    """One case per file, with every variable that its secrets name set to a known value."""
    return [fixture_case(path.parent.name + "/" + path.name, path.read_bytes()) for path in fixture_files()]


def fixture_case(name: str, data: bytes) -> Case:
    return Case(name, data, environ={variable: f"value of {variable}" for variable in variables(data)})


def template_case(pool: Pool) -> Case:
    """The official template, as this version of the client writes it."""
    written = pool.raw(["gear", "init", "conformance"]).written["openbayes.yaml"]
    return Case(f"template of {pool.version}", written)


def variables(data: bytes) -> Iterator[str]:
    """The names that parameters read from the environment."""
    try:
        plain = plain_of(data)
    except (yaml.YAMLError, ValueError):
        return
    parameters = plain.get("parameters") if is_map(plain) else None
    for value in parameters.values() if is_map(parameters) else ():
        if is_map(value) and isinstance(value.get("env"), str) and value["env"]:
            yield value["env"]
