"""The bindings of a file, each with its place: those that the client sends, and those that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from openbayes_config.client import Reason
from openbayes_config.client.access import granted
from openbayes_config.client.template import NESTED_BINDINGS
from openbayes_config.context import Context
from openbayes_config.document import Document, resolve
from openbayes_config.job import bindings
from openbayes_config.parse.nodes import Alias, Mapping, Node, Path, Scalar, Sequence
from openbayes_config.rules._outside import told
from openbayes_config.text import Edit, Span

CHANGES = frozenset(("dataBindings",))
"""The part of the request in which the bindings are."""


class Bound(NamedTuple):
    """A binding: its data, its path in the container, and ``READ_ONLY``, ``READ_WRITE`` or ``""`` (not written)."""

    path: Path
    node: Node
    data: str
    mount: str
    access: str
    reason: str = ""
    """Why it is not sent as it is written; another rule says so."""

    @property
    def is_left_out(self) -> bool:
        """Whether the client starts the job without it."""
        return self.reason in LEFT_OUT

    def place(self, document: Document, part: bindings.Part, fragment: str = "") -> Span:
        """Where a part stands, or the first ``fragment`` in it, without quotes; else the whole value."""
        span, text = bindings.span(document, self.node, part), fragment or bindings.text(self.node, part)
        at = document.source.slice(span).find(text) if text else -1
        return Span(span.start + at, span.start + at + len(text)) if at >= 0 else span

    def edit(self, document: Document, part: bindings.Part, new: str) -> Edit | None:
        """The edit that puts ``new`` in the place of a part; ``None`` where others share what is written there."""
        span = self.place(document, part)
        written = document.source.slice(span) == bindings.text(self.node, part) != ""
        return Edit(span, new) if written and not isinstance(self.node, Alias) else None

    def has(self, part: bindings.Part) -> bool:
        """Whether a part is written."""
        return bool(bindings.text(self.node, part))

    @property
    def is_short(self) -> bool:
        """Whether it is written as ``data:path``."""
        return isinstance(resolve(self.node), Scalar)


@lru_cache(maxsize=4)
def bound(document: Document, context: Context) -> tuple[Bound, ...]:
    """The bindings of the file in their order; nothing where the command line gives others.

    Those of which another rule says that they are not bound are left out, and those without data or path.
    """
    return tuple(each for each in written(document, context) if not each.reason and each.data and each.mount)


@lru_cache(maxsize=4)
def written(document: Document, context: Context) -> tuple[Bound, ...]:
    """Also those that are left out, or without data or path; but none that falls apart elsewhere than it says."""
    if context.overrides.data:
        return ()
    lost = dict(_elsewhere(context))
    found = (
        _read(path, node, lost.get(path, ""))
        for path, node in _entries(document)
        if not lost or lost.keys().isdisjoint(_above(path[:-1]))
    )
    return tuple(each for each in found if each.reason in ("", *_READABLE) and not _falls_apart(each))


def referring(document: Document, context: Context) -> Iterator[Bound]:
    """The bindings with data of their own, which is neither bound further up nor gives way to a ``name``."""
    said = ("same_data", "repeated_binding", "name_for_data")
    return (each for each in written(document, context) if each.data and each.reason not in said)


def _falls_apart(binding: Bound) -> bool:
    """Whether the colon of an address, and no access mode, is what the client does not know."""
    at = resolve(binding.node)
    return binding.reason == "unknown_access" and isinstance(at, Scalar) and told(at.text) is not None


LEFT_OUT: tuple[Reason, ...] = (
    "unknown_access",
    "same_data",
    "repeated_binding",
    "prefix_data",
    "empty_data",
    "path_suffix",
)
_READABLE: tuple[str, ...] = (*LEFT_OUT, "name_for_data")


def _elsewhere(context: Context) -> Iterator[tuple[Path, str]]:
    """The places of which another rule says what the client makes of them, and why. It is the same in every mode."""
    for each in next(iter(context.verdicts.values())).outcomes:
        if each.reason == "name_for_data":
            yield each.path[:-1], each.reason
        elif each.kind in ("dropped", "refused") and each.reason != "missing_key":
            yield each.path, each.reason


def _above(path: Path) -> Iterator[Path]:
    return (path[:length] for length in range(1, len(path) + 1))


def _entries(document: Document) -> Iterator[tuple[Path, Node]]:
    """``bindings`` only counts where there is no ``data_bindings``; that may also be a mapping around lists."""
    top = "data_bindings" if document.entry("data_bindings") else "bindings"
    nested = isinstance(document.at(top), Mapping)
    paths: list[Path] = [(top, key) for key in NESTED_BINDINGS] if nested else [(top,)]
    for path in paths:
        node = document.at(*path)
        items = node.items if isinstance(node, Sequence) else ()
        yield from (((*path, at), item) for at, item in enumerate(items))


def _read(path: Path, node: Node, reason: str) -> Bound:
    data, mount, access = (bindings.text(node, part) for part in ("data", "path", "type"))
    short = isinstance(resolve(node), Scalar)
    return Bound(path, node, data, mount, granted(access or ("ro" if short else "")) or "", reason)
