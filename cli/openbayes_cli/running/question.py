"""The one question before something is billed."""

from __future__ import annotations

import sys

from openbayes_cli.console import Session, emit, is_terminal
from openbayes_config.diagnostic import Text


def agreed(session: Session) -> bool:
    """Whether the person at the terminal agrees; where there is none, nothing is asked."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return True
    emit(sys.stderr, session.words(_ASK))
    answer = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if not answer.endswith("\n"):
        session.say_line("")
    return answer.strip().lower() in ("y", "yes", "是")


_ASK = Text("Start it now? Computing time is billed. [y/N] ", "现在启动吗？启动后算力开始计费。[y/N] ")
