"""Data bindings: from the file to ``data:path[:access]`` strings, and from those to the request.

Observed with openbayes-cli 0.28.5 and 0.28.0, which do the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from openbayes_config.client.coerce import to_text
from openbayes_config.client.outcome import Outcome, Overrides, Reason
from openbayes_config.client.shadow import Kept, Shadows
from openbayes_config.client.template import NESTED_BINDINGS
from openbayes_config.client.view import View, is_collection, is_empty, is_map
from openbayes_config.parse.nodes import Node, Path

_ACCESS: Mapping[str, str] = {
    "ro": "READ_ONLY",
    "read_only": "READ_ONLY",
    "rw": "READ_WRITE",
    "read_write": "READ_WRITE",
}


class Bound(NamedTuple):
    """``sent`` is the request's ``dataBindings``: ``None`` when there was nothing to bind."""

    sent: list[dict[str, str]] | None
    outcomes: list[Outcome]


class _Part(NamedTuple):
    """A ``data:path[:access]`` string on its way, and where it comes from."""

    text: str
    path: Path
    node: Node | None


def bind(root: View, overrides: Overrides) -> Bound:
    """What of the bindings is sent, the command line's ``--data`` before the file's."""
    outcomes: list[Outcome] = []
    if overrides.data:
        outcomes += _overridden(root)
        parts = [_Part(text, ("--data", index), None) for index, text in enumerate(overrides.data)]
    else:
        parts = _flattened(root, outcomes)
    sent = [request for part in parts if (request := _request(part, outcomes))]
    return Bound(sent if parts else None, outcomes)


def _overridden(root: View) -> Iterator[Outcome]:
    used = root.get("data_bindings") or root.get("bindings")
    if used and not is_empty(used.value):
        yield Outcome("unused", "overridden", used.path, used.node, None, {"option": "--data"})


def _flattened(root: View, outcomes: list[Outcome]) -> list[_Part]:
    bindings, short = root.get("data_bindings"), root.get("bindings")
    if bindings is None:
        return _nested(root, outcomes) if short else []
    if short and not is_empty(short.value):
        outcomes.append(_shadowed(short, "data_bindings", is_empty(bindings.value)))
    if is_map(bindings.value):
        return _nested(bindings, outcomes)
    return _listed(bindings, Shadows(), outcomes)


def _nested(parent: View, outcomes: list[Outcome]) -> list[_Part]:
    """Shorthand strings, then maps; of each the first of two keys that is not empty."""
    if parent.path and not is_empty(parent.value) and not any(parent.get(key) for key in NESTED_BINDINGS):
        outcomes.append(Outcome("dropped", "not_a_list", parent.path, parent.node, None, {"keys": len(parent.entries)}))
    keys = ("bindings", "binding") if parent.path else ("bindings",)
    parts = _shorthand(_first_filled(parent, *keys, outcomes=outcomes), outcomes)
    maps = _first_filled(parent, "data_bindings", "data_binding", outcomes=outcomes) if parent.path else None
    shadows = Shadows()
    for part in parts:
        shadows.add(Kept(part.text, part.text.split(":")[0], part.path))
    return [*parts, *(_listed(maps, shadows, outcomes) if maps else ())]


def _first_filled(parent: View, *keys: str, outcomes: list[Outcome]) -> View | None:
    filled = [entry for key in keys if (entry := parent.get(key)) and not is_empty(entry.value)]
    outcomes += [_shadowed(entry, str(filled[0].path[-1]), False) for entry in filled[1:]]
    return filled[0] if filled else None


def _shadowed(entry: View, by: str, empty: bool) -> Outcome:
    entries = len(entry.value) if is_collection(entry.value) else 0
    args = {"by": by, "by_empty": empty, "entries": entries}
    return Outcome("dropped", "shadowed_bindings", entry.path, entry.key, None, args)


def _shorthand(entry: View | None, outcomes: list[Outcome]) -> list[_Part]:
    parts: list[_Part] = []
    for item in entry.items if entry else ():
        text = to_text(item.value)
        if text is None:
            continue
        if ":" in text:
            parts.append(_Part(text, item.path, item.node))
        elif entry and entry.path[-1] == "bindings":
            args = {"data": text}
            outcomes.append(Outcome("refused", "shorthand_without_path", item.path, item.node, "flatten", args))
        else:
            outcomes.append(Outcome("dropped", "colon_count", item.path, item.node, None, {"text": text, "colons": 0}))
    return parts


def _listed(entry: View, shadows: Shadows, outcomes: list[Outcome]) -> list[_Part]:
    parts: list[_Part] = []
    for item in entry.items:
        fields = {key: to_text(child.value) for key, child in item.entries.items() if isinstance(key, str)}
        data, path = fields.get("data"), fields.get("path")
        # What the model refuses is left out; a missing type is taken as read-only to see what else happens.
        access = fields.get("type", "ro")
        if data is None or path is None or access is None:
            continue
        bound = fields.get("name") or data
        if found := shadows.find(bound, path):
            outcomes.append(_lost(item, *found, {"data": bound, "path": path, "access": access}))
            continue
        if bound != data:
            outcomes.append(_named(item, data, bound))
        text = f"{bound}:{path}:{access}" if access else f"{bound}:{path}"
        shadows.add(Kept(text, bound, item.path))
        parts.append(_Part(text, item.path, item.node))
    return parts


def _lost(item: View, reason: Reason, first: Kept, args: dict[str, object]) -> Outcome:
    more = {"first": first.path, "first_data": first.data}
    return Outcome("dropped", reason, item.path, item.node, None, {**args, **more})


def _named(item: View, data: str, name: str) -> Outcome:
    entry = item.entries["name"]
    return Outcome("replaced", "name_for_data", entry.path, entry.node, None, {"data": data, "name": name})


def _request(part: _Part, outcomes: list[Outcome]) -> dict[str, str] | None:
    words = part.text.split(":")
    if len(words) not in (2, 3):
        args: dict[str, object] = {"text": part.text, "colons": len(words) - 1}
        outcomes.append(Outcome("dropped", "colon_count", part.path, part.node, None, args))
        return None
    asked = words[2] if len(words) == 3 else "ro"
    granted = _ACCESS.get(asked.lower())
    args = {"data": words[0], "path": words[1], "access": asked}
    if granted is None:
        outcomes.append(Outcome("dropped", "unknown_access", part.path, part.node, None, args))
        return None
    if asked not in _ACCESS:
        outcomes.append(Outcome("coerced", "letter_case", part.path, part.node, None, {**args, "sent": granted}))
    return {"path": words[1], "name": words[0], "bindingAuth": granted}
