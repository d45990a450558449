"""Where PyYAML's own parser may begin in a text that libyaml refuses.

From the line of a top-level key on, or of a key one level deeper below the line of its parent, PyYAML reads the same
as it does from the beginning. So libyaml reads what comes before the mistake, and PyYAML one whole entry of that once
more, after which its parser is in the same state, and what follows.
"""
# mypy: disable-error-code="attr-defined"
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import Any, NamedTuple

import yaml

from openbayes_config.parse import libyaml
from openbayes_config.parse.spans import Properties
from openbayes_config.parse.view import View
from openbayes_config.text import Span

_KEY = re.compile(r"[\w\"']")
_CHILD = re.compile(r".*\n(?:[ ]*(?:#.*)?\n)*(?P<indent>[ ]+)(?=[\w\"'])")
_ENDS = [yaml.MappingEndEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent]
_MOST_TRIED = 3  # pairs of keys in front of a mistake


class _Place(NamedTuple):
    """The lines of two keys of a mapping that follow each other. ``head`` is what has to be read in front of the first:
    the line of the parent and what stands between it and its first key; empty for top-level keys.
    """

    head: Span
    indent: int
    first: int
    second: int


class Resumed:
    """The end of a text below the head of its place, as a :class:`View` of it.

    ``before`` are the events of what is in front of the first key, and ``known`` is how many of the first events of
    this view they hold. ``folded`` is where the last scalars of several lines are there.
    """

    __slots__ = ("_beginnings", "_first", "_head", "_size", "_view", "before", "folded", "known", "text")
    moved = True

    def __init__(self, view: View, place: _Place, before: list[Any]) -> None:
        head, indent, first, _ = place
        self._view, self._head, self._first = view, head, first
        self._size = head.end - head.start
        self.text = view.text[slice(*head)] + view.text[first:]
        self.before = before
        # A stream, a document, its mapping, and of a head its key and the mapping there.
        self.known = 5 if indent else 3
        self.folded = tuple(islice(self._several_lines(), 2))[::-1]
        root = self.before[2].start_mark.index
        self._beginnings = {0: root, self._size + indent: head.end + indent if indent else root}

    def _several_lines(self) -> Iterator[Span]:
        for event in reversed(self.before):
            start, end = event.start_mark, event.end_mark
            if start.line != end.line and _is_scalar(event) and event.style not in ("|", ">"):
                at = Properties(self._view.text, start.index, event.anchor is not None, event.tag is not None).start
                if "\n" in self._view.text[at : end.index]:
                    yield Span(self._view.offset(at), self._view.offset(end.index))

    def offset(self, index: int) -> int:
        """The offset in the file's text of what stands at ``index`` here."""
        at = index - self._size
        return self._view.offset(self._first + at if at >= 0 else self._head.start + index)

    def beginning(self, index: int) -> int:
        """Where the mapping begins in the file's text of which PyYAML says here that it begins at ``index``."""
        known = self._beginnings.get(index)
        return self.offset(index) if known is None else self._view.offset(known)


def _is_scalar(event: Any) -> bool:
    return type(event) is yaml.ScalarEvent


def resume(view: View, fault: int) -> Resumed | None:
    """Where to go on reading a text that libyaml refuses at ``fault``; ``None`` if only at its beginning."""
    if "?" in view.text or "\n---" in view.text or "\n..." in view.text:
        return None
    for place in _places(view.text, fault):
        events = libyaml.events(view.text[: place.second])
        before = _in_front_of(place, events) if events else None
        if before:
            return Resumed(view, place, before)
    return None


def _in_front_of(place: _Place, events: list[Any]) -> list[Any] | None:
    """The events in front of the first key, of all in front of the second one; ``None`` where they are not the last
    keys of the mapping that the place says, within nothing but block mappings.
    """
    ends = events[-len(_ENDS) - (place.indent > 0) :]
    if [type(each) for each in ends] != _ENDS[: place.indent > 0] + _ENDS or not all(map(_is_unwritten, ends)):
        return None
    root = _begins(events[2], events[3].start_mark.index) and _is_scalar(events[3])
    key = _start_of_node(events, len(events) - len(ends) - 1) - 1
    if not root or not _is_scalar(events[key]) or events[key].start_mark.index != place.first + place.indent:
        return None
    return events[:key] if not place.indent or _is_below(place, events, key) else None


def _is_below(place: _Place, events: list[Any], key: int) -> bool:
    """Whether the mapping that holds the event at ``key`` begins behind the head, and is the value of its key."""
    at = key - 1
    while isinstance(events[at], yaml.CollectionEndEvent) or not isinstance(events[at], yaml.CollectionStartEvent):
        at = _start_of_node(events, at) - 1
    parent = events[at - 1]
    is_parent = _is_scalar(parent) and parent.start_mark.index == place.head.start
    return bool(is_parent) and _begins(events[at], place.head.end + place.indent)


def _start_of_node(events: list[Any], at: int) -> int:
    """Which event begins the node that ends with the one at ``at``."""
    depth = 0
    while True:
        depth += isinstance(events[at], yaml.CollectionEndEvent)
        depth -= isinstance(events[at], yaml.CollectionStartEvent)
        if depth == 0:
            return at
        at -= 1


def _begins(mapping: Any, start: int) -> bool:
    """Whether an event begins a block mapping there, without anchor and tag."""
    return _is_mapping(mapping) and not mapping.flow_style and bool(mapping.start_mark.index == start)


def _is_mapping(event: Any) -> bool:
    return isinstance(event, yaml.MappingStartEvent)


def _is_unwritten(end: Any) -> bool:
    """Whether nothing is written for the end of a collection, as brackets are."""
    return bool(end.start_mark.index == end.end_mark.index)


def _places(text: str, fault: int) -> Iterator[_Place]:
    """The nearest places in front of a fault, those of inner keys first."""
    tops: list[int] = []
    lines: list[int] = []
    for start in _lines_above(text, fault):
        if _KEY.match(text, start):
            tops.append(start)
            if len(tops) == _MOST_TRIED:
                break
        elif not tops:
            lines.append(start)
    nested = _inner(text, tops[0], lines) if tops else ()
    yield from chain(nested, (_Place(Span(0, 0), 0, first, second) for second, first in pairwise(tops)))


def _inner(text: str, top: int, lines: list[int]) -> Iterator[_Place]:
    """The places of the keys below a top-level key; ``lines`` are the lines there, the last one first."""
    child = _CHILD.match(text, top)
    if child is None:
        return
    indent = len(child["indent"])
    head = Span(top, child.end() - indent)
    keys = (line for line in lines if _KEY.match(text, line + indent) and not text[line : line + indent].strip(" "))
    for second, first in pairwise(islice(keys, _MOST_TRIED + 1)):
        yield _Place(head, indent, first, second)


def _lines_above(text: str, at: int) -> Iterator[int]:
    """Where the line that holds ``at`` and those above it begin."""
    while at > 0:
        start = text.rfind("\n", 0, at) + 1
        yield start
        at = start - 1
