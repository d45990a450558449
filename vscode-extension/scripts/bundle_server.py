"""Puts the language server and all that it needs into ``bundled/``, as Python files only.

The same checkout gives the same bytes. Run as ``npm run bundle``; only the first run, or one after a change of
``requirements.txt``, needs a package registry.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

EXTENSION = Path(__file__).resolve().parent.parent
PROJECT = EXTENSION.parent
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
OURS = ("openbayes_config", "schema/openbayes_schema", "cli/openbayes_cli", "lsp/openbayes_lsp")
SCHEMA = "schema/openbayes_schema/openbayes.schema.json"
# What no package needs to run: type stubs and what is compiled for one system or one Python.
LEFT_OUT = {".pyc", ".pyd", ".pyi", ".so", ".typed"}
FOLDERS_LEFT_OUT = {"__pycache__", "benchmarks", "tests"}
LICENCE = re.compile(r"\.dist-info/(licenses/)?(.*/)?(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)
_PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+) --hash=sha256:(?P<digest>[0-9a-f]{64})")


def main() -> None:
    """Write ``libs``, ``licences`` and ``schema`` below the folder that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, default=EXTENSION / "bundled")
    parser.add_argument("--wheels", type=Path, default=EXTENSION / ".cache" / "wheels")
    asked = parser.parse_args()
    libs, licences = asked.target / "libs", asked.target / "licences"
    for folder in (libs, licences):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for wheel in wheels(asked.wheels):
        unpack(wheel, libs, licences)
    for package in OURS:
        copy(PROJECT / package, libs / PurePosixPath(package).name)
    _write(libs / f"obconf-{version()}.dist-info" / "METADATA", metadata().encode())
    schema = asked.target / "schema" / "openbayes.schema.json"
    schema.parent.mkdir(exist_ok=True)
    schema.write_bytes((PROJECT / SCHEMA).read_bytes())
    count = sum(1 for path in libs.rglob("*") if path.is_file())
    sys.stdout.write(f"{count} files in {libs}\n")


def pinned() -> dict[str, str]:
    """The digest of every wheel that is wanted, with the name and version that it stands for."""
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    found = [_PINNED.fullmatch(line) for line in lines if line and not line.startswith("#")]
    if not all(found):
        raise SystemExit(f"{REQUIREMENTS}: every line is `name==version --hash=sha256:...`")
    return {match["digest"]: f"{match['name']}=={match['version']}" for match in found if match}


def wheels(folder: Path) -> list[Path]:
    """The wanted wheels, downloaded where they are not in the folder yet; sorted by name."""
    wanted = pinned()
    if set(wanted) - set(_here(folder)):
        _download(folder)
    here = _here(folder)
    missing = [name for digest, name in wanted.items() if digest not in here]
    if missing:
        raise SystemExit(f"not found: {', '.join(missing)}")
    return sorted(here[digest] for digest in wanted)


def _here(folder: Path) -> dict[str, Path]:
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(folder.glob("*.whl"))}


def _download(folder: Path) -> None:
    """Any Python may run this, so the tags that are asked for do not depend on it."""
    tags = ["--implementation", "cp", "--python-version", "3.10", "--abi", "cp310", "--abi", "none"]
    platforms = ["--platform", "manylinux2014_x86_64", "--platform", "any"]
    pip = [_python_with_pip(), "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    asked = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement", str(REQUIREMENTS)]
    subprocess.run([*pip, *asked, *tags, *platforms, "--dest", str(folder)], check=True)


def _python_with_pip() -> str:
    """Debian keeps pip apart from Python; the project's own environment has one."""
    own = PROJECT / ".venv" / "bin" / "python"
    if importlib.util.find_spec("pip"):
        return sys.executable
    if own.exists():
        return str(own)
    raise SystemExit("pip is missing (Debian, Ubuntu: apt install python3-pip); or run `make .venv/.ready` first")


def unpack(wheel: Path, libs: Path, licences: Path) -> None:
    """Copy what is kept of a wheel, and its licence texts under its name."""
    name = "-".join(wheel.name.split("-")[:2])
    with zipfile.ZipFile(wheel) as archive:
        for info in archive.infolist():
            member = PurePosixPath(info.filename)
            if LICENCE.search(info.filename):
                _write(licences / name / member.name, archive.read(info))
            elif not info.is_dir() and keep(member) and not member.parts[0].endswith((".dist-info", ".data")):
                _write(libs / member, archive.read(info))
    if not (licences / name).is_dir():
        raise SystemExit(f"{wheel.name} has no licence text")


def keep(path: PurePosixPath) -> bool:
    """Whether a file of a package is needed to run it."""
    return path.suffix not in LEFT_OUT and not FOLDERS_LEFT_OUT.intersection(path.parts)


def copy(package: Path, target: Path) -> None:
    """Copy one of our own packages."""
    for path in _files(package):
        _write(target / path.relative_to(package), path.read_bytes())


def version() -> str:
    """The version of obconf."""
    text = (PROJECT / "openbayes_config" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def metadata() -> str:
    """What the server reads about itself: its version, and the project's addresses for links to the rules' pages."""
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    urls = project.partition("[project.urls]\n")[2].partition("\n[")[0]
    addresses = [
        f"Project-URL: {name}, {url}" for name, url in re.findall(r'^"?([\w ]+)"? = "(.*)"$', urls, re.MULTILINE)
    ]
    return "\n".join(["Metadata-Version: 2.1", "Name: obconf", f"Version: {version()}", *addresses, ""])


def _files(package: Path) -> Iterator[Path]:
    for path in sorted(package.rglob("*")):
        if path.is_file() and keep(PurePosixPath(path.relative_to(package).as_posix())):
            yield path


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main()
