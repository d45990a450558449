"""What is being built: collections whose end has not been read, and nodes that aliases may stand for."""

from __future__ import annotations

from openbayes_config.parse.nodes import Mapping, Node, Sequence
from openbayes_config.text import Span


class Extent:
    """How far a node reaches when its aliases are followed."""

    __slots__ = ("cyclic", "height", "size")

    def __init__(self, size: int = 1, height: int = 0, cyclic: bool = False) -> None:
        self.size = size
        self.height = height
        self.cyclic = cyclic

    def take(self, child: Extent) -> None:
        """Grow by a child."""
        self.size += child.size
        self.height = max(self.height, child.height + 1)
        self.cyclic = self.cyclic or child.cyclic


class Anchored:
    """A node that aliases may stand for. ``value`` is that of a collection as soon as its end has been read."""

    __slots__ = ("extent", "node", "open", "span", "value")

    def __init__(self, node: Node, value: object, span: Span, extent: Extent) -> None:
        self.node = node
        self.value = value
        self.span = span
        self.extent = extent
        self.open = isinstance(node, Mapping | Sequence)


class Open:
    """A collection whose end has not been read."""

    __slots__ = ("anchored", "extent", "node", "nodes", "values")

    def __init__(self, node: Mapping | Sequence) -> None:
        self.node = node
        self.nodes: list[Node] = []
        self.values: list[object] = []
        self.extent = Extent(1, 1)
        self.anchored: Anchored | None = None

    def first(self, count: int) -> Open:
        """The collection with so many nodes, in a text without anchors: only aliases ask for the extent of nodes."""
        cut = Open(self.node)
        cut.nodes, cut.values = self.nodes[:count], self.values[:count]
        return cut

    @property
    def at_value(self) -> bool:
        """Whether the next node is the value of a mapping's entry."""
        return isinstance(self.node, Mapping) and len(self.nodes) % 2 == 1
