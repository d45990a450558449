"""The data bindings that a file asks for, under whatever key and in whatever form they are written.

This reads what the author wrote, not what the client makes of it: an entry that the client loses is here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client.template import LEGACY_BINDINGS, NESTED_BINDINGS
from openbayes_config.document import Document, find, merged, resolve
from openbayes_config.parse.nodes import Entry, Mapping, Node, Scalar, Sequence, key_of

Form: TypeAlias = Literal["long", "short"]
Flaw: TypeAlias = Literal["colons", "no_path", "no_data", "not_text", "not_a_binding"]

KEYS: tuple[str, ...] = ("data_bindings", "bindings", *LEGACY_BINDINGS)
FIELDS: tuple[str, ...] = ("data", "path", "type", "name")


class Binding(NamedTuple):
    """One entry. ``item`` is what stands in the list, an alias or its own node.

    ``data`` is what is to be bound: ``name`` where that is not empty. ``access`` is empty where none is written.
    ``others`` are the entry's keys that no binding has. ``whole`` says that nothing is missing in the form that it
    has. With a ``flaw`` the texts are what could be read.
    """

    item: Node
    form: Form
    data: str
    path: str
    access: str
    named: bool = False
    others: tuple[Entry, ...] = ()
    whole: bool = True
    flaw: Flaw | None = None


class Group(NamedTuple):
    """The entries under one key. ``outer`` is the root's entry; ``entry`` the same, or one of the mapping in it.

    ``merged`` is true where the root has the key from a merge key.
    """

    outer: Entry
    entry: Entry
    bindings: tuple[Binding, ...]
    merged: bool = False

    @property
    def key(self) -> str:
        """The key under which the entries stand."""
        return str(key_of(self.entry.key))


def groups(document: Document) -> tuple[Group, ...]:
    """Every key of the file that holds bindings or is there to hold them, in the order of the text."""
    root = resolve(document.root)
    if not isinstance(root, Mapping):
        return ()
    own = [group for entry in root.entries for group in _groups(entry)]
    names = {str(key_of(group.outer.key)) for group in own}
    inherited = [
        group._replace(merged=True)
        for each in merged(root)
        for entry in each.entries
        if str(key_of(entry.key)) not in names
        for group in _groups(entry)
    ]
    return (*own, *inherited)


def written(document: Document) -> Iterator[Binding]:
    """Every entry of every key."""
    for group in groups(document):
        yield from group.bindings


def _groups(entry: Entry) -> Iterator[Group]:
    if entry.merge or key_of(entry.key) not in KEYS:
        return
    value = resolve(entry.value)
    nested = [each for key in NESTED_BINDINGS if (each := find(value, key))] if isinstance(value, Mapping) else []
    # The client sends the strings of such a mapping before its maps.
    for each in reversed(nested):
        yield Group(entry, each, tuple(_bindings(each.value)))
    if not nested:
        yield Group(entry, entry, tuple(_bindings(entry.value)))


def _bindings(node: Node) -> Iterator[Binding]:
    value = resolve(node)
    if isinstance(value, Sequence):
        yield from (read(item) for item in value.items)
    elif not (isinstance(value, Scalar) and value.value in (None, "")) and not _is_empty(value):
        yield read(node)


def _is_empty(node: Node | None) -> bool:
    return isinstance(node, Mapping) and not node.entries


def read(item: Node) -> Binding:
    """One entry of a list of bindings."""
    value = resolve(item)
    if isinstance(value, Scalar):
        return _short(item, value)
    if isinstance(value, Mapping) and any(find(value, key) for key in FIELDS):
        return _long(item, value)
    return Binding(item, "long", "", "", "", flaw="not_a_binding")


def _short(item: Node, value: Scalar) -> Binding:
    if not isinstance(value.value, str):
        return Binding(item, "short", value.text, "", "", flaw="not_text")
    parts = value.value.split(":")
    data, path, access = (*parts, "", "")[:3]
    flaw: Flaw | None = "colons" if len(parts) > 3 else "no_path" if not path else "no_data" if not data else None
    return Binding(item, "short", data, path, access, whole=len(parts) == 2 or access != "", flaw=flaw)


def _long(item: Node, value: Mapping) -> Binding:
    texts, others = (
        _fields(value),
        tuple(each for each in value.entries if not each.merge and key_of(each.key) not in FIELDS),
    )
    data, path, access, name = (texts[key] for key in FIELDS)
    bound = name or data
    flaw: Flaw | None = None
    if None in texts.values():
        flaw = "not_text"
    elif ":" in f"{bound}{path}":
        flaw = "colons"
    elif not bound or not path:
        flaw = "no_path" if bound else "no_data"
    return Binding(
        item, "long", bound or "", path or "", access or "", bool(name), others, bool(access and not name), flaw
    )


def _fields(value: Mapping) -> dict[str, str | None]:
    """The texts of an entry, empty where nothing is written, ``None`` where it is not text."""
    return {key: _text(entry.value) if (entry := find(value, key)) else "" for key in FIELDS}


def _text(node: Node) -> str | None:
    value = resolve(node)
    if isinstance(value, Scalar) and (value.value is None or isinstance(value.value, str)):
        return value.value or ""
    return None
