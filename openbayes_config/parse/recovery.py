"""Reads on behind syntax errors."""

from __future__ import annotations

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import Builder
from openbayes_config.parse.nodes import Problem
from openbayes_config.text import Span


def recover(text: str, bom: str) -> tuple[str, list[Problem], Builder]:
    """The text that could be read, the faults on the way there, and what was built from it."""
    try:
        return text, [], build(text, bom)
    except pyyaml.Stopped as stopped:
        fault = stopped.fault
        return text, [Problem("syntax", Span(fault.at, fault.at), {"reason": fault.problem})], Builder(text)


def build(text: str, bom: str) -> Builder:
    """Build the nodes of a text. Raises :class:`pyyaml.Stopped` and :class:`Bounded`."""
    builder = Builder(text)
    for event in pyyaml.events(text, bom):
        builder.feed(event)
        if builder.done:
            break
    return builder
