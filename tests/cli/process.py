"""Runs of the command line as a process of its own; imports nothing of obconf."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCES = os.pathsep.join(str(ROOT / part) for part in ("", "schema", "cli", "lsp"))
# What decides about languages and colours must come from the test alone.
MEANINGFUL = ("OBCONF", "LC_", "LANG", "PYTHON", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TERM", "COLUMNS")


class Run(NamedTuple):
    """How a process ended and what it said."""

    code: int
    out: str
    err: str


def environment(**variables: str) -> dict[str, str]:
    """The environment of this process without what obconf looks at, and ``variables``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(MEANINGFUL)}
    return {**kept, "PYTHONPATH": SOURCES, "PYTHONUTF8": "1", **variables}


def obconf(
    *arguments: str,
    cwd: Path | None = None,
    stdin: bytes = b"",
    encoding: str = "utf-8",
    out_encoding: str | None = None,
    env: Mapping[str, str] | None = None,
) -> Run:
    """Run ``python -m openbayes_cli`` with the variables ``env`` and decode strictly what it says.

    ``encoding`` is that of both streams, unless stdout has one of its own.
    """
    done = subprocess.run(
        [sys.executable, "-m", "openbayes_cli", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode(out_encoding or encoding), done.stderr.decode(encoding)
    return Run(done.returncode, out.replace(os.linesep, "\n"), err.replace(os.linesep, "\n"))


def modules_of(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a run imports."""
    code = (
        "import sys\nfrom openbayes_cli import main\nmain(sys.argv[1:])\n"
        "sys.stdout.flush()\nsys.stderr.write('\\n' + ' '.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        capture_output=True,
        env=environment(),
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stderr.rpartition("\n")[2].split())
