"""What the official client does with each node of a document, by client version.

The facts were observed with the real client (``openbayes-cli``); the conformance tests hold this package to it.
"""

from __future__ import annotations

from openbayes_config.client.judge import judge, judge_modes
from openbayes_config.client.outcome import (
    LOST_BINDINGS,
    MODES,
    SAME_MEANING,
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
from openbayes_config.client.template import REQUIRED, TEMPLATE, TUNING_REQUIRED
from openbayes_config.client.versions import DEFAULT, DEFAULT_CLIENT, UnsupportedClient, version

__all__ = [
    "DEFAULT",
    "DEFAULT_CLIENT",
    "LOST_BINDINGS",
    "MODES",
    "REQUIRED",
    "SAME_MEANING",
    "STAGES",
    "TEMPLATE",
    "TUNING_REQUIRED",
    "Client",
    "Kind",
    "Mode",
    "Outcome",
    "Overrides",
    "Reason",
    "Stage",
    "Submission",
    "UnsupportedClient",
    "Verdict",
    "judge",
    "judge_modes",
    "version",
]
