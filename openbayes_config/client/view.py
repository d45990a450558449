"""A value as the client sees it, with the node that it stands in."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeGuard

from openbayes_config.document import Document, resolve
from openbayes_config.merging import counting
from openbayes_config.parse.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, key_of


def is_map(value: object) -> TypeGuard[dict[object, object]]:
    """Whether a value is a mapping of YAML."""
    return isinstance(value, dict)


def is_collection(value: object) -> TypeGuard[list[object] | tuple[object, ...] | set[object]]:
    """Whether a value is what the client's model takes for a list: ``!!set`` counts, a mapping does not."""
    return isinstance(value, (list, tuple, set))


def is_set(value: object) -> TypeGuard[set[object]]:
    """Whether a value is a ``!!set``."""
    return isinstance(value, set)


def is_empty(value: object) -> bool:
    """Whether there is nothing in it that could be lost."""
    return value is None or value == "" or ((is_map(value) or is_collection(value)) and not value)


def _part(key: object, entry: Entry | None) -> str | int:
    if entry:
        return key_of(entry.key)
    return key if isinstance(key, int) else repr(key)


class View:
    """``value`` as PyYAML builds it; ``node`` is the value's node (an alias stays one), ``key`` the node of
    the key that leads to it. Both are ``None`` where the text has no such node.
    """

    __slots__ = ("_entries", "_items", "key", "node", "path", "value")

    def __init__(self, value: object, node: Node | None, path: Path = (), key: Node | None = None) -> None:
        self.value = value
        self.node = node
        self.path = path
        self.key = key
        self._entries: dict[object, View] | None = None
        self._items: list[View] | None = None

    @property
    def entries(self) -> dict[object, View]:
        """The entries of a mapping by key, merged ones included; empty for everything else."""
        if self._entries is None:
            self._entries = self._read_entries()
        return self._entries

    def _read_entries(self) -> dict[object, View]:
        if not is_map(self.value):
            return {}
        path, nodes = self.path, _index(resolve(self.node))
        found: dict[object, View] = {}
        for key, value in self.value.items():
            entry = nodes.get(key)
            inside = (*path, key if isinstance(key, str) else _part(key, entry))
            found[key] = View(value, entry.value, inside, entry.key) if entry else View(value, None, inside)
        return found

    def get(self, key: str) -> View | None:
        """The entry of a mapping with that key."""
        return (self._entries or self.entries).get(key)

    @property
    def items(self) -> list[View]:
        """The items of a list or set; empty for everything else."""
        if self._items is None:
            self._items = self._read_items()
        return self._items

    def _read_items(self) -> list[View]:
        if is_set(self.value):
            return self._members(self.value)
        if not is_collection(self.value):
            return []
        node = resolve(self.node)
        nodes: tuple[Node, ...] = node.items if isinstance(node, Sequence) else ()
        return [
            View(value, nodes[index] if index < len(nodes) else self.node, (*self.path, index))
            for index, value in enumerate(self.value)
        ]

    def _members(self, members: set[object]) -> list[View]:
        """A set in the order of the file; the client's own order changes from run to run."""
        nodes = _index(resolve(self.node))
        ordered = [key for key in nodes if key in members] or list(members)
        return [
            View(key, nodes[key].key if key in nodes else self.node, (*self.path, index))
            for index, key in enumerate(ordered)
        ]


@lru_cache(maxsize=4)
def view(document: Document) -> View:
    """The whole file. Where the client cannot load it, the value is what the recovered nodes give.

    Nearly every rule asks for it, so the last ones are kept.
    """
    value = document.plain() if document.loads else recovered(document.root, {})
    return View(value, document.root)


def recovered(node: Node | None, known: dict[int, object]) -> object:
    """The value of a node of a text that does not load; unreadable scalars stay what they are."""
    node = resolve(node)
    if node is None or isinstance(node, Scalar):
        return node.value if node else None
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, Sequence):
        items: list[object] = []
        known[id(node)] = items
        items.extend(recovered(item, known) for item in node.items)
        return items
    entries: dict[object, object] = {}
    known[id(node)] = entries
    entries.update((key, recovered(entry.value, known)) for key, entry in _index(node).items())
    return entries


def _index(node: Node | None) -> dict[object, Entry]:
    """The entry that counts for each key."""
    return {key: entry for (_, key), entry in counting(node).items()} if isinstance(node, Mapping) else {}
