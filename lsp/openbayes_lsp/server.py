"""The server: one editor, its documents, and the features that answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from openbayes_config import __version__
from openbayes_config.lookup.unusable import Unusable
from openbayes_config.words import words
from openbayes_lsp.documents import Documents
from openbayes_lsp.jobs import Jobs
from openbayes_lsp.profile import Profile
from openbayes_lsp.projects import Projects
from openbayes_lsp.protocol import Protocol
from openbayes_lsp.showing import Showing
from openbayes_lsp.snapshot import Snapshot
from openbayes_lsp.workspace import Workspace

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Answering: TypeAlias = Callable[[Snapshot, Asked], Answer]


class Server(LanguageServer):
    """``profile`` is what the editor can do, ``documents`` are those that are open in it, ``projects`` tells what
    holds for each, ``asked_about`` is the document of the request that is being answered. ``met`` is called when the
    editor has introduced itself, ``refreshers`` when every document has to be judged anew, ``settlers`` with the URI of
    a document in which nobody types any more. ``showing`` knows the findings that are not held back, ``jobs`` are done
    when nothing else is left. ``previewed`` are the parameters of what was published before the server was there, by
    URI.
    """

    def __init__(self) -> None:
        self.profile = Profile()
        self.workspace_files = Workspace()
        self.projects = Projects(self._buffer, self._tell)
        self.documents = Documents(self.projects.of)
        self.jobs = Jobs()
        self.showing = Showing(self.documents, self.jobs.after, self._settle)
        self.documents.watchers.append(self.showing.follow)
        self.refreshers: list[Callable[[], None]] = []
        self.settlers: list[Callable[[str], None]] = []
        self.met: list[Callable[[], None]] = []
        self.asked_about: Snapshot | None = None
        self.previewed: dict[str, dict[str, Any]] = {}
        base: Any = super()
        base.__init__("obconf", __version__, protocol_cls=Protocol)

    def meet(self, profile: Profile) -> None:
        """Serve an editor that can do what ``profile`` says."""
        self.profile = profile
        self.documents.encoding = profile.encoding
        self.process_id = profile.process_id
        for each in self.met:
            each()

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send a notification whose parameters are JSON already."""
        cast("Protocol", self.protocol).tell(method, params)

    def typed(self, value: object, kind: type[Answer]) -> Answer:
        """JSON as a value of a type of the protocol."""
        return cast("Protocol", self.protocol).typed(value, kind)

    def answers(
        self, method: str
    ) -> Callable[[Callable[[Snapshot, Asked], Answer]], Callable[[Snapshot, Asked], Answer]]:
        """Register what answers a request about one document, as it was when the request arrived. Requests about other
        files are answered with nothing.
        """

        def register(answer: Answering[Asked, Answer]) -> Answering[Asked, Answer]:
            def handle(params: Any) -> Answer | None:
                return answer(self.asked_about, params) if self.asked_about else None

            self.feature(method)(handle)
            return answer

        return register

    def refresh(self) -> None:
        """Judge every document anew: something beside them changed."""
        self.documents.refresh()
        for each in self.refreshers:
            each()

    def _settle(self, uri: str) -> None:
        for each in self.settlers:
            each(uri)

    def _buffer(self, path: str) -> str | None:
        return self.documents.text_at(path)

    def _tell(self, mistake: Unusable) -> None:
        """A file of the user that is no use: a message that does not stop anything."""
        message = words(mistake.text, self.projects.spoken, **mistake.fields)
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))


def create() -> Server:
    """A server with all its features."""
    from openbayes_lsp.routes import ROUTES

    server = Server()
    for route in ROUTES:
        route(server)
    return server
