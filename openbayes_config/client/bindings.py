"""Data bindings: from the file to ``data:path[:access]`` strings, and what is lost on the way.

Observed with openbayes-cli 0.28.5 and 0.28.0, which do the same.
"""

from __future__ import annotations

from typing import NamedTuple

from openbayes_config.client.access import Binding, binding, granted, is_exact, parts
from openbayes_config.client.coerce import to_text
from openbayes_config.client.outcome import Kind, Outcome, Overrides, Reason
from openbayes_config.client.shadow import Kept, Shadows
from openbayes_config.client.template import BINDING_REQUIRED, LEGACY_BINDINGS, NESTED_BINDINGS
from openbayes_config.client.view import View, is_collection, is_empty, is_map
from openbayes_config.parse.nodes import Node, Path


class Bound(NamedTuple):
    """``sent`` is the request's ``dataBindings``: ``None`` when there was nothing to bind. ``origins`` are the paths
    and nodes that its items come from, ``("--data", index)`` and ``None`` for the command line's.
    """

    sent: list[dict[str, str]] | None
    outcomes: list[Outcome]
    origins: list[tuple[Path, Node | None]]


def bind(root: View, overrides: Overrides) -> Bound:
    """What of the bindings is sent, the command line's ``--data`` before the file's."""
    flow = _Flow()
    if overrides.data:
        flow.override(root)
        for index, text in enumerate(overrides.data):
            flow.send(text, ("--data", index), None)
    else:
        flow.flatten(root)
        flow.tell_shadowed()
    return Bound([each.request() for each in flow.sent] if flow.strings else None, flow.outcomes, flow.origins)


