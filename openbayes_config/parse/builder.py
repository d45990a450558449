"""Builds nodes with exact spans from PyYAML's events, beside PyYAML's own nodes and values."""

from __future__ import annotations

from typing import Any

import yaml

from openbayes_config.parse.nodes import UNREADABLE, Alias, Entry, Mapping, Node, Scalar, Sequence
from openbayes_config.text import Span

_STYLES: dict[Any, Any] = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_MERGE = "tag:yaml.org,2002:merge"


class Builder(yaml.SafeLoader):
    """Reads events and builds both trees. A placeholder for the real builder."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.known: dict[str, Node] = {}
        self.ours: Node | None = None

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()
            theirs = super().compose_node(parent, index)
            self.ours = Alias(_span(event), self.known[event.anchor])
            return theirs
        event = self.peek_event()
        theirs = super().compose_node(parent, index)
        if event.anchor is not None and self.ours is not None:
            self.known[event.anchor] = self.ours
        return theirs

    def compose_scalar_node(self, anchor: Any) -> Any:
        event = self.peek_event()
        theirs = super().compose_scalar_node(anchor)
        try:
            value: object = self.construct_object(theirs, deep=True)
        except Exception:
            value = UNREADABLE
        self.ours = Scalar(_span(event), event.value, _STYLES[event.style], theirs.tag, value, None)
        return theirs

    def compose_sequence_node(self, anchor: Any) -> Any:
        start = self.peek_event()
        event = self.get_event()
        tag = event.tag
        if tag is None or tag == "!":
            tag = self.resolve(yaml.SequenceNode, None, event.implicit)
        theirs = yaml.SequenceNode(tag, [], event.start_mark, None, flow_style=event.flow_style)
        if anchor is not None:
            self.anchors[anchor] = theirs
        items: list[Node] = []
        while not self.check_event(yaml.SequenceEndEvent):
            theirs.value.append(self.compose_node(theirs, len(items)))
            assert self.ours is not None
            items.append(self.ours)
        end = self.get_event()
        self.ours = Sequence(_block(start, items, end), tuple(items), bool(event.flow_style), None)
        return theirs

    def compose_mapping_node(self, anchor: Any) -> Any:
        start = self.peek_event()
        event = self.get_event()
        tag = event.tag
        if tag is None or tag == "!":
            tag = self.resolve(yaml.MappingNode, None, event.implicit)
        theirs = yaml.MappingNode(tag, [], event.start_mark, None, flow_style=event.flow_style)
        if anchor is not None:
            self.anchors[anchor] = theirs
        entries: list[Entry] = []
        while not self.check_event(yaml.MappingEndEvent):
            key = self.compose_node(theirs, None)
            our_key = self.ours
            value = self.compose_node(theirs, key)
            assert our_key is not None and self.ours is not None
            theirs.value.append((key, value))
            entries.append(Entry(our_key, self.ours, key.tag == _MERGE))
        end = self.get_event()
        ends = [entry.value for entry in entries]
        self.ours = Mapping(_block(start, ends, end), tuple(entries), bool(event.flow_style), None)
        return theirs


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def _block(start: Any, children: list[Node], end: Any) -> Span:
    if start.flow_style or not children:
        return Span(start.start_mark.index, end.end_mark.index)
    return Span(start.start_mark.index, children[-1].span.end)
