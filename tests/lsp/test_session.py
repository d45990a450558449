"""The order of things within one session, without a process."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from lsprotocol import types

from openbayes_config import linter
from openbayes_lsp.channel import Inbox, Outbox
from openbayes_lsp.profile import Profile
from openbayes_lsp.server import Server, create
from openbayes_lsp.session import Session
from openbayes_lsp.snapshot import Snapshot
from tests.lsp.raw import URI, changed, opened, request
from tests.lsp.script import Script

METHOD = types.TEXT_DOCUMENT_IMPLEMENTATION


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
    server.jobs.later("first", lambda: None)
    assert run(server, opened("a: 1\n", "file:///x/compose.yaml")) == []
    assert calls == []


class Interrupting(Script):
    """The last body arrives when the server has looked for it a few times."""

    def __init__(self, looks: int, *bodies: bytes) -> None:
        super().__init__(*bodies)
        self.looks = looks

    def empty(self) -> bool:
        """Whether nothing waits."""
        self.looks -= len(self.bodies) == 1
        return super().empty() or (len(self.bodies) == 1 and self.looks > 0)


@pytest.fixture
def _step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause after each rule."""
    monkeypatch.setattr(linter, "_STEP", 0.0)


def interrupted(looks: int, *bodies: bytes) -> list[dict[str, Any]]:
    """What was sent when the last body came while the findings of the others were looked for."""
    sent: list[bytes] = []
    session = Session(create(), cast("Inbox", Interrupting(looks, *bodies)), Outbox(sent.append))
    session.meet(Profile())
    session.run()
    return [json.loads(each.partition(b"\r\n\r\n")[2]) for each in sent]


@pytest.mark.usefixtures("settings", "_step_by_step")
@pytest.mark.parametrize("looks", range(1, 12))
def test_who_asks_does_not_wait_for_the_findings(looks: int) -> None:
    hover = request(1, "textDocument/hover", textDocument={"uri": URI}, position={"line": 0, "character": 0})
    sent = interrupted(looks, opened("node: 1\n"), hover)
    assert [each.get("method", each.get("id")) for each in sent] == [1, "textDocument/publishDiagnostics"]
    assert "OB101" in str(sent[1])


@pytest.mark.usefixtures("settings", "_step_by_step")
@pytest.mark.parametrize("looks", range(1, 12))
def test_the_findings_of_an_older_text_are_looked_for_no_further(looks: int) -> None:
    sent = interrupted(looks, opened("node: 1\nx: 2\n"), changed("node: 1\n\n# a line less\n", 2))
    assert len(sent) == 1
    assert "OB104" not in str(sent)
