"""What a person sees, as text: on a terminal of 80 columns, and when the output is piped."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cli.process import Run, environment, obconf
from tests.screens.moments import Moment

FOLDER = Path(__file__).parent / "text"
_COLUMNS = 80
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def path_of(moment: Moment, lang: str) -> Path:
    """The file that holds the expected text."""
    return FOLDER / f"{moment.name}.{lang}.txt"


def screen(moment: Moment, lang: str) -> str:
    """The text of a moment: what a terminal shows (colours taken off), then what pipes get."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in moment.files.items():
            (folder / file).write_text(text, encoding="utf-8")
        shown, code = on_terminal(moment.words, folder, lang)
        piped = obconf(*moment.words, cwd=folder, env={"OBCONF_LANG": lang})
    plain = _ESCAPES.sub("", shown)
    lines = ["$ obconf " + " ".join(moment.words), plain + f"[exit code {code}]", *_piped(plain, piped)]
    return "\n".join(lines) + "\n"


def _piped(shown: str, piped: Run) -> list[str]:
    """What the pipes got, and the exit code; in short where it is what the terminal showed."""
    code = f"[exit code {piped.code}]"
    if (piped.out, piped.err) in ((shown, ""), ("", shown)):
        return [f"=== piped: the same on {'stdout' if piped.out else 'stderr'} ===", code]
    return ["=== piped: stdout ===", piped.out + "=== piped: stderr ===", piped.err + code]


def on_terminal(words: tuple[str, ...], folder: Path, lang: str) -> tuple[str, int]:
    """What a terminal gets, colours included, and the exit code."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, _COLUMNS, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "openbayes_cli", *words],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(OBCONF_LANG=lang, TERM="xterm-256color"),
    )
    os.close(theirs)
    text = _read(ours).decode("utf-8").replace("\r\n", "\n")
    return text, process.wait(timeout=60)


def _read(terminal: int) -> bytes:
    """Everything up to the end; Linux reports a terminal that nobody writes to any more as EIO."""
    parts: list[bytes] = []
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                part = stream.read(65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                part = b""
            if not part:
                return b"".join(parts)
            parts.append(part)
