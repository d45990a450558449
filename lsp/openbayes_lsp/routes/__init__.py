"""Which request is answered by what: each route fits one feature to the protocol."""

from __future__ import annotations

from collections.abc import Callable

from openbayes_lsp.routes import (
    completion,
    configuration,
    diagnostics,
    folding,
    formatting,
    hover,
    job,
    links,
    names,
    rename,
    selection,
    symbols,
)
from openbayes_lsp.server import Server

ROUTES: tuple[Callable[[Server], None], ...] = (
    completion.register,
    configuration.register,
    diagnostics.register,
    folding.register,
    formatting.register,
    hover.register,
    job.register,
    links.register,
    names.register,
    rename.register,
    selection.register,
    symbols.register,
)
