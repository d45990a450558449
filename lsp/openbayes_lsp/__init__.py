"""The language server of obconf: the findings of ``obconf validate`` while a file is being written."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve one editor with ``arguments`` (default: the process's own) and give the exit code.

    0 if the editor took leave as the protocol asks, 1 if it did not, 2 for wrong usage.
    """
    from openbayes_lsp.entry import main as enter

    return enter(arguments)
