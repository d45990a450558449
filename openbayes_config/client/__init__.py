"""What the official client does with each node of a document, by client version.

The facts were observed with the real client (``openbayes-cli``); the conformance tests hold this package to it.
"""

from __future__ import annotations

from openbayes_config.client.outcome import (
    MODES,
    STAGES,
    Client,
    Kind,
    Mode,
    Outcome,
    Overrides,
    Reason,
    Stage,
    Submission,
    Verdict,
)

__all__ = [
    "MODES",
    "STAGES",
    "Client",
    "Kind",
    "Mode",
    "Outcome",
    "Overrides",
    "Reason",
    "Stage",
    "Submission",
    "Verdict",
]
