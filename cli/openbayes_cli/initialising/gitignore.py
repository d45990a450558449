"""The line for ``.openbayesgear``, which links a folder to a container, in ``.gitignore``."""

from __future__ import annotations

import os

from openbayes_cli.failure import Failure
from openbayes_cli.files import read_input, write_file

FILE = ".gitignore"
LINE = ".openbayesgear"


def is_missing() -> bool:
    """Whether this folder is under git and the line is not there."""
    return (os.path.exists(".git") or os.path.isfile(FILE)) and not _has_line(_read())


def add() -> bool:
    """Append the line where it is missing, in the file's own newline style. Gives whether it was. Raises
    :class:`Failure` where the file cannot be read or written.
    """
    before = read_input(FILE).data if os.path.lexists(FILE) else b""
    if _has_line(before):
        return False
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    gap = newline if before and not before.endswith((b"\n", b"\r")) else b""
    write_file(FILE, before + gap + LINE.encode() + newline, before if before else None)
    return True


def _read() -> bytes:
    try:
        return read_input(FILE).data if os.path.isfile(FILE) else b""
    except Failure:
        return b""


def _has_line(data: bytes) -> bool:
    return any(line.strip().strip(b"/") in (LINE.encode(), b".openbayes*") for line in data.splitlines())
