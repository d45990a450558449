"""Files that cannot be used, and why."""

from __future__ import annotations

import errno
import os

from openbayes_config.diagnostic import Text


class Unusable(Exception):  # noqa: N818
    """A file of the user that is no use. ``fields`` fill the fields of ``text``; ``path`` is one of them."""

    def __init__(self, text: Text, path: str, **fields: object) -> None:
        super().__init__(text.en)
        self.text = text
        self.path = path
        self.fields = {"path": path, **fields}


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
