"""How much can be read behind the ways past a fault."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import MAX_DEPTH, Builder
from openbayes_config.parse.events import EventKind, Fault, FaultError, Piece, kind_of, start_of
from openbayes_config.parse.libyaml import Refused
from openbayes_config.parse.nodes import Scalar
from openbayes_config.parse.places import OpenKeys, Place
from openbayes_config.parse.spans import line_begin, start_of_line
from openbayes_config.parse.view import Excerpt, View, Whole
from openbayes_config.parse.ways import Way

LARGE = 1 << 18
_SMALL = 1 << 15
# Only in so short a text it is tried whether a way leads to one more mistake alone.
_FEW = 1 << 13


class Reach(NamedTuple):
    """How much of a text can be read; the greater the better."""

    mapping: bool
    indent: int  # of the root, negative
    keys: int
    fault: int


class Rest(NamedTuple):
    """All events of a text from a place on, or from its beginning; the first ``known`` ones are those of the head."""

    place: Place | None
    known: int
    events: list[Piece]


class Trial:
    """Reads on behind the ways past a fault up to which ``built`` was read, in a large text not up to its end.

    Nothing that stands before a way is read again but what it depends on. A way that is ``far`` in front of the mistake
    in a large text has to make all of it readable.
    """

    __slots__ = ("_far", "_keys", "end", "fault", "is_whole", "most", "rests")

    def __init__(self, text: str, fault: Fault, built: Builder) -> None:
        self.fault = fault
        self.is_whole = len(text) <= _FEW
        self._keys = OpenKeys(text, built.open_keys)
        self._far = _beginning(fault) - _SMALL
        self.end = _end(text, fault)
        self.most = _most(text[: self.end])
        self.rests: dict[Way, Rest] = {}

    def is_far(self, way: Way) -> bool:
        """Whether a way begins too far in front of the mistake to be its cause."""
        return way.span.start < self._far

    def reach(self, way: Way, refused: Refused[Piece]) -> Reach:
        """How far a way leads that was refused."""
        place = self._keys.before(way.span.start)
        return self._reach(way, place, pyyaml.events_to_fault(self._view(way, place, self.end), refused))

    def quick_reach(self, way: Way, *, is_likely: bool) -> Reach | Refused[Piece]:
        """How far a way leads, or that it is quickly told that it leads to another fault. Of a likely way the whole
        text is read, which is what is wanted in the end.
        """
        place = self._keys.before(way.span.start)
        end = len(way.text) if is_likely else self.end
        view = self._view(way, place, end)
        events = pyyaml.quick_events(view)
        if isinstance(events, list) and end == len(way.text) and _begins_with_head(events, view.known):
            self.rests[way] = Rest(place, view.known, events)
            events = _up_to(events, self.end)
        elif end > self.end:
            return self.quick_reach(way, is_likely=False)
        return events if isinstance(events, Refused) else self._reach(way, place, events)

    def _view(self, way: Way, place: Place | None, end: int) -> View:
        return Excerpt(way.text, place, end) if place else Whole(way.text[:end])

    def _reach(self, way: Way, place: Place | None, events: Iterable[Piece]) -> Reach:
        read = read_on(way.text, events, self.end)
        # Of the keys and values in front of the place, the head holds the key that is the parent of an inner one.
        skipped = place.outer - (place.inner is not None) if place else 0
        return read._replace(keys=read.keys + skipped)


def _up_to(events: list[Piece], end: int) -> list[Piece]:
    """The events of a text as if it ended where an entry ends."""
    at = bisect_left(events, end, key=start_of)
    while at < len(events) and kind_of(events[at]) == "end":
        at += 1
    return events[:at]


def _begins_with_head(events: list[Piece], known: int) -> bool:
    """Whether the first events are those of the head that is known, and of nothing else."""
    return all(kind_of(event) == kind for event, kind in zip(events[:known], _HEAD, strict=False))


_HEAD: tuple[EventKind, ...] = ("stream", "document", "mapping", "scalar", "mapping")


def read_on(text: str, events: Iterable[Piece], end: int) -> Reach:
    """How much of a text the events are that are read of it up to ``end``."""
    depth = keys = at = indent = 0
    mapping = False
    try:
        for event in events:
            if isinstance(event, Scalar):
                keys += depth == 1
                continue
            kind, at = event.kind, event.start
            if kind == "document" and keys:
                return Reach(mapping, indent, keys, at)
            if depth == 0 and kind == "mapping":
                mapping = True
                indent = start_of_line(text, at) - at
            depth += _DEEPER.get(kind, 0)
            keys += depth == 1
            if depth > MAX_DEPTH:
                break
        else:
            at = end + 1
    except FaultError as stopped:
        at = stopped.fault.at
    return Reach(mapping, indent, keys, at)


_DEEPER = {"mapping": 1, "sequence": 1, "end": -1}


def _end(text: str, fault: Fault) -> int:
    """Where the first entry ends that stands well behind the fault of a large text."""
    if len(text) <= _SMALL:
        return len(text)
    later = re.compile(r"^[^\s#-]", re.MULTILINE).search(text, fault.at + _SMALL // 2)
    return later.start() if later else len(text)


def _beginning(fault: Fault) -> int:
    """Where the scalar begins in or behind which a fault is."""
    places = [scalar.start for scalar in fault.scalars[-1:]]
    if "quoted scalar" in fault.context and fault.context_at is not None:
        places.append(fault.context_at)
    return min((fault.at, *(at for at in places if fault.at - at < LARGE // 2)))


def _most(text: str) -> Reach | None:
    """An upper bound of what can be read of a text, if a simple one is known."""
    begin = line_begin(text)
    if re.search(begin + _NO_SIMPLE_BLOCK, text):
        return None
    return Reach(True, 0, 1 + 2 * len(re.findall(begin + _KEY_LINE, text)), len(text) + 1)


# Where a line begins without white space: what may be a key there, and what may be more or less than one. Patterns as
# text: only a text with a mistake pays for them.
_KEY_LINE = r"(?!-\s|-\Z)[^\s#]"
_NO_SIMPLE_BLOCK = r"(?:[{&!?%]|---)"
