"""The command line of obconf."""

from __future__ import annotations

import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``obconf`` with ``arguments`` (default: the process's own) and give its exit code.

    0 no error; 1 findings, or a file would change; 2 wrong usage, a missing file, nothing to check;
    70 a bug of obconf; 130 interrupted.
    """
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if list(given) == ["--version"]:
            return _version()
        if arguments is None:
            return _run_as_process()
        from openbayes_cli.program import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130


def _run_as_process() -> int:
    """Run, and spare the collector of cyclic garbage: in so short a life it costs a seventh of the time."""
    import gc

    gc.set_threshold(100_000)
    from openbayes_cli.program import run

    code = run()
    gc.freeze()
    return code


def _version() -> int:
    """Answer without loading the command line: scripts ask for the version often."""
    from openbayes_config import __version__

    stdout: TextIO | None = sys.stdout
    if stdout is not None:
        try:
            stdout.write(f"obconf {__version__}\n")
            stdout.flush()
        except OSError:
            from openbayes_cli.console import discard

            discard(stdout)
    return 0
