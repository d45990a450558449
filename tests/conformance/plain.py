"""What a file says, read with PyYAML alone: plain values, duplicate keys, near spellings."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, TypeGuard

import yaml

Path = tuple[Any, ...]


class Duplicate(NamedTuple):
    """A key written more than once in one mapping, and whether all its values are the same."""

    path: Path
    same: bool


def text_of(data: bytes) -> str:
    """The text as a program reads it in a UTF-8 locale, with universal newlines."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read()


@lru_cache(maxsize=4)
def plain_of(data: bytes) -> Any:
    """The value of the file under `yaml.safe_load`."""
    return yaml.safe_load(text_of(data))


def is_map(value: object) -> TypeGuard[dict[Any, Any]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """A list, or a tuple as `!!omap` and `!!pairs` give them."""
    return isinstance(value, list | tuple)


def same(one: Any, other: Any) -> bool:
    """Equal as values: 1 is 1.0 but not true, NaN is NaN, bytes are their text, a `!!set` a list of any order."""
    one, other = (v.decode("utf-8", "replace") if isinstance(v, bytes) else v for v in (one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, set):
        return is_list(other) and one == set(other)
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    if is_map(one) and is_map(other):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    return bool(one == other)


def as_json(value: Any) -> Any:
    """The value with JSON's text keys and lists, which is all that a request can carry."""
    if is_map(value):
        return {_json_key(k): as_json(v) for k, v in value.items()}
    if is_list(value):
        return [as_json(item) for item in value]
    return value


def _json_key(key: Any) -> str:
    words = {True: "true", False: "false", None: "null"}
    return words[key] if key is None or isinstance(key, bool) else str(key)


def whole(value: Any) -> int:
    """The whole number that a value accepted as an integer asks for."""
    text = value.decode() if isinstance(value, bytes) else value
    if isinstance(text, str):
        return int(re.sub(r"\.0*$", "", text.strip()))
    return int(text)


def number(value: Any) -> Any:
    """The number that a value accepted as a float asks for, exact for whole numbers."""
    text = value.decode() if isinstance(value, bytes) else value
    if isinstance(text, str):
        bare = text.strip()
        return int(bare) if re.fullmatch(r"[+-]?[\d_]+", bare) else float(bare)
    return int(text) if isinstance(text, bool) else text


def distance(one: str, other: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def near(key: str, known: str) -> bool:
    """Within two edits; within one, or the same letters, where the known key has four letters or fewer."""
    return distance(key, known) <= (2 if len(known) > 4 else 1) or (
        distance(key, known) == 2 and sorted(key) == sorted(known)
    )


@lru_cache(maxsize=4)
def duplicates(data: bytes) -> list[Duplicate]:
    """Every duplicate key of the file, in the composed nodes; merge keys are followed in place."""
    composer: Any = yaml.SafeLoader(text_of(data))
    root: yaml.Node | None = composer.get_single_node()
    found = list(_walk(root, (), set())) if root is not None else []
    return [Duplicate(path, _all_same(nodes)) for path, nodes in found]


def _walk(node: yaml.Node, path: Path, seen: set[int]) -> Iterator[tuple[Path, list[yaml.Node]]]:
    if id(node) in seen:
        return
    seen = seen | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, index), seen)
    elif isinstance(node, yaml.MappingNode):
        groups: dict[Hashable, list[yaml.Node]] = {}
        for key, value in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                yield from _walk(value, path, seen)
            else:
                groups.setdefault(_construct(key), []).append(value)
        for name, values in groups.items():
            if len(values) > 1:
                yield (*path, name), values
            for value in values:
                yield from _walk(value, (*path, name), seen)


def _all_same(nodes: list[yaml.Node]) -> bool:
    values = [_construct(node) for node in nodes]
    return all(same(values[0], value) for value in values[1:])


def _construct(node: yaml.Node) -> Any:
    constructor: Any = yaml.SafeLoader("")
    return constructor.construct_document(node)
