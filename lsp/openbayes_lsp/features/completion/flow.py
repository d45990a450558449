"""The lenient reading of collections between brackets."""

from __future__ import annotations

import re

from openbayes_config.text import Span
from openbayes_lsp.features.completion.branches import Branch, Entry, unquoted

_QUOTED = re.compile(r"'(?:[^'\r\n]|'')*'(?!')|\"(?:[^\"\\\r\n]|\\.)*\"")
_PLAIN = re.compile(r"(?:(?!:(?:[ \t,\[\]{}\r\n]|$)|[ \t]#)[^,\[\]{}\r\n])+")
_KEY = re.compile(r"(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|[^,\[\]{}:\s]+)[ \t]*:(?=\s)")
_OPEN_QUOTE = re.compile(r"[\"'](?:(?!:[ \t])[^,\[\]{}\r\n])*")
_BEHIND = ("", " ", "\t", "\r", "\n", ":", ",", "]", "}")
_MAX_DEPTH = 50


def read(text: str, owner: Entry, at: int, limit: int, comments: list[Span]) -> tuple[list[Branch], int]:
    """The collections that begin with the bracket at ``at``, outer ones first, and where the first of them ends."""
    reader = _Reader(text, limit, comments)
    return reader.found, reader.collection(owner, at, 0)


class _Reader:
    def __init__(self, text: str, limit: int, comments: list[Span]) -> None:
        self.text = text
        self.limit = limit
        self.comments = comments
        self.found: list[Branch] = []

    def collection(self, owner: Entry, at: int, depth: int) -> int:
        branch = Branch("map" if self.text[at] == "{" else "seq", owner, owner.indent, at, flow=True)
        owner.child = owner.child or branch
        self.found.append(branch)
        entry = self._begin(branch, at)
        at += 1
        while (at := self._skip(at)) < self.limit and not self._is_unclosed(branch, entry, at):
            char = self.text[at]
            if char in "]}":
                entry.end = branch.end = at
                return at + 1
            if char == ",":
                entry.end, entry = at, self._begin(branch, at)
                at += 1
                continue
            if self._is_next(entry, at):
                entry.end, entry = at - 1, self._begin(branch, at - 1)
            if char in "[{":
                at = self.collection(entry, at, depth + 1) if depth < _MAX_DEPTH else at + 1
            else:
                at = self._token(entry, at)
        entry.end = branch.end = at
        return at

    def _begin(self, branch: Branch, separator: int) -> Entry:
        """A new entry behind a bracket or comma."""
        start = separator + 1
        entry = Entry(branch, "", Span(start, start), -1)
        if branch.kind == "seq":
            entry.key, entry.colon = len(branch.entries), separator
        branch.entries.append(entry)
        return entry

    def _is_next(self, entry: Entry, at: int) -> bool:
        """Whether another entry begins at ``at``, though no comma stands before it: a collection behind another one, or
        a key on a line of its own.
        """
        if self.text[at] in "[{":
            return entry.child is not None
        if self.text[at] == ":" or not entry.branch or entry.branch.kind != "map":
            return False
        last = (entry.value or entry.key_span).end
        if entry.key_span.end == entry.key_span.start or {"\r", "\n"}.isdisjoint(self.text[last:at]):
            return False
        return entry.colon < 0 or _KEY.match(self.text, at, self.limit) is not None

    def _is_unclosed(self, branch: Branch, entry: Entry, at: int) -> bool:
        """Whether the next item of a list of mappings begins at ``at``, though this one has no closing brace."""
        holder = branch.owner.branch
        return (
            self.text[at] == "{"
            and branch.kind == "map"
            and holder is not None
            and holder.flow
            and holder.kind == "seq"
            and not {"\r", "\n"}.isdisjoint(self.text[max(entry.colon, entry.start) : at])
        )

    def _skip(self, at: int) -> int:
        """Behind white space and comments."""
        while at < self.limit:
            if self.text[at] == "#" and self.text[at - 1] in " \t\r\n":
                end = next((end for end in range(at, self.limit) if self.text[end] in "\r\n"), self.limit)
                self.comments.append(Span(at, end))
                at = end
            elif self.text[at] in " \t\r\n":
                at += 1
            else:
                break
        return at

    def _token(self, entry: Entry, at: int) -> int:
        is_map = entry.branch is not None and entry.branch.kind == "map"
        if self.text[at] == ":":
            if is_map and entry.colon < 0:
                entry.colon = at
            elif entry.value and entry.value.end == at and entry.style == "plain":
                # It would make a key of an item, which is why it is part of a word that is not finished.
                entry.value = Span(entry.value.start, at + 1)
            return at + 1
        pattern = _PLAIN
        if self.text[at] in "\"'":
            # What goes on behind the next quote ends another word: this one is open.
            closed = _QUOTED.match(self.text, at, self.limit)
            pattern = _QUOTED if closed and self.text[closed.end() : closed.end() + 1] in _BEHIND else _OPEN_QUOTE
        found = pattern.match(self.text, at, self.limit)
        end = at + max(len(found[0].rstrip()), 1) if found else at + 1
        span = Span(at, end)
        if is_map and entry.colon < 0:
            if entry.key_span.end == entry.key_span.start:
                entry.key_span, entry.key = span, unquoted(self.text[at:end])
        else:
            entry.value = Span(entry.value.start, end) if entry.value else span
            entry.style = "quoted" if self.text[entry.value.start] in "\"'" else "plain"
        return end
