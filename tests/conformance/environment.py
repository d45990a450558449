"""Virtual environments that hold one release of the official client each.

The client comes from the package registry (`openbayes-cli`); none of it is kept in
this repository. An environment is built once below `.cache/conformance/`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

PACKAGE = "openbayes-cli"
ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "conformance"
STAMP = "complete"
MODELLED = ("0.28.5", "0.28.0")


class RegistryError(Exception):
    """The package registry gave no client: no network, no index, or no such release."""


class Environment(NamedTuple):
    """An installed client: its version and the folder of its environment."""

    version: str
    folder: Path

    @property
    def python(self) -> Path:
        return _script(self.folder, "python")

    @property
    def bayes(self) -> tuple[str, ...]:
        """The unpatched command line; the interpreter is named because the folder was moved."""
        return (str(self.python), str(_script(self.folder, "bayes")))


def environment(version: str, cache: Path = CACHE) -> Environment:
    """Give the environment for `version` (`"latest"`: the newest release), built if need be.

    Raises RegistryError when the registry cannot be reached or lacks the release.
    """
    if version == "latest":
        version = newest_release()
    target = cache / version
    if not (target / STAMP).is_file():
        _build(version, target)
    return Environment(version, target)


def newest_release() -> str:
    """Ask the registry for the newest release; raises RegistryError."""
    command = [sys.executable, "-m", "pip", "index", "versions", PACKAGE]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.match(rf"{PACKAGE} \(([^)]+)\)", answer.stdout)
    if found is None:
        raise RegistryError(_last_line(answer.stderr))
    return found[1]


def _build(version: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{version}-", dir=target.parent))
    try:
        _run([sys.executable, "-m", "venv", str(building)])
        pip = [str(_script(building, "python")), "-m", "pip", "install", "--quiet"]
        options = ["--retries", "1", "--no-input", "--prefer-binary"]
        _run([*pip, *options, f"{PACKAGE}=={version}"])
        (building / STAMP).write_text(f"{version}\n", encoding="utf-8")
        _publish(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _publish(building: Path, target: Path) -> None:
    """Rename into place; another process may have been faster, which is as good."""
    if target.exists() and not (target / STAMP).is_file():
        shutil.rmtree(target)
    try:
        building.rename(target)
    except OSError:
        if not (target / STAMP).is_file():
            raise


def _run(command: list[str]) -> None:
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise RegistryError(_last_line(answer.stderr or answer.stdout))


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "no answer"


def _script(folder: Path, name: str) -> Path:
    if os.name == "nt":
        return folder / "Scripts" / f"{name}.exe"
    return folder / "bin" / name
