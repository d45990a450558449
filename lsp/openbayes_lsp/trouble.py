"""What is said when the server itself fails: one line, without the words of the error, which may hold what a file
says, secrets too.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Lang

_MOST = 200
_OWN: Final = ("openbayes_config", "openbayes_lsp", "openbayes_schema")

_said = 0


def say(line: str) -> None:
    """Write a line to standard error, where editors keep the log of a server.

    Only so many lines are written: an editor that never reads them would stop the server in the end.
    """
    global _said
    _said += 1
    if _said > _MOST or sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        return
    try:
        sys.stderr.write(f"obconf: {line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def place(error: BaseException) -> str:
    """The file and line of ours in which it happened, or of a library's if ours have no part in it."""
    found, fallback = "", "?"
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
        parts = name.split("/")
        own = next((parts[at:] for at, part in enumerate(parts) if part in _OWN), None)
        if own:
            found = f"{'/'.join(own)}:{trace.tb_lineno}"
        elif not name.startswith("<"):
            fallback = f"{parts[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found or fallback


def apology(doing: str, error: BaseException, lang: Lang) -> str:
    """What the editor is told about a failure."""
    from openbayes_config.words import words

    return words(_BUG, lang, doing=doing, kind=type(error).__name__, place=place(error))


def report(doing: str, error: BaseException) -> None:
    """Write what failed; with OBCONF_DEBUG the whole traceback as well."""
    say(f"{doing}: {type(error).__name__} at {place(error)}")
    if os.environ.get("OBCONF_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)


_BUG = Text(
    "{doing} failed. This is a bug of obconf, not of your file: {kind} at {place}.",
    "{doing} 处理失败。这是 obconf 自身的错误，与文件内容无关：{kind}，位于 {place}。",
)
