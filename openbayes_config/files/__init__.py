"""The files beside an openbayes.yaml: their texts, names and flags, and which of them are uploaded.

Everything is confined to one folder, bounded in size and read only. Paths are relative, with ``/``.
"""

from __future__ import annotations

from openbayes_config.files.base import MAX_SIZE, Files, Loaded
from openbayes_config.files.disk import DiskFiles
from openbayes_config.files.ignore import BUILT_IN, IGNORE_FILE, Excluded, Ignore
from openbayes_config.files.memory import MemoryFiles

__all__ = [
    "BUILT_IN",
    "IGNORE_FILE",
    "MAX_SIZE",
    "DiskFiles",
    "Excluded",
    "Files",
    "Ignore",
    "Loaded",
    "MemoryFiles",
]
