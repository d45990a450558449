"""What every job has: resource, environment, nodes and the command; and what a mode does not look at."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.coerce import is_unicode, to_integer, to_text
from openbayes_config.client.outcome import Mode, Outcome, Overrides, Reason, Stage
from openbayes_config.client.sendable import is_too_long
from openbayes_config.client.template import DEFAULT_ENV, DEFAULT_RESOURCE, TUNING
from openbayes_config.client.view import View, is_map


class Base:
    """The values that count, the command line's before the file's, and what happens to those of the file."""

    __slots__ = ("command", "env", "node", "outcomes", "resource")

    def __init__(self, root: View, mode: Mode, overrides: Overrides) -> None:
        self.outcomes: list[Outcome] = []
        self.resource = self._name(root.get("resource"), overrides.resource, "default_resource", DEFAULT_RESOURCE)
        self.env = self._name(root.get("env"), overrides.env, "default_env", DEFAULT_ENV)
        self.command = self._command(root.get("command"), mode, overrides.command)
        self.node = self._node(root.get("node"), mode, overrides.node or 0)
        if mode != "hypertuning":
            self._tuning(root.get("hyper_tuning"), mode)

    def _name(self, entry: View | None, option: str | None, reason: Reason, default: str) -> str:
        written = to_text(entry.value) if entry else None
        if option:
            self._overridden(
                entry, written not in (None, "", option), "--env" if reason == "default_env" else "--resource"
            )
            return option
        if entry and written == "":
            self._add(Outcome("replaced", reason, entry.path, entry.node, None, {"sent": default}))
        return written or default

    def _command(self, entry: View | None, mode: Mode, words: tuple[str, ...] | None) -> str:
        written = to_text(entry.value) if entry else None
        if mode == "workspace":
            if entry and written:
                self._add(Outcome("unused", "other_mode", entry.path, entry.node, None, {"mode": mode}))
            return ""
        # A command line of one empty word empties a task's command; hypertuning then takes the file's.
        if words and (mode == "task" or words != ("",)):
            self._overridden(entry, bool(written), "--")
            entry, written = None, " ".join(words)
        if written is not None:
            self.outcomes += _command_refused(entry, written, mode)
        return written or ""

    def _node(self, entry: View | None, mode: Mode, option: int) -> int:
        written = to_integer(entry.value) if entry else None
        if mode == "hypertuning":
            if entry and written is not None and written > 1:
                self._add(Outcome("unused", "other_mode", entry.path, entry.node, None, {"mode": mode}))
            return 1
        if option > 0:
            self._overridden(entry, written not in (None, option), "--node")
            return option
        if entry is None or written is None:
            return 1
        if written <= 0:
            self._add(Outcome("replaced", "single_node", entry.path, entry.node, None, {"value": written, "sent": 1}))
        elif is_too_long(written):
            args = {"found": "integer"}
            self._add(Outcome("refused", "unsendable_value", entry.path, entry.node, "submit", args))
        return max(1, written)

    def _tuning(self, entry: View | None, mode: Mode) -> None:
        """A block that differs from the template's is worth a word; keys that it lacks do not count."""
        if entry is None or not is_map(entry.value):
            return
        if any(child.value != TUNING.get(str(key)) for key, child in entry.entries.items() if key in TUNING):
            self._add(Outcome("unused", "other_mode", entry.path, entry.key or entry.node, None, {"mode": mode}))

    def _overridden(self, entry: View | None, differs: bool, option: str) -> None:
        if entry and differs:
            self._add(Outcome("unused", "overridden", entry.path, entry.node, None, {"option": option}))

    def _add(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)


def _command_refused(entry: View | None, command: str, mode: Mode) -> Iterator[Outcome]:
    node = entry.node if entry else None
    if not command:
        stage: Stage = "precheck" if mode == "task" else "submit"
        yield Outcome("refused", "empty_command", ("command",), node, stage, {"mode": mode})
    elif not is_unicode(command):
        # The client prints the command before it goes on, and half of a surrogate pair cannot be printed.
        yield Outcome("refused", "unprintable_command", ("command",), node, "precheck", {})
