"""Keys that are written more than once."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.asked import Asked
from openbayes_config.client.outcome import Outcome
from openbayes_config.client.view import is_collection, is_map, recovered
from openbayes_config.document import resolve
from openbayes_config.parse.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, key_of


class Duplicates:
    """Finds every entry that a later entry of the same mapping replaces, where the client looks at it."""

    __slots__ = ("_known", "_repeating", "_root", "_same")

    def __init__(self, root: Node | None) -> None:
        self._root = root
        self._repeating = _repeating(root)
        self._known: dict[int, object] = {}
        self._same: dict[tuple[int, int], bool] = {}

    def find(self, asked: Asked) -> Iterator[Outcome]:
        """One outcome for each replaced entry; every mapping is looked at once, aliases and merges followed."""
        done: set[int] = set()
        waiting: list[tuple[Node | None, Path]] = [(self._root, ())] if self._repeating else []
        while waiting:
            node, path = waiting.pop()
            node = resolve(node)
            if id(node) in done or not asked.path(path):
                continue
            done.add(id(node))
            if isinstance(node, Mapping):
                if id(node) in self._repeating:
                    yield from self._replaced(node, path, asked)
                inner = [each for each in reversed(node.entries) if not isinstance(each.value, Scalar)]
                waiting += [(each.value, path if each.merge else (*path, key_of(each.key))) for each in inner]
            elif isinstance(node, Sequence):
                waiting += reversed([(item, (*path, index)) for index, item in enumerate(node.items)])

    def _replaced(self, node: Mapping, path: Path, asked: Asked) -> Iterator[Outcome]:
        last: dict[object, Entry] = {_key(entry.key): entry for entry in node.entries if not entry.merge}
        for entry in node.entries:
            where = (*path, key_of(entry.key))
            if entry.merge or (winner := last[_key(entry.key)]) is entry or not asked.path(where):
                continue
            args = {"winner": winner.key.span, "same_value": self._are_same(entry.value, winner.value)}
            yield Outcome("dropped", "duplicate_key", where, entry.key, None, args)

    def _are_same(self, one: Node, other: Node) -> bool:
        pair = id(resolve(one)), id(resolve(other))
        if pair not in self._same:
            self._same[pair] = pair[0] == pair[1] or same(recovered(one, self._known), recovered(other, self._known))
        return self._same[pair]


def _repeating(root: Node | None) -> set[int]:
    """The identities of all mappings with a repeated key, aliases and merges followed."""
    found: set[int] = set()
    done: set[int] = set()
    waiting = [root]
    while waiting:
        node = resolve(waiting.pop())
        if id(node) in done:
            continue
        done.add(id(node))
        if isinstance(node, Mapping):
            waiting += [value for _, value, _ in node.entries if not isinstance(value, Scalar)]
            if _repeats(node):
                found.add(id(node))
        elif isinstance(node, Sequence):
            waiting += [item for item in node.items if not isinstance(item, Scalar)]
    return found


def _repeats(mapping: Mapping) -> bool:
    keys = [key.value if isinstance(key, Scalar) else _key(key) for key, _, merge in mapping.entries if not merge]
    return len(set(keys)) < len(keys)


def _key(node: Node) -> object:
    key = resolve(node)
    return key.value if isinstance(key, Scalar) else id(key)


def same(one: object, other: object, seen: set[tuple[int, int]] | None = None) -> bool:
    """Whether two values mean the same: 1 is 1.0 and not true, NaN is NaN. Ends for values that hold themselves."""
    seen = set() if seen is None else seen
    if is_map(one) and is_map(other):
        pair = id(one), id(other)
        if pair in seen:
            return True
        seen.add(pair)
        return one.keys() == other.keys() and all(same(value, other[key], seen) for key, value in one.items())
    if is_collection(one) and is_collection(other):
        pair = id(one), id(other)
        if pair in seen:
            return True
        seen.add(pair)
        return len(one) == len(other) and all(same(a, b, seen) for a, b in zip(one, other, strict=True))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return one == other or (one != one and other != other)
