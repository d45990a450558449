"""The scalars that are sent as parameters, and repairs that write one in another way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from openbayes_config.client.template import STRUCTURED
from openbayes_config.diagnostic import Fix, Text
from openbayes_config.document import Document, find, resolve
from openbayes_config.emit import quote_of, quoted
from openbayes_config.merging import counting
from openbayes_config.parse.nodes import Entry, Mapping, Node, Path, Scalar, Visit, key_of, walk
from openbayes_config.text import Edit, maker

# What of the request a repair changes.
PARAMETERS = frozenset(("parameters",))
COMMAND = frozenset(("command", "newTask", "newBatchTask"))
_BINDINGS = frozenset(("dataBindings",))
_PARTS = {
    "data_bindings": _BINDINGS,
    "bindings": _BINDINGS,
    "command": COMMAND,
    "env": frozenset(("runtime",)),
    "node": frozenset(("mode", "newTask", "newBatchTask", "newWorkspace", "newBatchWorkspace")),
}


def part(path: Path) -> frozenset[str]:
    """What of the request the value at a path is sent in; nothing for the whole of ``hyper_tuning``."""
    if path[0] != "hyper_tuning":
        return _PARTS.get(str(path[0])) or frozenset((str(path[0]),))
    if len(path) == 1:
        return frozenset()
    first, *rest = str(path[1]).split("_")
    return frozenset((first + "".join(word.capitalize() for word in rest),))


class Sent(NamedTuple):
    """A scalar somewhere in the value of the parameter ``name``; a key has the path of its entry."""

    name: str
    path: Path
    node: Scalar
    is_key: bool


_sent = maker(Sent)


@lru_cache(maxsize=4)
def scalars(document: Document) -> tuple[Sent, ...]:
    """Every scalar that is sent in the open, keys within values included; of a repeated name the last."""
    return tuple(_scalars(document))


@lru_cache(maxsize=4)
def plain(document: Document) -> tuple[Sent, ...]:
    """The values among them that stand without quotes, so that YAML chooses what they are."""
    return tuple(each for each in scalars(document) if each.node.style == "plain" and not each.is_key)


def _scalars(document: Document) -> Iterator[Sent]:
    block = document.at("parameters")
    if not isinstance(block, Mapping):
        return
    last = counting(block)
    all_count = len(last) == len(block.entries)
    for entry in block.entries:
        key, value = resolve(entry.key), resolve(entry.value)
        if not isinstance(key, Scalar):
            continue
        if not all_count and (entry.merge or last.get((type(key.value), key.value)) is not entry):
            continue
        path: Path = ("parameters", key_of(key))
        if isinstance(value, Scalar):
            yield _sent((key.text, path, value, False))
            continue
        for visit in _visits(path, value):
            if isinstance(visit.node, Scalar):
                yield Sent(key.text, visit.path, visit.node, visit.is_key)


def _visits(path: Path, node: Node | None) -> Iterator[Visit]:
    """What of a parameter is sent: of a mapping with ``value`` only that, of a secret nothing that can be read."""
    if isinstance(node, Mapping):
        found = {name: entry for name in STRUCTURED if (entry := find(node, name))}
        if found:
            if not _is_set(found.get("is_secret")) and not _is_set(found.get("isSecret")) and "value" in found:
                yield from _visits((*path, "value"), resolve(found["value"].value))
            return
    for visit in walk(node):
        yield Visit((*path, *visit.path), visit.node, visit.is_key)


def _is_set(entry: Entry | None) -> bool:
    flag = resolve(entry.value) if entry else None
    return isinstance(flag, Scalar) and bool(flag.value)


# Where a value has two sensible readings neither repair is made unasked, even if it sends the same as before.
def as_text(document: Document, node: Scalar, text: str | None = None) -> Fix:
    """Put a value in quotes, so that its own characters are sent."""
    new = quoted(node.text if text is None else text, quote_of(document))
    return Fix(_write(new), (Edit(node.span, new),), False, PARAMETERS)


def as_written(node: Scalar, new: str, *, safe: bool = False, changes: frozenset[str] = PARAMETERS) -> Fix:
    """Put ``new`` in the place of a value."""
    return Fix(_write(new), (Edit(node.span, new),), safe, changes)


def _write(new: str) -> Text:
    new = new.replace("{", "{{").replace("}", "}}")
    return Text(f"Write `{new}`", f"改为 `{new}`")
