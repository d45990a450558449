"""From ``data:path[:access]`` strings to the bindings of the request.

Observed with openbayes-cli 0.28.5 and 0.28.0; the values of ``--data`` go the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_ACCESS: Mapping[str, str] = {
    "ro": "READ_ONLY",
    "read_only": "READ_ONLY",
    "rw": "READ_WRITE",
    "read_write": "READ_WRITE",
}


class Binding(NamedTuple):
    """What is bound where; ``access`` is ``READ_ONLY`` or ``READ_WRITE``."""

    data: str
    path: str
    access: str

    def request(self) -> dict[str, str]:
        """The binding as the request carries it."""
        return {"path": self.path, "name": self.data, "bindingAuth": self.access}


def granted(access: str) -> str | None:
    """What an access mode stands for, in any letter case; ``None`` for one that the client does not know."""
    return _ACCESS.get(access.lower())


def is_exact(access: str) -> bool:
    """Whether an access mode is written in lower case, as documented."""
    return access in _ACCESS


def parts(text: str) -> tuple[str, str, str] | None:
    """Data, path and the access mode as written; ``None`` unless there are one or two colons."""
    words = text.split(":")
    if len(words) == 2:
        return words[0], words[1], "ro"
    return (words[0], words[1], words[2]) if len(words) == 3 else None


def binding(text: str) -> Binding | None:
    """What a string binds; ``None`` for one that the client leaves out."""
    found = parts(text)
    access = granted(found[2]) if found else None
    return Binding(found[0], found[1], access) if found and access else None
