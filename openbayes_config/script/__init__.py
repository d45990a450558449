"""What a Python training script declares, read from its text. It is never run, and nothing is imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from openbayes_config.script.matching import Ambiguous, Exact, Match, Names, Prefix, Unknown, match
from openbayes_config.script.model import MAX_SIZE, Flag, Reported, Script, Unread

__all__ = [
    "MAX_SIZE",
    "Ambiguous",
    "Exact",
    "Flag",
    "Match",
    "Names",
    "Prefix",
    "Reported",
    "Script",
    "Unknown",
    "Unread",
    "decode_script",
    "match",
    "read_script",
]

Read: TypeAlias = "Callable[[str], str | None]"


def read_script(text: str, read: Read | None = None, folder: str = "") -> Script | Unread:
    """What the script declares; :class:`Unread` where its text is no Python of this version or beyond the bounds.

    ``read`` gives the text of a file by its path below the project's folder (with ``/``), ``None`` where there is
    none: local modules that the script imports are read through it, two levels deep. ``folder`` is the script's
    own folder in the same form.
    """
    # ast is as heavy as all the rest of the core.
    from openbayes_config.script.reader import read_script as read_module

    return read_module(text, read, folder)


def decode_script(data: bytes) -> str | Unread:
    """The text of a script's bytes, in the encoding that it declares (PEP 263)."""
    from openbayes_config.script.encoding import decode

    return decode(data)
