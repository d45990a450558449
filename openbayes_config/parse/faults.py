"""What is wrong where PyYAML stops, in a vocabulary of our own."""

from __future__ import annotations

from openbayes_config.parse.nodes import Problem
from openbayes_config.parse.pyyaml import Fault
from openbayes_config.text import Span


def explain(text: str, fault: Fault, blanked: Span) -> Problem:
    """The problem that a fault is."""
    return Problem("syntax", Span(fault.at, min(fault.at + 1, len(text))), {"reason": fault.problem})
