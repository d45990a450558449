"""An editor in a few lines: it applies edits by the words of the protocol, and shares nothing with the server."""

from __future__ import annotations

import re
from typing import Any, cast

from openbayes_lsp.documents import Documents
from openbayes_lsp.profile import Encoding, Profile
from openbayes_lsp.project import Project
from openbayes_lsp.server import Server, create

URI = "file:///project/openbayes.yaml"
_CODECS: dict[Encoding, tuple[str, int]] = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}


def edited(text: str, edits: list[dict[str, Any]], encoding: Encoding) -> str:
    """``text`` after text edits as JSON, none of which may overlap another."""
    codec, unit = _CODECS[encoding]
    lines = [line.encode(codec, "surrogatepass") for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)]
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]

    def at(place: dict[str, int]) -> int:
        start = starts[place["line"]]
        assert start + place["character"] * unit <= starts[place["line"] + 1]
        return start + place["character"] * unit

    data, before = b"".join(lines), None
    for edit in sorted(edits, key=lambda each: at(each["range"]["start"]), reverse=True):
        start, end = at(edit["range"]["start"]), at(edit["range"]["end"])
        assert start <= end
        assert before is None or end <= before
        data, before = data[:start] + edit["newText"].encode(codec, "surrogatepass") + data[end:], start
    return data.decode(codec, "surrogatepass")


def whole(text: str) -> dict[str, Any]:
    """The range of a text, as an editor may write it."""
    return {
        "start": {"line": 0, "character": 0},
        "end": {"line": text.count("\n") + text.count("\r") + 1, "character": 0},
    }


class Plain:
    """A server in the same process, with one open document. ``sent`` are the messages that it sent by itself."""

    def __init__(self, profile: Profile, *, text: str, project: Project) -> None:
        self.encoding: Encoding = profile.encoding
        self.sent: list[dict[str, Any]] = []
        self.server: Server = create()
        self.protocol: Any = cast("Any", self.server.protocol)
        self.protocol.outbox = self
        self.server.meet(profile)
        self.server.documents = Documents(lambda _: self.project)
        self.server.documents.encoding = profile.encoding
        self.open(text, project)

    def open(self, text: str, project: Project) -> None:
        """Open another document in the place of the first."""
        self.text, self.project = text, project
        self.server.documents.open(URI, "openbayes-yaml", 1, text)

    def send(self, message: Any, default: Any = None) -> None:
        """Take a message of the server."""
        self.sent.append(self.protocol.plain(message))

    def ask(self, method: str, **params: Any) -> Any:
        """A request about the document; its result as JSON."""
        self.server.asked_about = self.server.documents.snapshot(URI)
        return self.protocol.plain(self.protocol.call(method, params))

    def actions(self, within: dict[str, Any] | None = None, **context: Any) -> list[dict[str, Any]]:
        """The actions for a range, for the whole document if none is given."""
        params = {"textDocument": {"uri": URI}, "range": within or whole(self.text)}
        asked: dict[str, Any] = {"diagnostics": [], **context}
        found: list[dict[str, Any]] = self.ask("textDocument/codeAction", **params, context=asked)
        return found

    def run(self, command: str, *arguments: Any) -> Any:
        """A command; its result as JSON."""
        return self.ask("workspace/executeCommand", command=command, arguments=list(arguments))

    def after(self, edit: dict[str, Any]) -> str:
        """The document after a workspace edit, which may be for its newest version only."""
        if "changes" in edit:
            (edits,) = edit["changes"].values()
            return edited(self.text, edits, self.encoding)
        (change,) = edit["documentChanges"]
        assert change["textDocument"] == {"uri": URI, "version": 1}
        return edited(self.text, change["edits"], self.encoding)
