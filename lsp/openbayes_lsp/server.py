"""The server: one editor, its documents, and the features that answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from pygls.lsp.server import LanguageServer

from openbayes_config import __version__
from openbayes_lsp.documents import Documents
from openbayes_lsp.profile import Profile
from openbayes_lsp.project import Project
from openbayes_lsp.protocol import Protocol
from openbayes_lsp.snapshot import Snapshot

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Answering: TypeAlias = Callable[[Snapshot, Asked], Answer]


class Server(LanguageServer):
    """``profile`` is what the editor can do, ``documents`` are those that are open in it."""

    def __init__(self) -> None:
        self.profile = Profile()
        self.documents = Documents(self._project)
        self.met: list[Callable[[], None]] = []
        base: Any = super()
        base.__init__("obconf", __version__, protocol_cls=Protocol)

    def meet(self, profile: Profile) -> None:
        """Serve an editor that can do what ``profile`` says."""
        self.profile = profile
        self.documents.encoding = profile.encoding
        self.process_id = profile.process_id
        for each in self.met:
            each()

    def answers(
        self, method: str
    ) -> Callable[[Callable[[Snapshot, Asked], Answer]], Callable[[Snapshot, Asked], Answer]]:
        """Register what answers a request about one document. Requests about other files are answered with nothing."""

        def register(answer: Answering[Asked, Answer]) -> Answering[Asked, Answer]:
            def handle(params: Any) -> Answer | None:
                snapshot = self.documents.snapshot(params.text_document.uri)
                return answer(snapshot, params) if snapshot else None

            self.feature(method)(handle)
            return answer

        return register

    def _project(self, uri: str) -> Project:
        return Project(self.profile.lang or "zh")


def create() -> Server:
    """A server with all its features."""
    from openbayes_lsp.routes import ROUTES

    server = Server()
    for route in ROUTES:
        route(server)
    return server
