"""The order of things within one session, without a process."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from lsprotocol import types

from openbayes_lsp.channel import Inbox, Outbox
from openbayes_lsp.profile import Profile
from openbayes_lsp.server import Server, create
from openbayes_lsp.session import Session
from openbayes_lsp.snapshot import Snapshot
from tests.lsp.raw import opened

METHOD = types.TEXT_DOCUMENT_IMPLEMENTATION


class Script:
    """An inbox with what a test puts into it; at its end the editor hangs up."""

    def __init__(self, *bodies: bytes) -> None:
        self.bodies = [body.partition(b"\r\n\r\n")[2] for body in bodies]
        self.waited = 0

    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self.bodies

    def next(self, _: float | None = None) -> bytes | None:
        """The next body."""
        self.waited += not self.bodies
        return self.bodies.pop(0) if self.bodies else None


@pytest.fixture
def settings() -> Iterator[None]:
    """Leave the collector as it was."""
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


def run(server: Server, *bodies: bytes) -> list[dict[str, Any]]:
    """Serve a script; what was sent."""
    sent: list[bytes] = []
    session = Session(server, cast("Inbox", Script(*bodies)), Outbox(sent.append))
    session.meet(Profile())
    session.run()
    return [json.loads(each.partition(b"\r\n\r\n")[2]) for each in sent]


@pytest.mark.usefixtures("settings")
def test_requests_are_rehearsed_when_the_first_findings_are_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the open document; what they answer, and that one of them fails, is nobody's business."""
    monkeypatch.setattr("openbayes_lsp.rehearsal._METHODS", ("implementation", "unknown", "moniker"))
    server, calls = create(), list[str]()

    @server.answers(METHOD)
    def implementation(snapshot: Snapshot, params: types.ImplementationParams) -> None:
        calls.append(f"{snapshot.text} {params.position.line}")
        raise ValueError

    @server.answers(types.TEXT_DOCUMENT_MONIKER)
    def moniker(snapshot: Snapshot, _: types.MonikerParams) -> list[types.Moniker]:
        calls.append("moniker")
        return []

    sent = run(server, opened("a: 1\n"))
    assert calls == ["a: 1\n 0", "moniker"]
    assert [message["method"] for message in sent] == ["textDocument/publishDiagnostics"]


@pytest.mark.usefixtures("settings")
def test_nothing_is_rehearsed_without_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other YAML files are none."""
    monkeypatch.setattr("openbayes_lsp.rehearsal._METHODS", ("implementation",))
    server, calls = create(), list[str]()
    server.answers(METHOD)(lambda snapshot, params: calls.append("asked"))
    server.later("first", lambda: None)
    assert run(server, opened("a: 1\n", "file:///x/compose.yaml")) == []
    assert calls == []
