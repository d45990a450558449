"""What PyYAML's resolver and its safe constructor make of nodes."""
# mypy: disable-error-code="no-untyped-call, no-any-return, attr-defined"
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, TypeAlias

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from openbayes_config.parse.nodes import UNREADABLE

Twin: TypeAlias = Any  # one of PyYAML's own nodes, which stands beside ours

MAP, SET = "tag:yaml.org,2002:map", "tag:yaml.org,2002:set"
STR = "tag:yaml.org,2002:str"
SEQ, OMAP, PAIRS = "tag:yaml.org,2002:seq", "tag:yaml.org,2002:omap", "tag:yaml.org,2002:pairs"
MERGE, VALUE = "tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"
NUMBER_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
KNOWN_TAGS = frozenset(tag for tag in SafeConstructor.yaml_constructors if tag)


@lru_cache(maxsize=1 << 13)
def plain(text: str) -> tuple[str, object]:
    """Tag and value of a plain scalar. With every key that is pressed nearly all of a file is as it was before."""
    tag = resolved(text, (True, False))
    return tag, value_of(tag, text)


def resolved(text: str, implicit: tuple[bool, bool]) -> str:
    """The tag of a scalar without one. ``implicit`` tells whether it is plain, and whether it is in quotes."""
    return _resolver().resolve(yaml.ScalarNode, text, implicit)


@cache
def _resolver() -> Resolver:
    return Resolver()


def value_of(tag: str, text: str) -> object:
    """The value of a scalar, :data:`UNREADABLE` for one that PyYAML refuses."""
    if tag == STR:
        return text
    try:
        return SafeConstructor().construct_object(yaml.ScalarNode(tag, text))
    except Exception:  # PyYAML's constructors raise nearly anything for a value that does not fit its tag
        return UNREADABLE


def scalar_twin(tag: str, text: str) -> Twin:
    """PyYAML's node for a scalar."""
    return yaml.ScalarNode(tag, text)


def mapping_twin(tag: str) -> Twin:
    """PyYAML's node for a mapping; its ``value`` is a list to fill with pairs."""
    return yaml.MappingNode(tag, [])


def sequence_twin(tag: str) -> Twin:
    """PyYAML's node for a sequence; its ``value`` is a list to fill."""
    return yaml.SequenceNode(tag, [])


class Values:
    """Builds values from PyYAML's nodes, each node once, with its safe constructor."""

    def __init__(self) -> None:
        self._safe = SafeConstructor()

    def document(self, root: Twin) -> object:
        """The value of a whole document. Raises whatever PyYAML raises for a value that it refuses."""
        safe = self._safe
        value = safe.construct_object(root)
        while safe.state_generators:
            waiting, safe.state_generators = safe.state_generators, []
            for generator in waiting:
                for _ in generator:
                    pass
        return value

    def known(self, twin: Twin) -> bool:
        """Whether the value of a node was built on the way."""
        return twin in self._safe.constructed_objects

    def of(self, twin: Twin) -> object:
        """The value of one node. Raises whatever PyYAML raises."""
        if self.known(twin):
            return self._safe.constructed_objects[twin]
        return SafeConstructor().construct_object(twin, deep=True)


@cache
def last_merge_counts() -> bool:
    """Whether of several mappings in a merge list the last one counts, as in PyYAML 6.0.4, and not the first one."""
    read: dict[str, int] = yaml.safe_load("{<<: [{key: 1}, {key: 2}]}")
    return read["key"] == 2