class _Flow:
    """``sent`` is what the request carries, ``strings`` how many strings the client made of the file."""

    __slots__ = ("_bound", "_shadowed", "_shadows", "origins", "outcomes", "sent", "strings")

    def __init__(self) -> None:
        self.sent: list[Binding] = []
        self.origins: list[tuple[Path, Node | None]] = []
        self._bound: set[Binding] = set()
        self.outcomes: list[Outcome] = []
        self.strings = 0
        self._shadows = Shadows()
        self._shadowed: list[tuple[View, View]] = []

    def override(self, root: View) -> None:
        used = root.get("data_bindings") or root.get("bindings")
        if used and not is_empty(used.value):
            self.outcomes.append(Outcome("unused", "overridden", used.path, used.node, None, {"option": "--data"}))

    def flatten(self, root: View) -> None:
        bindings, short = root.get("data_bindings"), root.get("bindings")
        if bindings is None:
            self._shorthand(short)
            return
        if short and not is_empty(short.value):
            self._shadowed.append((short, bindings))
        if is_map(bindings.value):
            self._nested(bindings)
        else:
            self._listed(bindings)

    def _nested(self, parent: View) -> None:
        """Shorthand strings, then maps; of each the first of two keys that is not empty."""
        self._tell_strange(parent)
        self._shorthand(self._first_filled(parent, "bindings", "binding"))
        self._listed(self._first_filled(parent, "data_bindings", "data_binding"))

    def _tell_strange(self, parent: View) -> None:
        """A mapping that holds bindings in a way that the client does not read."""
        keys = {key for key in parent.entries if isinstance(key, str)}
        misplaced = {*BINDING_REQUIRED, "name", *LEGACY_BINDINGS}.difference(NESTED_BINDINGS)
        if parent.entries and (keys.isdisjoint(NESTED_BINDINGS) or not keys.isdisjoint(misplaced)):
            self.outcomes.append(
                Outcome("dropped", "not_a_list", parent.path, parent.node, None, {"keys": tuple(sorted(keys))})
            )

    def _first_filled(self, parent: View, *keys: str) -> View | None:
        filled = [entry for key in keys if (entry := parent.get(key)) and not is_empty(entry.value)]
        self._shadowed += [(entry, filled[0]) for entry in filled[1:]]
        return filled[0] if filled else None

    def _shorthand(self, entry: View | None) -> None:
        for item in entry.items if entry else ():
            text = to_text(item.value)
            if text is None:
                continue
            if ":" in text:
                self._shadows.add(Kept(text, text.split(":")[0], item.path))
                self.send(text, item.path, item.node)
            elif entry and entry.path[-1] == "bindings":
                args = {"data": text}
                self.outcomes.append(
                    Outcome("refused", "shorthand_without_path", item.path, item.node, "flatten", args)
                )
            else:
                self._lost("colon_count", item.path, item.node, text=text, colons=0)

    def _listed(self, entry: View | None) -> None:
        for item in entry.items if entry else ():
            if fields := _fields(item):
                self._long(item, *fields)

    def _long(self, item: View, data: str, name: str, path: str, access: str) -> None:
        if found := self._shadows.find(name, path):
            again = Binding(data, path, granted(access or "ro") or "") in self._bound
            reason, first = ("repeated_binding" if again else found[0]), found[1]
            more: dict[str, object] = {"first": first.path, "first_data": first.data}
            self._lost(reason, item.path, item.node, data=name, path=path, access=access, **more)
            return
        if name != data:
            entry = item.entries["name"]
            args = {"data": data, "name": name}
            self.outcomes.append(Outcome("replaced", "name_for_data", entry.path, entry.node, None, args))
        text = f"{name}:{path}:{access}" if access else f"{name}:{path}"
        self._shadows.add(Kept(text, name, item.path))
        if text.count(":") > (2 if access else 1):
            self._misread(text, item)
        else:
            self.send(text, item.path, item.node)

    def _misread(self, text: str, item: View) -> None:
        """A colon inside a part: the string falls apart elsewhere than the file says."""
        self.strings += 1
        found = binding(text)
        if found:
            self._bind(found, item.path, item.node)
        args: dict[str, object] = {"text": text, "colons": text.count(":"), "sent": bool(found)}
        kind: Kind = "replaced" if found else "dropped"
        self.outcomes.append(Outcome(kind, "colon_count", item.path, item.node, None, args))

    def send(self, text: str, path: Path, node: Node | None) -> None:
        """Put a string into the request, or tell why it is left out."""
        self.strings += 1
        words = parts(text)
        access = granted(words[2]) if words else None
        if words is None:
            self._lost("colon_count", path, node, text=text, colons=text.count(":"))
        elif access is None:
            self._lost("unknown_access", path, node, data=words[0], path=words[1], access=words[2])
        else:
            self._bind(Binding(words[0], words[1], access), path, node)
            if not is_exact(words[2]):
                args = {"access": words[2], "sent": access}
                self.outcomes.append(Outcome("coerced", "letter_case", path, node, None, args))

    def tell_shadowed(self) -> None:
        """Lists that the client passes over, unless everything in them is bound anyway."""
        for entry, by in self._shadowed:
            items = entry.items
            if not items or any(_binding(item) not in self._bound for item in items):
                args = {"by": by.path[-1], "by_empty": is_empty(by.value), "entries": len(items)}
                self.outcomes.append(Outcome("dropped", "shadowed_bindings", entry.path, entry.key, None, args))

    def _bind(self, found: Binding, path: Path, node: Node | None) -> None:
        self.sent.append(found)
        self.origins.append((path, node))
        self._bound.add(found)

    def _lost(self, reason: Reason, at: Path, node: Node | None, **args: object) -> None:
        self.outcomes.append(Outcome("dropped", reason, at, node, None, args))


def _fields(item: View) -> tuple[str, str, str, str] | None:
    """Data, the name that is used for it, path and access mode of an entry. ``None`` for what the model refuses,
    but a missing type counts as read-only, to see what else happens.
    """
    texts = {key: to_text(child.value) for key, child in item.entries.items() if isinstance(key, str)}
    data, path, access = texts.get("data"), texts.get("path"), texts.get("type", "ro")
    if data is None or path is None or access is None:
        return None
    return data, texts.get("name") or data, path, access


def _binding(item: View) -> Binding | None:
    """What an entry of either form asks for."""
    text = to_text(item.value)
    if text is not None:
        return binding(text)
    fields = _fields(item) if not is_collection(item.value) else None
    access = granted(fields[3] or "ro") if fields else None
    return Binding(fields[0], fields[2], access) if fields and access else None
