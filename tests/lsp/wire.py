"""An editor that speaks to a real server process, whatever kind of editor it is."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeAlias, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound

from openbayes_lsp.lines import Lines
from openbayes_lsp.profile import Encoding

PATIENCE = 20.0

Place: TypeAlias = types.Position | str | None
"""A position; or a piece of the text, whose first occurrence is meant; or nothing, which is the cursor."""

_numbers = itertools.count(1)


class Editor:
    """One editor with one server.

    Most methods speak of the document that was opened or changed last, ``self.uri``. ``shown``, ``messages`` and
    ``logged`` hold what the server showed, ``registered`` what it registered, ``refreshed`` the names of what it asked
    to be asked for again, ``edited`` the edits that it applied.
    """

    def __init__(self, profile: str, client: Any) -> None:
        self.profile = profile
        self.client = client
        self.uri = ""
        self.cursor = 0
        self.result: types.InitializeResult
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.registered: list[types.Registration] = []
        self.refreshed: list[str] = []
        self.edited: list[types.WorkspaceEdit] = []
        self._known: dict[str, int] = {}

    # What the editor is and has.

    @property
    def alive(self) -> bool:
        """Whether the server runs."""
        return self.client._server.returncode is None

    @property
    def offered(self) -> types.ServerCapabilities:
        """What the server said that it offers."""
        return self.result.capabilities

    @property
    def encoding(self) -> Encoding:
        """The unit of columns."""
        agreed = self.offered.position_encoding
        return cast("Encoding", str(getattr(agreed, "value", agreed or "utf-16")))

    @property
    def pulls(self) -> bool:
        """Whether diagnostics are asked for instead of waited for."""
        return self.offered.diagnostic_provider is not None

    @property
    def snippets(self) -> bool:
        """Whether completions may hold tab stops."""
        return self.profile in ("vscode", "neovim-0.12", "helix")

    @property
    def shown(self) -> list[types.ShowDocumentParams]:
        """Documents that the server asked to show."""
        return cast("list[types.ShowDocumentParams]", self.client.shown_documents)

    @property
    def messages(self) -> list[types.ShowMessageParams]:
        """Messages that the server showed."""
        return cast("list[types.ShowMessageParams]", self.client.messages)

    @property
    def logged(self) -> list[types.LogMessageParams]:
        """Lines of the server's log in the editor."""
        return cast("list[types.LogMessageParams]", self.client.log_messages)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.texts[self.uri]

    @property
    def document(self) -> types.TextDocumentIdentifier:
        """The document, as requests name it."""
        return types.TextDocumentIdentifier(self.uri)

    # Documents.

    async def open(self, text: str, *, uri: str | None = None, language: str = "yaml") -> str:
        """Open a document and return its URI: that of an openbayes.yaml in a folder of its own if none is given."""
        self.uri = uri or f"file:///project-{next(_numbers)}/openbayes.yaml"
        self.texts[self.uri], self.versions[self.uri] = text, 1
        self.cursor = len(text)
        self.expect()
        self.notify("textDocument/didOpen", textDocument=self._item(languageId=language, version=1, text=text))
        return self.uri

    async def open_at(self, marked: str, *, uri: str | None = None, marker: str = "|") -> str:
        """Open a text with a cursor in it (the last ``marker``)."""
        before, found, after = marked.rpartition(marker)
        assert found, "no cursor in the text"
        opened = await self.open(before + after, uri=uri)
        self.cursor = len(before)
        return opened

    async def change(self, text: str) -> None:
        """Make the document have this text, by the smallest incremental change."""
        old = self.text
        start = _common(old, text)
        start -= old[:start].endswith("\r")
        tail = _common(old[start:][::-1], text[start:][::-1])
        tail -= old[len(old) - tail :].startswith("\n")
        event = {"range": self._json(self.range(start, len(old) - tail)), "text": text[start : len(text) - tail]}
        await self.send_changes([event], text)

    async def send_changes(self, events: Sequence[Mapping[str, Any]], text: str) -> None:
        """Send these content changes as one notification; ``text`` is what they make of the document."""
        self.texts[self.uri], self.cursor = text, len(text)
        self.versions[self.uri] += 1
        self.expect()
        self.notify(
            "textDocument/didChange",
            textDocument=self._item(version=self.versions[self.uri]),
            contentChanges=list(events),
        )

    async def close(self, uri: str | None = None) -> None:
        """Close a document."""
        self.uri = uri or self.uri
        self.expect()
        self.texts.pop(self.uri, None)
        self.versions.pop(self.uri, None)
        self.notify("textDocument/didClose", textDocument=self._item())

    # What an editor asks.

    async def diagnostics(self, uri: str | None = None) -> list[types.Diagnostic]:
        """The findings of the newest text: asked for, or waited for where the server pushes them."""
        self.uri = uri or self.uri
        if self.pulls:
            report = await self.ask("text_document_diagnostic_async", types.DocumentDiagnosticParams(self.document))
            return list(report.items)
        await self._until(self._is_published, "no diagnostics were published")
        return list(self.published[self.uri][-1].diagnostics)

    async def complete(self, at: Place = None) -> list[types.CompletionItem]:
        """The completions at a place, whichever form they come in."""
        params = types.CompletionParams(self.document, self.position(at))
        found = await self.ask("text_document_completion_async", params)
        return list(found.items if isinstance(found, types.CompletionList) else found or ())

    async def hover(self, at: Place = None) -> str:
        """The text of the hover at a place; empty if there is none."""
        found = await self.ask("text_document_hover_async", types.HoverParams(self.document, self.position(at)))
        contents = found.contents if found else ""
        return str(getattr(contents, "value", contents))

    async def actions(
        self, at: Place | types.Range = None, *, only: Sequence[str] | None = None
    ) -> list[types.CodeAction | types.Command]:
        """What the light bulb offers at a place, with the diagnostics there as context."""
        within = at if isinstance(at, types.Range) else types.Range(self.position(at), self.position(at))
        found = [each for each in await self.diagnostics() if _touch(each.range, within)]
        context = types.CodeActionContext(found, cast("list[types.CodeActionKind] | None", only and list(only)))
        params = types.CodeActionParams(self.document, within, context)
        return list(await self.ask("text_document_code_action_async", params) or ())

    async def ask(self, name: str, params: Any) -> Any:
        """A typed request: the name of a method of pygls' client, e.g. ``text_document_code_lens_async``."""
        return await asyncio.wait_for(getattr(self.client, name)(params), PATIENCE)

    async def request(self, method: str, /, **params: Any) -> Any:
        """Any other request with parameters as JSON; an error reply is raised as ``JsonRpcException``."""
        return await asyncio.wait_for(self.client.protocol.send_request_async(method, params), PATIENCE)

    def notify(self, method: str, /, **params: Any) -> None:
        """Any notification with parameters as JSON."""
        self.client.protocol._send_data({"jsonrpc": "2.0", "method": method, "params": params})

    async def settle(self) -> None:
        """Wait until the server has dealt with all that was sent and has said what it had to say."""
        for _ in range(3):
            with suppress(JsonRpcMethodNotFound):
                await self.request("$/settle")
            await asyncio.sleep(0.01)

    def expect(self, uri: str | None = None) -> None:
        """Let the next ``diagnostics()`` wait for findings that are published from now on."""
        self._known[uri or self.uri] = len(self.published.get(uri or self.uri, ()))

    # Places and edits.

    def position(self, at: Place = None) -> types.Position:
        """A place as the protocol has it, in the encoding of this editor."""
        if isinstance(at, types.Position):
            return at
        offset = self.cursor if at is None else self.text.index(at)
        return types.Position(*Lines(self.text, self.encoding).place(offset))

    def range(self, start: int, end: int) -> types.Range:
        """Two offsets of the document as a range."""
        lines = Lines(self.text, self.encoding)
        return types.Range(types.Position(*lines.place(start)), types.Position(*lines.place(end)))

    def covered(self, within: types.Range) -> str:
        """The text in a range."""
        start, end = self._span(within)
        return self.text[start:end]

    def applied(self, edits: types.WorkspaceEdit | Iterable[Any] | None) -> str:
        """The text of the document after edits: a workspace edit, or text edits."""
        text = self.text
        found = _edits_of(edits, self.uri) if isinstance(edits, types.WorkspaceEdit) else list(edits or ())
        spans = sorted(((*self._span(each.range), each.new_text) for each in found), key=lambda each: each[:2])
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans)), "edits overlap"
        for start, end, new in reversed(spans):
            text = text[:start] + new + text[end:]
        return text

    async def stop(self) -> int:
        """Take leave as the protocol asks and return the exit code."""
        if self.alive:
            await asyncio.wait_for(self.client.shutdown_session(), PATIENCE)
        await self.client.stop()
        return int(self.client._server.returncode)

    def _item(self, **more: Any) -> dict[str, Any]:
        return {"uri": self.uri, **more}

    def _json(self, value: Any) -> Any:
        return self.client.protocol._converter.unstructure(value)

    def _span(self, within: types.Range) -> tuple[int, int]:
        lines = Lines(self.text, self.encoding)
        return (
            lines.offset(within.start.line, within.start.character),
            lines.offset(within.end.line, within.end.character),
        )

    def _is_published(self) -> bool:
        found = self.published.get(self.uri, [])
        version = self.versions.get(self.uri)
        if len(found) <= self._known.get(self.uri, 0):
            return False
        return version is None or found[-1].version in (version, None)

    async def _until(self, ready: Callable[[], bool], problem: str) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            assert self.alive, "the server has ended"
            assert time.monotonic() < end, problem
            await asyncio.sleep(0.002)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _edits_of(edit: types.WorkspaceEdit, uri: str) -> list[Any]:
    found = list((edit.changes or {}).get(uri, ()))
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit) and change.text_document.uri == uri:
            found += cast("list[Any]", change.edits)
    return found
