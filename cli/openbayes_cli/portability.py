"""What is said once per run about reading a file on another system."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from openbayes_cli.console import Session
from openbayes_config.diagnostic import Text
from openbayes_config.settings import Settings

_GBK = "GBK"
_UTF8 = frozenset(("utf-8", "cp65001"))


def note_encoding(files: Iterable[tuple[str, bytes, Settings]], session: Session) -> None:
    """Say which files ``bayes`` does not read as UTF-8: on a system that reads in another encoding, or where the
    configuration names such a platform. It never changes what is found.
    """
    for name, data, settings in files:
        encoding = "" if data.isascii() else _GBK if settings.platform else _encoding_here()
        if encoding:
            session.note(_NOTE, name=name, encoding=encoding)
            return


def _encoding_here() -> str:
    """The encoding in which ``bayes`` would read files here, empty for UTF-8."""
    if sys.flags.utf8_mode:
        return ""
    import codecs
    from locale import getpreferredencoding

    preferred = getpreferredencoding(False)
    try:
        known = codecs.lookup(preferred).name
    except LookupError:
        return preferred
    # Python reads ASCII locales as UTF-8 itself.
    return "" if known in _UTF8 or known == "ascii" else _GBK if known in ("gbk", "cp936") else preferred


_NOTE = Text(
    "{name} holds characters beyond ASCII. Where the system's encoding is {encoding}, bayes reads it as that, not as "
    "UTF-8: it refuses the file or sends other characters. Set PYTHONUTF8=1 before bayes "
    "(cmd: set PYTHONUTF8=1, PowerShell: $env:PYTHONUTF8=1).",
    "{name} 含有非 ASCII 字符。系统编码是 {encoding} 时，bayes 会按它而不是 UTF-8 读取：要么拒绝文件，要么提交乱码。"
    "运行 bayes 之前请先设置 PYTHONUTF8=1（cmd：set PYTHONUTF8=1，PowerShell：$env:PYTHONUTF8=1）。",
)
