"""Which entries of a mapping count, those that ``<<`` brings in included: as the PyYAML that is installed has it.

Where two mappings of a list have the same key, that of the first counts up to PyYAML 6.0.3, and that of the last in
6.0.4; there, of a key of one character, what stands first in any of them (it compares texts by identity). A key of the
mapping itself always counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from openbayes_config.parse.nodes import Alias, Entry, Mapping, Node, Scalar, Sequence, resolve

Key: TypeAlias = "tuple[type, object]"


def counting(mapping: Mapping) -> dict[Key, Entry]:
    """The entry that counts for each key, by the key's type and value; merged ones first."""
    if mapping.index is None:
        # A mapping that merges itself has nothing more to give.
        mapping.index = {}
        mapping.index = _counting(mapping)
    return mapping.index


def merged(mapping: Mapping) -> Iterator[Mapping]:
    """The mappings that ``<<`` brings in, those that count first."""
    return reversed([*_in_reading_order(mapping)])


def keys(mapping: Mapping) -> Iterator[Node]:
    """The nodes of all keys: the mapping's own, then those of the mappings that it merges."""
    yield from (entry.key for entry in mapping.entries if not entry.merge)
    for each in merged(mapping):
        yield from keys(each)


def _in_reading_order(mapping: Mapping) -> Iterator[Mapping]:
    """As the reader goes through them: later ones count."""
    for entry in mapping.entries:
        value = resolve(entry.value) if entry.merge else None
        if isinstance(value, Mapping):
            yield value
        elif isinstance(value, Sequence):
            items = value.items if _last_counts() else reversed(value.items)
            yield from (item for each in items if isinstance(item := resolve(each), Mapping))


def _counting(mapping: Mapping) -> dict[Key, Entry]:
    own = _keyed(mapping.entries)
    if len(own) == len(mapping.entries) or not any(entry.merge for entry in mapping.entries):
        return own
    if _last_counts():
        return _keyed(_flat(mapping, {}))
    found: dict[Key, Entry] = {}
    for each in _in_reading_order(mapping):
        found.update(counting(each))
    found.update(own)
    return found


def _keyed(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """The entries that bring nothing else in, by their keys; the last one of each key."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        key, _, merge = entry
        key = key.target if isinstance(key, Alias) else key
        if isinstance(key, Scalar) and not merge:
            found[type(key.value), key.value] = entry
    return found


def _flat(mapping: Mapping, known: dict[int, list[Entry]]) -> list[Entry]:
    """What PyYAML 6.0.4 makes of a mapping: merged entries, none twice, and then its own."""
    if id(mapping) not in known:
        known[id(mapping)] = []
        merging: dict[object, Entry] = {}
        for each in _in_reading_order(mapping):
            for entry in _flat(each, known):
                merging.setdefault(_identity(entry), entry)
        known[id(mapping)] = [*merging.values(), *_own(mapping)]
    return known[id(mapping)]


def _identity(entry: Entry) -> object:
    """Python keeps one object for all texts of the same character."""
    name = resolve(entry.key)
    return name.text if isinstance(name, Scalar) and len(name.text) <= 1 else id(name)


def _own(mapping: Mapping) -> Iterator[Entry]:
    return (entry for entry in mapping.entries if not entry.merge and isinstance(resolve(entry.key), Scalar))


def _last_counts() -> bool:
    from openbayes_config.parse.construct import last_merge_counts

    return last_merge_counts()
