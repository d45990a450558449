"""What is said when obconf itself fails."""

from __future__ import annotations

import os

from openbayes_cli.console import Session
from openbayes_config.diagnostic import Text


def report_bug(error: Exception, session: Session) -> None:
    """One line, without the words of ``error``: they may hold what a file says, secrets too.

    With ``-v`` or OBCONF_DEBUG the whole traceback before it.
    """
    if session.verbose or os.environ.get("OBCONF_DEBUG"):
        import traceback

        session.say_line("".join(traceback.format_exception(error)).rstrip())
    from openbayes_config.home import address

    issues = address("Issues")
    text = _BUG_WITH_ADDRESS if issues else _BUG
    session.error(text, kind=type(error).__name__, place=_place(error), address=issues or "")


def _place(error: Exception) -> str:
    """The file and line of ours, or of a library's, in which it happened."""
    place = "?"
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if not name.startswith("<"):
            place = f"{os.path.basename(name)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


_BUG = Text(
    "This is a bug of obconf, not of your file: {kind} at {place}. OBCONF_DEBUG=1 shows the details.",
    "这是 obconf 自身的错误，与文件内容无关：{kind}，位于 {place}。设置 OBCONF_DEBUG=1 可查看细节。",
)
_BUG_WITH_ADDRESS = Text(
    "This is a bug of obconf, not of your file: {kind} at {place}. Please report it with the details that "
    "OBCONF_DEBUG=1 shows: {address}",
    "这是 obconf 自身的错误，与文件内容无关：{kind}，位于 {place}。请附上 OBCONF_DEBUG=1 显示的细节，报告到：{address}",
)
