"""The first findings, before pygls is imported: the editor opens its documents in the same moment as the server, and
the core needs a fraction of the time.

It is only a preview: whatever is read here is taken again by the session, but for requests that were answered.
"""

from __future__ import annotations

from contextlib import suppress
from queue import Empty
from typing import TYPE_CHECKING, Any, cast

from openbayes_lsp.documents import Documents
from openbayes_lsp.findings import diagnostics, published, result_id
from openbayes_lsp.messages import parse
from openbayes_lsp.projects import Projects
from openbayes_lsp.sync import opened, uri_in

if TYPE_CHECKING:
    from openbayes_lsp.channel import Inbox, Outbox
    from openbayes_lsp.framing import Fault
    from openbayes_lsp.profile import Profile

_PATIENCE = 0.02
"""Seconds that an editor gets to ask for the findings of a document that it has just opened."""


class Preview:
    """``kept`` is what the session has to deal with, ``published`` the parameters of what was published, by URI."""

    def __init__(self, profile: Profile, outbox: Outbox) -> None:
        self.kept: list[bytes | Fault | None] = []
        self.published: dict[str, dict[str, Any]] = {}
        self._profile = profile
        self._outbox = outbox
        self._projects = Projects(self._buffer, lambda _: None)
        self._projects.lang = profile.lang
        self._projects.configure(profile.options.get("settings"))
        self._documents = Documents(self._projects.of)
        self._documents.encoding = profile.encoding

    def read(self, inbox: Inbox) -> None:
        """Deal with what has arrived, up to the first message that is about anything else."""
        with suppress(Empty):
            while self._take(inbox.next(self._patience)):
                pass

    @property
    def _patience(self) -> float:
        """The seconds to wait for another message: none, unless an editor is about to ask."""
        return _PATIENCE if self._profile.pulls_diagnostics and any(self._documents.snapshots()) else 0.0

    def _take(self, item: bytes | Fault | None) -> bool:
        """Deal with a message; whether to go on."""
        message = parse(item) if isinstance(item, bytes) else None
        if isinstance(message, dict) and self._answer(message):
            return False
        self.kept.append(item)
        return isinstance(message, dict) and self._follow(message)

    def _answer(self, message: dict[str, Any]) -> bool:
        """Answer a request for the findings of a document that is open."""
        uri = uri_in(message.get("params"))
        if message.get("method") != "textDocument/diagnostic" or "id" not in message or uri is None:
            return False
        with suppress(Exception):
            items = self._findings(uri)
            if items is not None:
                report = {"kind": "full", "resultId": result_id(items), "items": items}
                self._outbox.send({"jsonrpc": "2.0", "id": message["id"], "result": report})
                return True
        return False

    def _follow(self, message: dict[str, Any]) -> bool:
        """Take note of a message; whether findings are still what the session would find after it."""
        method, params = message.get("method"), message.get("params")
        with suppress(Exception):
            if method == "textDocument/didOpen":
                opened(self._documents, params)
                self._publish(uri_in(params) or "")
            elif method == "workspace/didChangeConfiguration":
                sent = cast("dict[str, Any]", params).get("settings")
                if isinstance(sent, dict) and "obconf" in sent:
                    self._projects.configure(cast("dict[str, Any]", sent)["obconf"])
                    self._documents.refresh()
            return method in _EXPECTED
        return False

    def _buffer(self, path: str) -> str | None:
        return self._documents.text_at(path)

    def _publish(self, uri: str) -> None:
        if self._profile.pulls_diagnostics or (items := self._findings(uri)) is None:
            return
        self.published[uri] = published(uri, self._documents.snapshot(uri), items, self._profile)
        message = {"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": self.published[uri]}
        self._outbox.send(message)

    def _findings(self, uri: str) -> list[dict[str, Any]] | None:
        snapshot = self._documents.snapshot(uri)
        return None if snapshot is None else diagnostics(snapshot, snapshot.findings, self._profile)


_EXPECTED = ("initialized", "$/setTrace", "textDocument/didOpen", "workspace/didChangeConfiguration")
