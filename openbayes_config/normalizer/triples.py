"""A binding without its spelling: data, path and right."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

To: TypeAlias = Literal["data_bindings", "bindings"]

# The rights that the official client knows, in any case (observed with 0.28.0 and 0.28.5).
ACCESS = {"ro": "READ_ONLY", "read_only": "READ_ONLY", "rw": "READ_WRITE", "read_write": "READ_WRITE"}


class Triple(NamedTuple):
    """What is bound, where, and with which right."""

    data: str
    path: str
    access: str

    def long(self) -> dict[str, str]:
        """As an entry of ``data_bindings``."""
        return {"data": self.data, "path": self.path, "type": self.access}

    def short(self) -> str:
        """As an entry of ``bindings``."""
        return ":".join(self)
