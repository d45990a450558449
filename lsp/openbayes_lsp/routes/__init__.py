"""Which request is answered by what: each route fits one feature to the protocol."""

from __future__ import annotations

from collections.abc import Callable

from openbayes_lsp.routes import (
    actions,
    completion,
    configuration,
    diagnostics,
    folding,
    formatting,
    hover,
    job,
    lenses,
    links,
    names,
    rename,
    selection,
    showing,
    symbols,
    tokens,
)
from openbayes_lsp.server import Server

ROUTES: tuple[Callable[[Server], None], ...] = (
    actions.register,
    completion.register,
    configuration.register,
    diagnostics.register,
    folding.register,
    formatting.register,
    hover.register,
    job.register,
    lenses.register,
    links.register,
    names.register,
    rename.register,
    selection.register,
    showing.register,
    symbols.register,
    tokens.register,
)
