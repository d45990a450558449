"""Read, judge, repair, normalize and render ``openbayes.yaml``.

Everything listed in ``__all__`` is public; names are imported on first use, so that ``lint`` alone stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openbayes_config.client import Client as Client
    from openbayes_config.client import Mode as Mode
    from openbayes_config.client import Overrides as Overrides
    from openbayes_config.client import Submission as Submission
    from openbayes_config.client import UnsupportedClient as UnsupportedClient
    from openbayes_config.client import Verdict as Verdict
    from openbayes_config.client import judge as judge
    from openbayes_config.context import Context as Context
    from openbayes_config.diagnostic import Diagnostic as Diagnostic
    from openbayes_config.diagnostic import Fix as Fix
    from openbayes_config.diagnostic import Message as Message
    from openbayes_config.diagnostic import Related as Related
    from openbayes_config.diagnostic import Rule as Rule
    from openbayes_config.diagnostic import Text as Text
    from openbayes_config.document import Document as Document
    from openbayes_config.fixer import Applied as Applied
    from openbayes_config.fixer import Fixed as Fixed
    from openbayes_config.fixer import fix as fix
    from openbayes_config.jobdiff import Comparison as Comparison
    from openbayes_config.jobdiff import compare as compare
    from openbayes_config.linter import Report as Report
    from openbayes_config.linter import lint as lint
    from openbayes_config.normalizer import Normalized as Normalized
    from openbayes_config.normalizer import Refusal as Refusal
    from openbayes_config.normalizer import normalize as normalize
    from openbayes_config.renderer import Rendering as Rendering
    from openbayes_config.renderer import render as render
    from openbayes_config.settings import Settings as Settings
    from openbayes_config.text import Edit as Edit
    from openbayes_config.text import Position as Position
    from openbayes_config.text import Source as Source
    from openbayes_config.text import Span as Span

__version__ = "0.1.0"

_HOMES = {
    "Applied": "fixer",
    "Client": "client",
    "Comparison": "jobdiff",
    "Context": "context",
    "Diagnostic": "diagnostic",
    "Document": "document",
    "Edit": "text",
    "Fix": "diagnostic",
    "Fixed": "fixer",
    "Message": "diagnostic",
    "Mode": "client",
    "Normalized": "normalizer",
    "Overrides": "client",
    "Position": "text",
    "Refusal": "normalizer",
    "Related": "diagnostic",
    "Rendering": "renderer",
    "Report": "linter",
    "Rule": "diagnostic",
    "Settings": "settings",
    "Source": "text",
    "Span": "text",
    "Submission": "client",
    "Text": "diagnostic",
    "UnsupportedClient": "client",
    "Verdict": "client",
    "compare": "jobdiff",
    "fix": "fixer",
    "judge": "client",
    "lint": "linter",
    "normalize": "normalizer",
    "render": "renderer",
}

__all__ = [
    "Applied",
    "Client",
    "Comparison",
    "Context",
    "Diagnostic",
    "Document",
    "Edit",
    "Fix",
    "Fixed",
    "Message",
    "Mode",
    "Normalized",
    "Overrides",
    "Position",
    "Refusal",
    "Related",
    "Rendering",
    "Report",
    "Rule",
    "Settings",
    "Source",
    "Span",
    "Submission",
    "Text",
    "UnsupportedClient",
    "Verdict",
    "compare",
    "fix",
    "judge",
    "lint",
    "normalize",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
