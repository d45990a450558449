"""The first findings come before pygls is imported, and are those that come after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.lsp.raw import URI, Raw, changed, framed, notification, opened, request

TEXT = "bindings: [a/b/1:/input0]\ndata_bindings: []\nx-note: 中文😀\n"
PULLING = {"textDocument": {"diagnostic": {"dynamicRegistration": False}}, "workspace": {"configuration": True}}
WITHOUT_PYGLS = "sys.modules['lsprotocol'] = None"
PULL = {"textDocument": {"uri": URI}}
IGNORED = {"settings": {"obconf": {"ignore": ["OB201"]}}}


def introduced(*messages: bytes, capabilities: dict[str, Any] | None = None, **params: Any) -> Sequence[bytes]:
    """An editor that says all of this in one breath."""
    params = {"processId": None, "locale": "en", "capabilities": capabilities or {}, **params}
    return request(1, "initialize", **params), notification("initialized"), *messages


def codes(items: list[dict[str, Any]]) -> list[str]:
    """The rules."""
    return [each["code"] for each in items]


def test_findings_are_published_without_pygls() -> None:
    """And where it cannot be imported at all, that is one line in the log."""
    raw = Raw(code=WITHOUT_PYGLS)
    raw.send(*introduced(opened(TEXT)))
    assert "capabilities" in raw.answer(1)["result"]
    assert "OB201" in codes(raw.published()["diagnostics"])
    assert raw.wait() == 1
    errors = raw.finish()[1]
    assert errors.startswith("obconf: start: ")
    assert errors.count("\n") == 1


def test_findings_are_asked_for_without_pygls() -> None:
    """By an editor that asks."""
    raw = Raw(code=WITHOUT_PYGLS)
    raw.send(*introduced(opened(TEXT), request(2, "textDocument/diagnostic", **PULL), capabilities=PULLING))
    assert "OB201" in codes(raw.answer(2)["result"]["items"])
    raw.finish()


def test_a_preview_is_not_published_again() -> None:
    """The session finds the same; what changes later is published."""
    raw = Raw()
    raw.send(*introduced(opened(TEXT), request(2, "test/unknown")))
    first = raw.published()
    raw.answer(2)
    raw.send(changed("bindings: []\n", 2))
    assert raw.published() != first
    assert raw.finish()[0] == 0
    assert sum(b"publishDiagnostics" in body for body in raw.bodies) == 2


def test_an_answer_is_given_once_and_known_afterwards() -> None:
    """By its id, which the session gives to the same findings."""
    raw = Raw()
    raw.send(*introduced(opened(TEXT), request(2, "textDocument/diagnostic", **PULL), capabilities=PULLING))
    result = raw.answer(2)["result"]
    raw.send(request(3, "textDocument/diagnostic", **PULL, previousResultId=result["resultId"]))
    assert raw.answer(3)["result"] == {"kind": "unchanged", "resultId": result["resultId"]}
    assert raw.finish()[0] == 0
    assert sum(b'"id":2,"result"' in body for body in raw.bodies) == 1
    assert not any(b"publishDiagnostics" in body for body in raw.bodies)


def test_what_was_answered_stays_while_the_first_line_is_typed() -> None:
    """Although the session itself has not been asked before, and the text cannot be read just now."""
    capabilities = {**PULLING, "workspace": {"diagnostics": {"refreshSupport": True}}}
    raw = Raw()
    raw.send(*introduced(opened(TEXT), request(2, "textDocument/diagnostic", **PULL), capabilities=capabilities))
    found = codes(raw.answer(2)["result"]["items"])
    raw.send(changed("n", 2, within=(2, 0, 2, 15)), request(3, "textDocument/diagnostic", **PULL))
    assert "OB201" in found
    assert codes(raw.answer(3)["result"]["items"]) == found
    assert raw.finish()[0] == 0


@pytest.mark.parametrize(
    ("first", "params"),
    [
        (notification("workspace/didChangeConfiguration", **IGNORED), {}),
        (b"", {"initializationOptions": IGNORED | {"settings": IGNORED["settings"]["obconf"]}}),
    ],
)
def test_settings_that_come_first_count(first: bytes, params: dict[str, Any]) -> None:
    """Those that are sent along, and those of the introduction."""
    raw = Raw()
    raw.send(*introduced(first, opened(TEXT), **params))
    assert "OB201" not in codes(raw.published()["diagnostics"])
    assert raw.finish()[0] == 0


@pytest.mark.parametrize(
    "odd",
    [
        notification("textDocument/didOpen", textDocument=None),
        framed(b"{"),
        b"garbage\r\n\r\n",
        notification("workspace/didChangeConfiguration"),
        notification("workspace/didChangeConfiguration", settings={"obconf": 3}),
        request(7, "textDocument/diagnostic", textDocument={"uri": "file:///not/open/openbayes.yaml"}),
        request(7, "textDocument/diagnostic"),
        opened("a: 1\n", "file:///project/compose.yaml"),
    ],
)
def test_after_what_is_odd_everything_is_served(odd: bytes) -> None:
    """In its order, each request once."""
    capabilities = PULLING if b"diagnostic" in odd or b"Open" in odd else {}
    raw = Raw()
    raw.send(*introduced(odd, opened(TEXT), request(2, "textDocument/diagnostic", **PULL), capabilities=capabilities))
    answer = raw.answer(2)
    assert "OB201" in (
        codes(answer["result"]["items"]) if "result" in answer else codes(raw.published()["diagnostics"])
    )
    code, errors = raw.finish()
    assert code == 0
    assert "Traceback" not in errors
    assert sum(b'"id":2,"result"' in body or b'"id":2,"error"' in body for body in raw.bodies) == 1
