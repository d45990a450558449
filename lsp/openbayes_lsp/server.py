"""The server: one editor, its documents, and the features that answer it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from typing import Any, TypeAlias, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from openbayes_config import __version__
from openbayes_config.lookup.unusable import Unusable
from openbayes_config.words import words
from openbayes_lsp.documents import Documents
from openbayes_lsp.profile import Profile
from openbayes_lsp.projects import Projects
from openbayes_lsp.protocol import Protocol
from openbayes_lsp.snapshot import Snapshot
from openbayes_lsp.workspace import Workspace

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Answering: TypeAlias = Callable[[Snapshot, Asked], Answer]


class Server(LanguageServer):
    """``profile`` is what the editor can do, ``documents`` are those that are open in it, ``projects`` tells what
    holds for each. ``met`` is called when the editor has introduced itself, ``refreshers`` when every document has to
    be judged anew.
    """

    def __init__(self) -> None:
        self.profile = Profile()
        self.workspace_files = Workspace()
        self.projects = Projects(self._buffer, self._tell)
        self.documents = Documents(self.projects.of)
        self.refreshers: list[Callable[[], None]] = []
        self.met: list[Callable[[], None]] = []
        self._waiting: dict[Hashable, Callable[[], None]] = {}
        base: Any = super()
        base.__init__("obconf", __version__, protocol_cls=Protocol)

    def meet(self, profile: Profile) -> None:
        """Serve an editor that can do what ``profile`` says."""
        self.profile = profile
        self.documents.encoding = profile.encoding
        self.process_id = profile.process_id
        for each in self.met:
            each()

    def later(self, key: Hashable, call: Callable[[], None]) -> None:
        """Run ``call`` when all messages that have arrived are dealt with; only the last one for a key is run."""
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._run_waiting)
        self._waiting.pop(key, None)
        self._waiting[key] = call

    def _run_waiting(self) -> None:
        calls, self._waiting = list(self._waiting.values()), {}
        for call in calls:
            call()

    def answers(
        self, method: str
    ) -> Callable[[Callable[[Snapshot, Asked], Answer]], Callable[[Snapshot, Asked], Answer]]:
        """Register what answers a request about one document. Requests about other files are answered with nothing."""

        def register(answer: Answering[Asked, Answer]) -> Answering[Asked, Answer]:
            def handle(params: Any) -> Answer | None:
                # Parameters of requests that are not of the protocol have the names of their JSON.
                asked = getattr(params, "text_document", None) or params.textDocument
                snapshot = self.documents.snapshot(asked.uri)
                return answer(snapshot, params) if snapshot else None

            self.feature(method)(handle)
            return answer

        return register

    def refresh(self) -> None:
        """Judge every document anew: something beside them changed."""
        self.documents.refresh()
        for each in self.refreshers:
            each()

    def _buffer(self, path: str) -> str | None:
        return self.documents.text_at(path)

    def _tell(self, mistake: Unusable) -> None:
        """A file of the user that is no use: a message that does not stop anything."""
        message = words(mistake.text, self.projects.spoken, **mistake.fields)
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"obconf: {message}"))


def create() -> Server:
    """A server with all its features."""
    from openbayes_lsp.routes import ROUTES

    server = Server()
    for route in ROUTES:
        route(server)
    return server
