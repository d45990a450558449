"""Reading what is named on the command line, and writing files so that nothing is ever half written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING, NamedTuple, TextIO

from openbayes_cli.console import Session
from openbayes_cli.failure import Failure, reason
from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_config.files import Files

STDIN = "-"

# Reading stops far beyond what obconf judges (1 MiB), so that a device never fills the memory.
READ_LIMIT = 8 * 1024 * 1024


class Input(NamedTuple):
    """The bytes of one file. ``name`` is how it is called in reports; ``path`` is ``None`` for stdin."""

    name: str
    data: bytes
    path: str | None


def read_input(path: str, stdin_filename: str | None = None) -> Input:
    """Read the file at ``path``, or stdin for ``-``, which reports call ``stdin_filename``.

    Raises :class:`Failure` where it cannot be read.
    """
    if path == STDIN:
        return Input(shown_path(stdin_filename) if stdin_filename else "<stdin>", _read_stdin(), None)
    try:
        with open(path, "rb") as file:
            return Input(shown_path(path), file.read(READ_LIMIT), path)
    except OSError as error:
        raise Failure(_CANNOT_READ, path=shown_path(path), reason=reason(error)) from error


def _read_stdin() -> bytes:
    stdin: TextIO | None = sys.stdin
    if stdin is None:
        raise Failure(_NO_STDIN)
    return stdin.buffer.read(READ_LIMIT)


def files_beside(path: str, stdin_filename: str | None = None) -> Files | None:
    """The files in the folder of ``path``, or of the name that stdin is given; ``None`` where that has none."""
    from openbayes_config.files import DiskFiles

    place = stdin_filename if path == STDIN else path
    return DiskFiles(os.path.dirname(place) or ".") if place else None


def try_to_read(path: str, session: Session, stdin_filename: str | None = None) -> Input | None:
    """As :func:`read_input`; a file that cannot be read is said on stderr and gives ``None``."""
    try:
        file = read_input(path, stdin_filename)
    except Failure as failure:
        session.fail(failure)
        return None
    if session.verbose:
        session.say(_READ, path=file.name, size=len(file.data))
    return file


def shown_path(path: str) -> str:
    """A path for people and reports: as given, relative where it lies below the current folder, with ``/``."""
    here = os.path.join(os.getcwd(), "")
    if os.path.isabs(path) and path.startswith(here):
        path = path[len(here) :]
    path = path.replace(os.sep, "/")
    return path[2:] if path.startswith("./") and len(path) > 2 else path


def write_file(path: str, data: bytes, expected: bytes | None = None) -> None:
    """Replace the file at ``path`` by ``data``, wholly or not at all.

    The new file stands beside the old one before it takes its place; its mode is kept, and a symbolic link stays
    one. A read-only file is not replaced, nor, with ``expected``, one that does not hold these bytes any more. Raises
    :class:`Failure`.
    """
    target = os.path.realpath(path)
    try:
        before = os.stat(target) if os.path.exists(target) else None
        if before and not stat.S_ISREG(before.st_mode):
            with open(target, "wb") as file:
                file.write(data)
            return
        if before and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _replace(target, data, before, expected, path)
    except OSError as error:
        raise Failure(_CANNOT_WRITE, path=shown_path(path), reason=reason(error)) from error


def _replace(target: str, data: bytes, before: os.stat_result | None, expected: bytes | None, path: str) -> None:
    temporary = f"{target}.{os.getpid()}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before:
            os.chmod(temporary, stat.S_IMODE(before.st_mode))
        if expected is not None and read_input(target).data != expected:
            raise Failure(_CHANGED, path=shown_path(path))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


_NO_STDIN = Text("stdin is closed, so it cannot be read.", "标准输入已关闭，无法读取。")
_READ = Text("{path}: {size} bytes read.", "{path}：已读取 {size} 字节。")
_CANNOT_READ = Text("{path} cannot be read: {reason}.", "无法读取 {path}：{reason}。")
_CANNOT_WRITE = Text("{path} cannot be written: {reason}.", "无法写入 {path}：{reason}。")
_CHANGED = Text(
    "{path} was changed by another program in the meantime; it is left as it is. Run the command again.",
    "{path} 在此期间被其他程序修改过，因此没有写入。请重新运行命令。",
)
