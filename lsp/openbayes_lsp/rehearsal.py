"""What takes long the first time, done once before anybody waits for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from openbayes_lsp.messages import encode

if TYPE_CHECKING:
    from openbayes_lsp.protocol import Protocol
    from openbayes_lsp.server import Server

_METHODS = ("completion", "hover", "codeAction", "codeLens", "inlayHint", "documentSymbol", "semanticTokens/full")
_START = {"line": 0, "character": 0}
_PARAMS: dict[str, Any] = {
    "position": _START,
    "range": {"start": _START, "end": _START},
    "context": {"diagnostics": []},
}


def rehearsal(server: Server) -> Iterator[bool]:
    """Ask for everything about an open document, one method a step, and forget the answers: modules are imported and
    converters are made by then. Yields ``False`` as long as no document is open.
    """
    protocol = cast("Protocol", server.protocol)
    for method in (f"textDocument/{name}" for name in _METHODS):
        while not (snapshots := list(server.documents.snapshots())):
            yield False
        params: dict[str, Any] = {**_PARAMS, "textDocument": {"uri": snapshots[0].uri}}
        server.asked_about = snapshots[0]
        # What fails here fails again when it is asked for, and is told then.
        with suppress(Exception):
            encode(protocol.call(method, params), protocol.plain)
        server.asked_about = None
        yield True
    # What is there by now stays: the collector need not look through it again.
    gc.freeze()
