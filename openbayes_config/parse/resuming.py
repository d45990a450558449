"""Where PyYAML's own parser may begin in a text that libyaml refuses.

libyaml reads what comes before the mistake, and PyYAML one whole entry of that once more, after which its parser is in
the same state, and what follows. One looks further ahead than the other, so what each has told when it stops may differ
by a few events: never by an entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from openbayes_config.parse.events import Event, Piece, kind_of, start_of
from openbayes_config.parse.nodes import Scalar
from openbayes_config.parse.places import OpenKeys, is_plain
from openbayes_config.parse.spans import Properties
from openbayes_config.parse.view import Excerpt, View
from openbayes_config.text import Span


class Resumed(NamedTuple):
    """What is left to read, and the events of what is in front of it."""

    excerpt: Excerpt
    before: Sequence[Piece]


class _Open(NamedTuple):
    """A collection that has not ended: its event, and which events begin the nodes in it."""

    event: Event
    nodes: list[int]


def resume(view: View, events: Sequence[Piece]) -> Resumed | None:
    """Where to go on reading a text of which libyaml gives these events and refuses the rest; ``None`` if only at its
    beginning.
    """
    if not is_plain(view.file):
        return None
    opened = _open_mappings(events)
    keys = [[start_of(events[at]) for at in each.nodes[::2]] for each in opened[:2]]
    place = OpenKeys(view.file, keys, view.place).before(len(view.file))
    if place is None:
        return None
    nodes, count = (opened[0].nodes, place.outer) if place.inner is None else (opened[1].nodes, place.inner)
    if not isinstance(events[nodes[count]], Scalar):
        return None
    before = events[: nodes[count]]
    folded = tuple(islice(_several_lines(view.file, before), 2))[::-1]
    return Resumed(Excerpt(view.file, place, folded=folded), before)


def _open_mappings(events: Sequence[Piece]) -> list[_Open]:
    """The block mappings without anchors and tags that are open at the end: the root, the value of its last key if that
    has neither anchor nor tag, and so on.
    """
    found: list[_Open] = []
    for each in _open_collections(events):
        keys = [events[at] for at in each.nodes[::2]]
        event = each.event
        if event.kind != "mapping" or event.flow or event.anchor or event.tagged or not keys:
            break
        if kind_of(keys[0]) != "scalar" or start_of(keys[0]) != event.start:
            break
        found.append(each)
        if not isinstance(keys[-1], Scalar):
            break
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
