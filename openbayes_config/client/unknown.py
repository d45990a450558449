"""Keys that the client does not know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from openbayes_config.client.asked import Asked, used_spec_keys
from openbayes_config.client.near import nearest
from openbayes_config.client.outcome import Outcome
from openbayes_config.client.shapes import BINDING, NESTED, ROOT, SPEC, TUNING
from openbayes_config.client.template import LEGACY_BINDINGS, template_value
from openbayes_config.client.view import View, is_map
from openbayes_config.parse.nodes import Alias, Mapping, Node, Scalar, Sequence

_KNOWN = frozenset((*ROOT.keys, *LEGACY_BINDINGS))


class Unknown(NamedTuple):
    """The unknown keys of a mapping, each with the one of the ``free`` keys that it resembles. Those may have been
    meant where the client looks at ``part``, a key of the top level; ``""`` at the top level, where each counts by
    itself.
    """

    entries: list[tuple[View, str | None]]
    free: list[str]
    part: str


def find_unknown(root: View) -> list[Unknown]:
    """The unknown keys at every level, without ``x-`` keys and mere holders of anchors: the same in every mode."""
    return [
        *_unknown(root, _KNOWN, ROOT.keys, ""),
        *_in_bindings(root.get("data_bindings")),
        *_in_tuning(root.get("hyper_tuning")),
    ]


def _in_bindings(bindings: View | None) -> Iterator[Unknown]:
    if bindings is None:
        return
    lists = [bindings]
    if is_map(bindings.value):
        lists = [entry for key in ("data_bindings", "data_binding") if (entry := bindings.get(key))]
        nested = NESTED.keys if any(key in bindings.entries for key in NESTED.keys) else bindings.entries
        yield from _unknown(bindings, nested, NESTED.keys, "data_bindings")
    for each in lists:
        for item in each.items:
            yield from _unknown(item, BINDING.keys, BINDING.keys, "data_bindings")


def _in_tuning(tuning: View | None) -> Iterator[Unknown]:
    if tuning is None:
        return
    yield from _unknown(tuning, TUNING.keys, TUNING.keys, "hyper_tuning")
    specs = tuning.get("parameter_specs")
    for spec in specs.items if specs else ():
        yield from _unknown(spec, SPEC.keys, used_spec_keys(spec), "hyper_tuning")


def _unknown(view: View, known: Collection[object], keys: Iterable[str], part: str) -> Iterator[Unknown]:
    strange = [entry for key, entry in view.entries.items() if key not in known and not _is_silent(key, entry)]
    if strange:
        free = [key for key in keys if _is_free(view, key)]
        yield Unknown([(entry, nearest(str(entry.path[-1]), free)) for entry in strange], free, part)


def unknown_keys(root: View, found: Iterable[Unknown], asked: Asked) -> Iterator[Outcome]:
    """What happens to the keys that were ``found``.

    A key that resembles a known one (argument ``known``) is left out where nothing is asked of the known one.
    """
    yield from _legacy_keys(root, asked)
    for entries, free, part in found:
        meant = [key for key in free if asked.key(part or key)]
        for entry, alike in entries:
            near = alike if alike is None or alike in meant else nearest(str(entry.path[-1]), meant)
            if near or not alike:
                args = {"known": near, "legacy": False}
                yield Outcome("dropped", "unknown_key", entry.path, entry.key, None, args)


def _is_silent(key: object, entry: View) -> bool:
    return not isinstance(key, str) or key.startswith("x-") or _holds_anchors(entry.node)


def _is_free(view: View, key: str) -> bool:
    """Whether a known key may have been meant: it is absent, or untouched since the template was written."""
    entry = view.get(key)
    if entry is None:
        return True
    try:
        return entry.value == template_value(entry.path) or (key == "parallel_count" and entry.value == 1)
    except KeyError:
        return entry.value is None and key == "bindings"


def _legacy_keys(root: View, asked: Asked) -> Iterator[Outcome]:
    for key in LEGACY_BINDINGS if asked.key("data_bindings") else ():
        entry = root.get(key)
        if entry is None:
            continue
        values = [item.value for item in entry.items]
        shorthand = any(isinstance(value, str) for value in values) if values else key == "binding"
        args = {"known": "bindings" if shorthand else "data_bindings", "legacy": True, "entries": len(values)}
        yield Outcome("dropped", "legacy_key", entry.path, entry.key, None, args)


def _holds_anchors(node: Node | None) -> bool:
    match node:
        case None | Alias():
            return False
        case Scalar():
            return node.anchor is not None
        case Mapping():
            children: tuple[Node, ...] = tuple(entry.value for entry in node.entries)
        case Sequence():
            children = node.items
    return node.anchor is not None or (
        bool(children) and all(not isinstance(each, Alias) and each.anchor is not None for each in children)
    )
