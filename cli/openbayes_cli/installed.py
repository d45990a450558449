"""The official client on this machine. It is never run: its version stands in the metadata of its environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

DISTRIBUTION = "openbayes-cli"


class Installed(NamedTuple):
    """The program that ``bayes`` starts, and its version where exactly one is installed beside it."""

    path: str
    version: str | None


def find_bayes() -> Installed | None:
    """``bayes`` on PATH, but never one that lies in the current folder (Windows looks there first)."""
    from shutil import which

    path = which("bayes", path=os.pathsep.join(_folders()))
    if not path or not os.path.isabs(path):
        return None
    from importlib.metadata import distributions

    folders = list(dict.fromkeys(_packages(path)))
    # Metadata may be broken in any way; then the version is not known.
    try:
        versions = [each.version for each in distributions(name=DISTRIBUTION, path=folders)]
    except Exception:
        return Installed(path, None)
    return Installed(path, versions[0] if len(set(versions)) == 1 else None)


def _folders() -> Iterator[str]:
    """The folders on PATH that stay the same wherever one is, without the current one."""
    here = os.path.realpath(os.curdir)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if os.path.isabs(folder) and os.path.realpath(folder) != here:
            yield folder


def _packages(program: str) -> Iterator[str]:
    """The folders in which the packages of a program's environment lie."""
    from glob import escape, glob

    for script in dict.fromkeys((os.path.realpath(program), program)):
        prefix = escape(os.path.dirname(os.path.dirname(script)))
        yield from glob(os.path.join(prefix, "lib", "python3*", "*-packages"))
        yield from glob(os.path.join(prefix, "Lib", "site-packages"))
