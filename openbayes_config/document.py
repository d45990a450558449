"""A parsed openbayes.yaml: look-up by path and by offset, and its plain value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.merging import counting, keys
from openbayes_config.merging import merged as merged
from openbayes_config.parse import Tree, read
from openbayes_config.parse.nodes import (
    BOUNDS,
    Comment,
    Entry,
    Mapping,
    Node,
    Path,
    Problem,
    Sequence,
    Visit,
    key_of,
    walk,
)
from openbayes_config.parse.nodes import resolve as resolve
from openbayes_config.text import Source, Span


class Found(NamedTuple):
    """What stands at an offset: a node and its path. A key has the path of its entry."""

    path: Path
    node: Node
    is_key: bool


class Document:
    """The nodes, comments and reading problems of one text.

    ``root`` is ``None`` for an empty text, and for one beyond obconf's own bounds (``bounded``). ``plain()``
    is what ``yaml.safe_load`` gives for the text; it raises ``ValueError`` where the client could not load the
    file (``loads`` is false).
    """

    __slots__ = ("_comments", "_find_comments", "_plain", "problems", "root", "source")

    def __init__(self, tree: Tree) -> None:
        self.source: Source = tree.source
        self.root: Node | None = tree.root
        self.problems: tuple[Problem, ...] = tree.problems
        self._comments: tuple[Comment, ...] | None = None
        self._find_comments = tree.find_comments
        self._plain = tree.plain

    @classmethod
    def parse(cls, data: bytes | str | Source) -> Document:
        """Read a file's bytes or a text. Never raises for what stands in it: see :attr:`problems`."""
        return cls(read(data))

    @property
    def comments(self) -> tuple[Comment, ...]:
        """All comments, in the order of the text."""
        if self._comments is None:
            self._comments = tuple(self._find_comments())
        return self._comments

    @property
    def loads(self) -> bool:
        """Whether the official client's YAML reader takes the text."""
        return not any(problem.refused for problem in self.problems)

    @property
    def bounded(self) -> bool:
        """Whether obconf did not read the text because of a bound of its own; the client may well take it."""
        return any(problem.kind in BOUNDS for problem in self.problems)

    def plain(self) -> object:
        """The value of the whole text, as the official client's reader builds it; ``None`` where ``bounded``."""
        if not self.loads:
            raise ValueError("the text cannot be loaded")
        return self._plain

    def walk(self) -> Iterator[Visit]:
        """Every node once, in the order of the text; aliases are not followed, so it always ends."""
        return walk(self.root)

    def keys(self, *path: str | int) -> tuple[str | int, ...]:
        """The keys of the mapping at ``path``, each once, in the order of the text, merged ones last; nothing where
        there is no mapping.
        """
        node = self.at(*path)
        return tuple(dict.fromkeys(map(key_of, keys(node)))) if isinstance(node, Mapping) else ()

    def node_at(self, offset: int) -> Found | None:
        """The deepest node whose span holds ``offset`` or ends there; of two that meet there the one that begins."""
        found: Found | None = None
        for path, node, is_key in walk(self.root):
            if node.span.start <= offset <= node.span.end:
                found = Found(path, node, is_key)
            elif found and node.span.start > offset:
                break
        return found

    def entry(self, *path: str | int) -> Entry | None:
        """The entry that gives the mapping at ``path[:-1]`` its key ``path[-1]``: the last one of a repeated
        key, a merged one where the mapping itself has none.
        """
        parent = self.at(*path[:-1])
        return find(parent, path[-1]) if isinstance(parent, Mapping) else None

    def at(self, *path: str | int) -> Node | None:
        """The node at ``path``, aliases followed."""
        node = resolve(self.root)
        for part in path:
            node = resolve(child(node, part))
        return node

    def named(self, pointer: str) -> Node | None:
        """The node that a JSON pointer names, aliases followed."""
        node = resolve(self.root)
        for part in pointer.split("/")[1:]:
            name = part.replace("~1", "/").replace("~0", "~")
            found = child(node, name)
            if found is None and name.isascii() and name.isdigit():
                found = child(node, int(name))
            node = resolve(found)
        return node


def parse(data: bytes | str | Source) -> Document:
    """:meth:`Document.parse`, for those who read many."""
    return Document.parse(data)


def child(node: Node | None, part: str | int) -> Node | None:
    """The child of a mapping or sequence, aliases not followed."""
    if isinstance(node, Mapping):
        entry = find(node, part)
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None


def find(mapping: Mapping, key: object) -> Entry | None:
    """The entry whose value the client sees for ``key``."""
    return counting(mapping).get((type(key), key))


def end_of(node: Node) -> Span:
    """The empty span behind the last character of a node."""
    return Span(node.span.end, node.span.end)
