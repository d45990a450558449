"""The nearest configuration file: looked for in every run, so this module imports next to nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openbayes_config.lookup.toml import Table

PYPROJECT = "pyproject.toml"
NAMES = (".obconf.toml", "obconf.toml", PYPROJECT)


def find(folder: str) -> Table | None:
    """The nearest configuration from ``folder`` upwards. Raises :class:`Unusable` where it cannot be read."""
    for above in upwards(folder):
        for name in NAMES:
            path = os.path.join(above, name)
            if os.path.isfile(path):
                from openbayes_config.lookup.toml import read

                if table := read(path):
                    return table
    return None


def upwards(folder: str) -> Iterator[str]:
    """A folder and all those above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
