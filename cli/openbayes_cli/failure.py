"""Expected failures: a sentence for people and an exit code."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from typing import cast

from openbayes_config.diagnostic import Lang, Text, printable, shown

OK = 0
FINDINGS = 1
USAGE = 2
BUG = 70
INTERRUPTED = 130


class Failure(Exception):  # noqa: N818
    """Ends a command with one line on stderr, and one more for each of ``hints``.

    ``fields`` fill the fields of all texts; ``code`` is one of the exit codes of :func:`openbayes_cli.main`.
    """

    def __init__(self, text: Text, code: int = USAGE, hints: Sequence[Text] = (), **fields: object) -> None:
        super().__init__(text.en)
        self.text = text
        self.code = code
        self.hints = hints
        self.fields = fields


def words(text: Text, lang: Lang, **fields: object) -> str:
    """``text`` in ``lang`` with its fields filled in, on one line and safe to print.

    Unlike the texts of findings, what is filled in is never cut: a path stays whole.
    """
    pattern = text.zh if lang == "zh" else text.en
    return pattern.format_map({name: _whole(value, lang) for name, value in fields.items()})


def _whole(value: object, lang: Lang) -> str:
    if isinstance(value, (tuple, list)) and not isinstance(value, Text):
        items = cast("Sequence[object]", value)
        return ("、" if lang == "zh" else ", ").join(_whole(item, lang) for item in items)
    return printable(value) if type(value) is str else shown(value, lang)


_REASONS = {
    errno.ENOENT: Text("no such file or folder", "没有这个文件或目录"),
    errno.EACCES: Text("permission denied", "没有权限"),
    errno.EPERM: Text("permission denied", "没有权限"),
    errno.EISDIR: Text("it is a folder", "这是一个目录"),
    errno.ENOTDIR: Text("a part of the path is not a folder", "路径中有一部分不是目录"),
    errno.ENOSPC: Text("no space left on the device", "磁盘空间不足"),
    errno.EROFS: Text("the file system is read-only", "文件系统是只读的"),
    errno.ELOOP: Text("too many symbolic links", "符号链接层数过多"),
    errno.ENAMETOOLONG: Text("the name is too long", "文件名过长"),
}


def reason(error: OSError) -> Text:
    """Why the operating system refused, in both languages where the cause is a common one."""
    known = _REASONS.get(error.errno or 0)
    if known:
        return known
    plain = (error.strerror or os.strerror(error.errno or 0)).replace("{", "{{").replace("}", "}}")
    return Text(plain, plain)
