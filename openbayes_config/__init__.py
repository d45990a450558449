"""Read, judge, repair, normalize and render ``openbayes.yaml``.

Everything listed in ``__all__`` is public; names are imported on first use, so that ``lint`` alone stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openbayes_config.client import Overrides as Overrides
    from openbayes_config.diagnostic import Diagnostic as Diagnostic
    from openbayes_config.diagnostic import Fix as Fix
    from openbayes_config.document import Document as Document
    from openbayes_config.document import parse as parse
    from openbayes_config.text import Edit as Edit
    from openbayes_config.text import Source as Source
    from openbayes_config.text import Span as Span

__version__ = "0.1.0"

_HOMES = {
    "Diagnostic": "diagnostic",
    "Document": "document",
    "Edit": "text",
    "Fix": "diagnostic",
    "Overrides": "client",
    "Source": "text",
    "Span": "text",
    "parse": "document",
}

__all__ = [
    "Diagnostic",
    "Document",
    "Edit",
    "Fix",
    "Overrides",
    "Source",
    "Span",
    "parse",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
