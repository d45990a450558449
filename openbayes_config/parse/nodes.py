"""What a YAML text is made of, each part with its span and the value that the official client sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Args
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span

Path: TypeAlias = tuple[str | int, ...]
Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]


class Scalar:
    """A scalar. ``text`` is its content after YAML's unfolding and unescaping, ``value`` what PyYAML's
    safe constructor makes of it (YAML 1.1), or :data:`UNREADABLE`.

    The span is what is written for the value, quotes included, anchor and tag not. That of a block scalar
    begins with its ``|`` or ``>`` and ends with its last line that is not blank, before the line end. An
    empty value has an empty span behind its colon or dash, or behind its key where there is no colon.
    ``anchor`` is the span of ``&name``.
    """

    __slots__ = ("anchor", "span", "style", "tag", "text", "value")

    def __init__(self, span: Span, text: str, style: Style, tag: str, value: object, anchor: Span | None) -> None:
        self.span = span
        self.text = text
        self.style: Style = style
        self.tag = tag
        self.value = value
        self.anchor = anchor


class Mapping:
    """A mapping with all its entries in order, repeated keys and merge keys included. ``index`` is what
    :func:`openbayes_config.merging.counting` keeps for its next call.
    """

    __slots__ = ("anchor", "entries", "flow", "index", "span")

    def __init__(self, span: Span, entries: tuple[Entry, ...], flow: bool, anchor: Span | None) -> None:
        self.span = span
        self.entries = entries
        self.flow = flow
        self.anchor = anchor
        self.index: dict[tuple[type, object], Entry] | None = None


class Sequence:
    """A sequence. The span of a block sequence begins at its first dash."""

    __slots__ = ("anchor", "flow", "items", "span")

    def __init__(self, span: Span, items: tuple[Node, ...], flow: bool, anchor: Span | None) -> None:
        self.span = span
        self.items = items
        self.flow = flow
        self.anchor = anchor


class Alias:
    """``*name``, where ``target`` is the node that carries the anchor."""

    __slots__ = ("span", "target")

    def __init__(self, span: Span, target: Node) -> None:
        self.span = span
        self.target = target


class Entry(NamedTuple):
    """A key and its value; ``merge`` is true for ``<<``."""

    key: Node
    value: Node
    merge: bool = False

    @property
    def span(self) -> Span:
        """From the key's first to the value's last character."""
        return Span(self.key.span.start, max(self.key.span.end, self.value.span.end))


Node: TypeAlias = Scalar | Mapping | Sequence | Alias


def resolve(node: Node | None) -> Node | None:
    """The node itself, or what an alias stands for."""
    return node.target if isinstance(node, Alias) else node


class Comment(NamedTuple):
    """A comment from its ``#`` to the end of the line."""

    span: Span
    text: str


FindComments: TypeAlias = Callable[[], Iterable[Comment]]
"""Gives the comments of a text in their order; most of those who read a text never ask for them."""


def no_comments() -> tuple[Comment, ...]:
    """Finds no comments."""
    return ()


# Kinds of problems at which obconf stops reading and the client perhaps does not.
BOUNDS = frozenset({"too_large", "too_deep", "too_many_aliases", "too_long_number"})


class Problem(NamedTuple):
    """Something that stands in the way of reading; a rule gives it id, words and repair.

    ``refused`` tells whether the official client's YAML reader stops at it. The kinds and their ``args``:

    ===================== ==================================================================================
    syntax                ``reason``, ``found``, ``key``, ``opened``: see :mod:`openbayes_config.parse.faults`
    tab                   ``indent``: whether it begins its line; ``key``
    encoding              ``encoding``: the best guess, or ``""``
    control_character     ``character``
    several_documents
    unknown_tag           ``tag``
    unreadable_value      ``text``; ``tag``: what it should be (``"int"``, ``"timestamp"``, ``"value"`` for ``=``)
    unhashable_key
    merge_value
    undefined_alias       ``name``
    duplicate_anchor      ``name``; ``first``: the span of the first
    alias_cycle           not refused; ``name``; ``anchor``: its span
    empty                 not refused: a text without a value, or with a false one
    root_not_mapping      not refused; ``found``: ``"list"``, ``"text"`` or ``"value"``; ``reason`` and ``colon``
                          (a span) where a colon is written that YAML does not take for one
    those of ``BOUNDS``   not refused; ``limit``
    ===================== ==================================================================================
    """

    kind: str
    span: Span
    args: Args[str, object]
    refused: bool = True
    path: Path = ()


class Visit(NamedTuple):
    """A node and where it is. A key has the path of its entry."""

    path: Path
    node: Node
    is_key: bool = False


def walk(root: Node | None) -> Iterator[Visit]:
    """Every node of a tree once, in the order of the text, keys before their values.

    Aliases are given as they are and not followed: what they stand for is given where it is written. So the
    walk ends for every file, also one with an alias that contains itself.
    """
    waiting = [Visit((), root)] if root is not None else []
    while waiting:
        visit = waiting.pop()
        yield visit
        if isinstance(visit.node, Mapping):
            for entry in reversed(visit.node.entries):
                path = (*visit.path, key_of(entry.key))
                waiting += (Visit(path, entry.value), Visit(path, entry.key, True))
        elif isinstance(visit.node, Sequence):
            items = enumerate(visit.node.items)
            waiting += reversed([Visit((*visit.path, index), item) for index, item in items])


def parts(root: Node | None) -> Iterator[Node]:
    """The nodes of :func:`walk` without their paths, in a fraction of the time."""
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Mapping):
            for entry in reversed(node.entries):
                waiting += (entry.value, entry.key)
        elif isinstance(node, Sequence):
            waiting += reversed(node.items)


def key_of(key: Node) -> str | int:
    """A key as a part of a path: its value where that is text or a whole number, else its text."""
    if isinstance(key, Alias):
        key = key.target
    if not isinstance(key, Scalar):
        return ""
    return key.value if isinstance(key.value, (str, int)) and not isinstance(key.value, bool) else key.text


class Unreadable:
    """Stands for the value of a scalar that PyYAML refuses to construct (an impossible date)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNREADABLE"


UNREADABLE = Unreadable()
