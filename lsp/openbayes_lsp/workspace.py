"""The openbayes.yaml files of a workspace, open or not."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice

NAMES = ("openbayes.yaml", "openbayes.yml")
MAX_FILES = 500
"""The most files of one workspace that are looked at."""


def path_of(uri: str) -> str | None:
    """The path of a file's URI; ``None`` for what is not on this machine's disk."""
    from pygls.uris import to_fs_path

    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    return os.path.normpath(path) if path and os.path.isabs(path) else None


def uri_of(path: str) -> str:
    """The URI of a file."""
    from pygls.uris import from_fs_path

    return from_fs_path(path) or ""


def find(folders: Iterable[str]) -> list[str]:
    """The paths of the openbayes.yaml and openbayes.yml files below folders, sorted, each once.

    What git ignores, hidden folders and links are left out, as by ``obconf validate FOLDER``.
    """
    from openbayes_config.lookup.walk import walk

    def passed_over(_: OSError) -> None:
        """A folder that cannot be listed holds nothing that could be shown."""

    found = (path for folder in folders for path in walk(folder, NAMES.__contains__, passed_over))
    return sorted({os.path.normpath(path) for path in islice(found, MAX_FILES)})
