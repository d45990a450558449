"""Where PyYAML's own parser may begin in a text that libyaml refuses.

libyaml reads what comes before the mistake, and PyYAML one whole entry of that once more, after which its parser is in
the same state, and what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from openbayes_config.parse.events import Event, Piece, start_of
from openbayes_config.parse.nodes import Scalar
from openbayes_config.parse.places import OpenKeys
from openbayes_config.parse.spans import Properties
from openbayes_config.parse.view import Excerpt, View
from openbayes_config.text import Span

_MARKS = ("?", "\n---", "\n...", "\r---", "\r...")


class Resumed(NamedTuple):
    """What is left to read, and the events of what is in front of it."""

    excerpt: Excerpt
    before: Sequence[Piece]


class _Open(NamedTuple):
    """A collection that has not ended: its event, and which events begin the nodes in it."""

    event: Event
    nodes: list[int]


def is_resumable(text: str) -> bool:
    """Whether there are none of the marks after which a text may hold more than a mapping with simple keys."""
    return not any(mark in text for mark in _MARKS)


def resume(view: View, events: Sequence[Piece]) -> Resumed | None:
    """Where to go on reading a text of which libyaml gives these events and refuses the rest; ``None`` if only at its
    beginning.
    """
    if not is_resumable(view.file):
        return None
    opened = _open_mappings(events)
    keys = [[start_of(events[at]) for at in each.nodes[::2]] for each in opened[:2]]
    place = OpenKeys(view.file, keys, view.place).before(len(view.file))
    if place is None:
        return None
    parent = opened[0 if place.inner is None else 1]
    before = events[: parent.nodes[place.outer if place.inner is None else place.inner]]
    folded = tuple(islice(_several_lines(view.file, before), 2))[::-1]
    return Resumed(Excerpt(view.file, place, folded=folded), before)


def _open_mappings(events: Sequence[Piece]) -> list[_Open]:
    """The block mappings without anchors and tags that are open at the end, of which all keys are simple: the root, the
    value of its last key, and so on.
    """
    found: list[_Open] = []
    for each in _open_collections(events):
        keys = each.nodes[::2]
        event = each.event
        begins = bool(keys) and start_of(events[keys[0]]) == event.start
        if event.kind != "mapping" or event.flow or event.anchor or event.tagged or not begins:
            break
        if not all(isinstance(events[at], Scalar) for at in keys):
            break
        found.append(each)
    return found


def _open_collections(events: Sequence[Piece]) -> list[_Open]:
    opened: list[_Open] = []
    for at, event in enumerate(events):
        if isinstance(event, Scalar) or event.kind in ("scalar", "alias"):
            if opened:
                opened[-1].nodes.append(at)
        elif event.kind == "end":
            opened.pop()
        elif event.kind == "mapping" or event.kind == "sequence":
            if opened:
                opened[-1].nodes.append(at)
            opened.append(_Open(event, []))
    return opened


def _several_lines(text: str, events: Sequence[Piece]) -> Iterator[Span]:
    """The scalars of several lines but those with a header, the last one first."""
    for event in reversed(events):
        if isinstance(event, Scalar):
            span = event.span
        elif event.kind == "scalar" and event.style not in ("literal", "folded"):
            at = Properties(text, event.start, event.anchor is not None, event.tagged).start
            span = Span(at, event.end)
        else:
            continue
        if text.find("\n", *span) >= 0 or text.find("\r", *span) >= 0:
            yield span
