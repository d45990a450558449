"""Keys that the client does not know, and keys that are written more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openbayes_config.client.near import nearest
from openbayes_config.client.outcome import Outcome
from openbayes_config.client.template import LEGACY_BINDINGS, template_value
from openbayes_config.client.view import View, part
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Alias, Entry, Node, Path, Scalar, Sequence
from openbayes_config.parse.nodes import Mapping as MappingNode
from openbayes_config.text import Source


def unknown_keys(view: View, known: Mapping[str, object]) -> Iterator[Outcome]:
    """The unknown keys of a mapping, without ``x-`` keys and mere holders of anchors. A mapping in which
    nothing is known says so as a whole elsewhere.
    """
    for key, entry in view.entries.items() if known else ():
        if key in known or not isinstance(key, str) or key.startswith("x-") or _holds_anchors(entry.node):
            continue
        if not view.path and key in LEGACY_BINDINGS:
            yield _legacy(key, entry)
        else:
            near = nearest(key, _free(view, known))
            yield Outcome("dropped", "unknown_key", entry.path, entry.key, None, {"known": near, "legacy": False})


def _free(view: View, known: Mapping[str, object]) -> Iterator[str]:
    """The known keys that may have been meant: absent, or untouched since the template was written."""
    for key in known:
        entry = view.get(key)
        if entry is None or _untouched(entry):
            yield key


def _untouched(entry: View) -> bool:
    try:
        return entry.value == template_value(entry.path)
    except KeyError:
        return False


def _legacy(key: str, entry: View) -> Outcome:
    values = [item.value for item in entry.items]
    shorthand = any(isinstance(value, str) for value in values) if values else key == "binding"
    args = {"known": "bindings" if shorthand else "data_bindings", "legacy": True, "entries": len(values)}
    return Outcome("dropped", "legacy_key", entry.path, entry.key, None, args)


def _holds_anchors(node: Node | None) -> bool:
    match node:
        case None | Alias():
            return False
        case Scalar():
            return node.anchor is not None
        case MappingNode():
            children: tuple[Node, ...] = tuple(entry.value for entry in node.entries)
        case Sequence():
            children = node.items
    return node.anchor is not None or (
        bool(children) and all(not isinstance(each, Alias) and each.anchor is not None for each in children)
    )


def duplicate_keys(document: Document) -> Iterator[Outcome]:
    """Every entry that a later entry of the same mapping with the same key replaces."""
    waiting: list[tuple[Node, Path]] = [(document.root, ())] if document.root else []
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, MappingNode):
            yield from _repeated(document.source, node, path)
            children = [(entry.value, (*path, _name(entry))) for entry in node.entries]
            waiting += reversed(children)
        elif isinstance(node, Sequence):
            waiting += reversed([(item, (*path, index)) for index, item in enumerate(node.items)])


def _repeated(source: Source, node: MappingNode, path: Path) -> Iterator[Outcome]:
    last: dict[object, Entry] = {_value(entry): entry for entry in node.entries if not entry.merge}
    if len(last) == len(node.entries):
        return
    for entry in node.entries:
        if not entry.merge and (winner := last[_value(entry)]) is not entry:
            args = {"winner": winner.key.span, "same_value": _same(source, entry.value, winner.value)}
            yield Outcome("dropped", "duplicate_key", (*path, _name(entry)), entry.key, None, args)


def _value(entry: Entry) -> object:
    key = resolve(entry.key)
    return key.value if isinstance(key, Scalar) else id(key)


def _name(entry: Entry) -> str:
    return part(_value(entry))


def _same(source: Source, one: Node, other: Node) -> bool:
    first, second = resolve(one), resolve(other)
    if first is None or second is None or first is second:
        return first is second
    if isinstance(first, Scalar) and isinstance(second, Scalar):
        return type(first.value) is type(second.value) and first.value == second.value
    return source.slice(first.span) == source.slice(second.span)
