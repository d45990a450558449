"""The scripts that the command starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.job import beside
from openbayes_config.text import Span
from openbayes_lsp.features.names.model import Name, Outside, Use

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


def scripts(snapshot: Snapshot) -> Iterator[Name]:
    """Each script that is there, with its first line as its declaration."""
    files = snapshot.project.files
    command = snapshot.command
    if command is None or files is None:
        return
    for script in beside.scripts(command):
        if files.exists(script.path):
            yield Name("script", script.path, (Use(command.place(script.span)),), (Outside(script.path, Span(0, 0)),))
