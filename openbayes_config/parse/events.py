"""What a reader says of a text, piece by piece, and where it stops."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.parse.nodes import Scalar, Style
from openbayes_config.text import Span

EventKind: TypeAlias = Literal["scalar", "alias", "mapping", "sequence", "end", "document", "document_end", "stream"]


class Event(NamedTuple):
    """One of PyYAML's events with offsets into the file's text.

    ``start`` is where the anchor or tag begins, if there is one. ``tag`` is resolved for scalars and
    collections; ``tagged`` tells whether one is written.
    """

    kind: EventKind
    start: int
    end: int
    anchor: str | None = None
    tag: str = ""
    tagged: bool = False
    text: str = ""
    style: Style = "plain"
    flow: bool = False


Piece: TypeAlias = "Event | Scalar"
"""An event; a scalar in quotes, or a short one without, comes as its node where it has neither anchor nor tag."""


def kind_of(piece: Piece) -> EventKind:
    """The kind of an event."""
    return "scalar" if isinstance(piece, Scalar) else piece.kind


def start_of(piece: Piece) -> int:
    """Where an event begins."""
    return piece.span.start if isinstance(piece, Scalar) else piece.start


class Fault(NamedTuple):
    """Where PyYAML stops and its words for why. Offsets are into the file's text.

    ``context_at`` is where the construct began that it was reading, ``scalars`` where the last scalars of
    several lines are, and ``brackets`` where the brackets and braces began that are still open.
    """

    problem: str
    at: int
    context: str
    context_at: int | None
    scalars: tuple[Span, ...]
    brackets: tuple[int, ...]


class FaultError(Exception):
    """The text is not YAML as PyYAML reads it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.problem)
        self.fault = fault
