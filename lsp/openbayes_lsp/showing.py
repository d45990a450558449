"""Which findings the editor shows of each open document, now and when its line is done."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from openbayes_lsp.features.unfinished import PATIENCE, Shown, shown, typed_line

if TYPE_CHECKING:
    from openbayes_lsp.documents import Documents
    from openbayes_lsp.snapshot import Snapshot


class Showing:
    """What :mod:`openbayes_lsp.features.unfinished` keeps back comes when nobody types any more.

    ``after`` calls a function when some seconds have passed, but only the last one for a key; ``settled`` is told the
    URI of a document of which more is to be shown than was. Where ``patient`` is false nothing is kept back.
    """

    def __init__(
        self,
        documents: Documents,
        after: Callable[[float, Hashable, Callable[[], None]], None],
        settled: Callable[[str], None],
    ) -> None:
        self.patient = True
        self._documents = documents
        self._after = after
        self._settled = settled
        self._typed: dict[str, _Typed] = {}

    def follow(self, uri: str) -> None:
        """Take note that a document was opened, changed or closed."""
        mirror = self._documents.mirror(uri)
        before = self._typed.pop(uri, None)
        if mirror is None:
            return
        after = self._typed[uri] = _Typed(mirror.text)
        if before is None:
            after.first = self._documents.snapshot(uri)
        elif self.patient:
            after.shown, after.first = before.shown, before.first
            after.line = typed_line(before.text, mirror.lines)
            if after.line is not None:
                self._after(PATIENCE, ("typed", uri), lambda: self._settle(uri, after))

    def of(self, snapshot: Snapshot) -> Shown:
        """What to show of a version, the newest one of its document."""
        typed = self._typed.get(snapshot.uri)
        if typed is None:
            return shown(snapshot, Shown(), None)
        if typed.asked is not snapshot:
            if typed.first and typed.line is not None:
                typed.shown = shown(typed.first, Shown(), None)
            typed.asked, typed.shown, typed.first = snapshot, shown(snapshot, typed.shown, typed.line), None
        return typed.shown

    def _settle(self, uri: str, typed: _Typed) -> None:
        if self._typed.get(uri) is not typed:
            return
        typed.line = typed.asked = None
        if typed.shown.waiting:
            self._settled(uri)


class _Typed:
    """One document: its text, the line that is being typed, and what was shown of the version ``asked``.

    ``first`` is the version that was opened, as long as nobody here has been asked about it or a later one: what it
    has was there before anything was typed, and may be shown already.
    """

    __slots__ = ("asked", "first", "line", "shown", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.line: int | None = None
        self.shown = Shown()
        self.asked: Snapshot | None = None
        self.first: Snapshot | None = None
