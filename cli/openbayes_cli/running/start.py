"""Starting the client."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from openbayes_cli.failure import INTERRUPTED, Failure, reason
from openbayes_cli.files import shown_path
from openbayes_config.diagnostic import Text

# What Windows reports for a program that Ctrl-C has ended.
_ENDED_BY_CTRL_C = 0xC000013A


def start(program: str, words: Sequence[str]) -> int:
    """Run the client at ``program`` with ``words`` and give its exit status.

    It reads and writes UTF-8 (``PYTHONUTF8``) and has the streams of this process. Where the system can, it takes the
    place of this process, and the call does not return: then every signal reaches it once, and its exit status is the
    real one. Raises :class:`Failure` where it cannot be started.
    """
    line = [program, *words]
    environ = {**os.environ, "PYTHONUTF8": "1"}
    try:
        if sys.platform != "win32":
            become(line, environ)
        return wait_for(line, environ)
    except OSError as error:
        raise Failure(_CANNOT_START, path=shown_path(program), reason=reason(error)) from error


def become(line: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    """Replace this process. Raises :class:`OSError`."""
    import signal

    # Python ignores these, and a program that is started inherits that.
    for name in ("SIGPIPE", "SIGXFSZ"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.execve(line[0], list(line), dict(environ))


def wait_for(line: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run it as a child. Ctrl-C reaches both from the console; what follows is for the client to decide."""
    import signal
    import subprocess

    def ignore(_: int, __: object) -> None:
        """Not ``SIG_IGN``, which a program that is started inherits."""

    before = signal.signal(signal.SIGINT, ignore)
    try:
        code = subprocess.Popen(line, env=environ).wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return INTERRUPTED if code == _ENDED_BY_CTRL_C else code


_CANNOT_START = Text("{path} cannot be started: {reason}.", "无法启动 {path}：{reason}。")
