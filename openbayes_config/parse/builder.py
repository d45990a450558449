"""Nodes with exact spans and values from events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import repeat

from openbayes_config.parse import construct
from openbayes_config.parse.events import Event, Piece, start_of
from openbayes_config.parse.frames import Anchored, Extent, Open
from openbayes_config.parse.nodes import (
    UNREADABLE,
    Alias,
    Entry,
    Mapping,
    Node,
    Path,
    Problem,
    Scalar,
    Sequence,
    resolve,
)
from openbayes_config.parse.places import Place, is_plain
from openbayes_config.parse.spans import Properties, end_of_block_scalar
from openbayes_config.text import Span, maker

# Bounds of obconf's own. Nesting counts through aliases; MAX_ALIASED is how many nodes all aliases together
# may stand for. No file of a person comes near them.
MAX_DEPTH = 200
MAX_ALIASED = 20_000
MAX_SEXAGESIMAL = 4_000


class BoundError(Exception):
    """The text goes beyond a bound of obconf's own."""

    def __init__(self, kind: str, span: Span, limit: int) -> None:
        super().__init__(kind)
        self.problem = Problem(kind, span, {"limit": limit}, refused=False)


_LEAF = Extent()
_entry = maker(Entry)


class Builder:
    """Takes events and keeps the first document: its nodes, its value, and what PyYAML's composer refuses.

    ``value`` is what PyYAML builds unless ``special`` is true: then there are tags, merges, cycles or values that it
    refuses, and it has to build the value itself.
    """

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self.value: object = None
        self.special = False
        self.problems: list[Problem] = []
        self.scalars: list[Scalar] = []
        self.tags: dict[int, tuple[str, Span]] = {}  # by the id of a node: the tag that is written at it
        self.done = False
        self._text = text
        self._open: list[Open] = []
        self._anchors: dict[str, Anchored] = {}
        self._aliased = 0

    @property
    def open_keys(self) -> list[list[int]]:
        """Where the keys begin that were read of each open mapping in block style: the root, the value of its last
        key if that is no collection, and so on.
        """
        found: list[list[int]] = []
        for opened in self._open:
            if isinstance(opened.node, Sequence) or opened.node.flow:
                break
            found.append([key.span.start for key in opened.nodes[::2]])
            if not opened.at_value or isinstance(opened.nodes[-1], Mapping | Sequence):
                break
        return found

    def before(self, place: Place, text: str) -> Builder | None:
        """What was taken in front of a place, to go on with ``text`` there. ``None`` where the text differs in front of
        it, where it may not be read from there, and where anchors, tags or problems in front may matter behind it.
        """
        if self.special or self.problems or self._anchors or not is_plain(text):
            return None
        if self._text[: place.at] != text[: place.at]:
            return None
        made = Builder(text)
        made.scalars = self.scalars[: bisect_left(self.scalars, place.at, key=start_of)]
        counts = (place.outer,) if place.inner is None else (place.outer, place.inner)
        made._open = [opened.first(count) for opened, count in zip(self._open, counts, strict=False)]
        return made

    def take(self, events: Iterable[Piece]) -> Builder:
        """Take the events of a text up to the end of its first document. Raises :class:`BoundError`."""
        for event in events:
            if isinstance(event, Scalar):
                self._leaf(event)
                continue
            self._feed(event)
            if self.done:
                break
        return self

    def _feed(self, event: Event) -> None:
        if event.kind == "scalar":
            self._scalar(event)
        elif event.kind == "alias":
            self._alias(event)
        elif event.kind == "mapping" or event.kind == "sequence":
            self._begin(event)
        elif event.kind == "end":
            self._finish(event)
        elif event.kind == "document" and self.root is not None:
            self.problems.append(Problem("several_documents", Span(event.start, event.end), {}))
            self.done = True

    def _leaf(self, scalar: Scalar) -> None:
        """:meth:`_add` in fewer steps: most nodes are such ones, and no bound can be met at them."""
        value = scalar.value
        if value is UNREADABLE:
            self.special = True
        self.scalars.append(scalar)
        if not self._open:
            self.root, self.value = scalar, value
            return
        parent = self._open[-1]
        parent.nodes.append(scalar)
        parent.values.append(value)
        parent.extent.size += 1

    def _scalar(self, event: Event) -> None:
        self._check_number(event)
        properties = self._properties(event)
        span = self._scalar_span(event, properties)
        value = UNREADABLE if event.tagged else construct.value_of(event.tag, event.text)
        scalar = Scalar(span, event.text, event.style, event.tag, value, properties.anchor)
        self._remember(event, scalar, value, properties, _LEAF)
        self._leaf(scalar)

    def _check_number(self, event: Event) -> None:
        """Numbers to the base 60 cost PyYAML the square of their length."""
        if len(event.text) > MAX_SEXAGESIMAL and ":" in event.text and event.tag in construct.NUMBER_TAGS:
            raise BoundError("too_long_number", Span(event.start, event.end), MAX_SEXAGESIMAL)

    def _scalar_span(self, event: Event, properties: Properties) -> Span:
        if event.style in ("literal", "folded"):
            return Span(properties.start, end_of_block_scalar(self._text, properties.start, event.end))
        if event.text or event.style != "plain":
            return Span(properties.start, event.end)
        if properties.anchor or properties.tag:
            return Span(properties.end, properties.end)
        return self._empty(event.start)

    def _empty(self, at: int) -> Span:
        """Nothing is behind its colon or dash; without a colon PyYAML tells the next token instead."""
        if self._open and self._open[-1].at_value and not self._text.startswith(":", at - 1):
            at = self._open[-1].nodes[-1].span.end
        return Span(at, at)

    def _alias(self, event: Event) -> None:
        span = Span(event.start, event.end)
        target = self._anchors.get(event.anchor or "")
        if target is None:
            self.problems.append(Problem("undefined_alias", span, {"name": event.anchor}, path=self._path()))
            self.special = True
            self._add(Scalar(span, f"*{event.anchor}", "plain", "", UNREADABLE, None), UNREADABLE, _LEAF)
            return
        extent = target.extent
        if target.open:
            args = {"name": event.anchor, "anchor": target.span}
            self.problems.append(Problem("alias_cycle", span, args, refused=False, path=self._path()))
            extent = Extent(cyclic=True)
            self.special = True
        self._count(span, extent)
        self._add(Alias(span, target.node), target.value, extent)

    def _count(self, span: Span, extent: Extent) -> None:
        self._aliased += extent.size
        if self._aliased > MAX_ALIASED:
            raise BoundError("too_many_aliases", span, MAX_ALIASED)

    def _begin(self, event: Event) -> None:
        properties = self._properties(event)
        span = Span(properties.start, properties.start)
        kind = Mapping if event.kind == "mapping" else Sequence
        node = kind(span, (), event.flow, properties.anchor)
        opened = Open(node)
        opened.anchored = self._remember(event, node, None, properties, opened.extent)
        self._open.append(opened)
        if len(self._open) > MAX_DEPTH:
            raise BoundError("too_deep", Span(properties.start, properties.start + 1), MAX_DEPTH)

    def _finish(self, event: Event) -> None:
        closed = self._open.pop()
        node = closed.node
        value: object
        if isinstance(node, Mapping):
            node.entries = self._entries(closed)
            value = self._built(closed)
        else:
            node.items, value = tuple(closed.nodes), closed.values
        # A flow collection ends with its bracket; PyYAML's end events of all others are empty.
        ends = (event.end,) if event.end > event.start else tuple(child.span.end for child in closed.nodes[-2:])
        node.span = Span(node.span.start, max(ends, default=node.span.start))
        if closed.anchored:
            closed.anchored.open, closed.anchored.value = False, value
        self._add(node, value, closed.extent)

    def _entries(self, closed: Open) -> tuple[Entry, ...]:
        keys, values = closed.nodes[::2], closed.nodes[1::2]
        if not self.special:
            return tuple(map(_entry, zip(keys, values, repeat(False))))
        for key in keys:
            # As keys, ``<<`` and ``=`` are no values that PyYAML refuses; the first it never builds.
            if isinstance(key, Scalar) and key.tag in (construct.MERGE, construct.VALUE):
                key.value = key.text
        return tuple(map(Entry, keys, values, map(self._is_merge, keys)))

    def _is_merge(self, key: Node) -> bool:
        target = resolve(key)
        tag = target.tag if isinstance(target, Scalar) else self.tags.get(id(target), ("",))[0]
        return tag == construct.MERGE

    def _built(self, closed: Open) -> object:
        try:
            return dict(zip(closed.values[::2], closed.values[1::2], strict=True))
        except TypeError:  # a key that is a collection
            self.special = True
        return None

    def _properties(self, event: Event) -> Properties:
        return Properties(self._text, event.start, event.anchor is not None, event.tagged)

    def _remember(
        self, event: Event, node: Node, value: object, properties: Properties, extent: Extent
    ) -> Anchored | None:
        if properties.tag:
            self.special = True
            self.tags[id(node)] = (event.tag, properties.tag)
        if event.anchor is None or properties.anchor is None:
            return None
        earlier = self._anchors.get(event.anchor)
        if earlier:
            args = {"name": event.anchor, "first": earlier.span}
            self.problems.append(Problem("duplicate_anchor", properties.anchor, args, path=self._path()))
        anchored = Anchored(node, value, properties.anchor, extent)
        self._anchors[event.anchor] = anchored
        return anchored

    def _add(self, node: Node, value: object, extent: Extent) -> None:
        if not self._open:
            self.root, self.value = node, value
            return
        parent = self._open[-1]
        if extent.cyclic and parent.at_value and self._is_merge(parent.nodes[-1]):
            raise BoundError("too_many_aliases", node.span, MAX_ALIASED)  # merging a mapping into its own parts
        if len(self._open) + extent.height > MAX_DEPTH:
            raise BoundError("too_deep", node.span, MAX_DEPTH)
        parent.nodes.append(node)
        parent.values.append(value)
        parent.extent.take(extent)

    def _path(self) -> Path:
        path: list[str | int] = []
        for opened in self._open:
            if isinstance(opened.node, Sequence):
                path.append(len(opened.nodes))
            elif opened.at_value:
                key = opened.nodes[-1]
                path.append(key.text if isinstance(key, Scalar) else "")
        return tuple(path)
