"""The language server of obconf: the findings of ``obconf validate`` while a file is being written."""

from __future__ import annotations


def main() -> None:
    """Serve one editor over standard input and output until it leaves."""
    from openbayes_lsp.server import create

    create().start_io()
