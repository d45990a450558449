"""What is offered is what there is."""

from __future__ import annotations

from typing import Any

import pytest

from openbayes_lsp.capabilities import capabilities
from openbayes_lsp.profile import Profile
from openbayes_lsp.server import create
from tests.lsp.profiles import PROFILES

METHODS = {
    "completionProvider": {"textDocument/completion"},
    "hoverProvider": {"textDocument/hover"},
    "codeActionProvider": {"textDocument/codeAction"},
    "codeLensProvider": {"textDocument/codeLens"},
    "inlayHintProvider": {"textDocument/inlayHint"},
    "documentFormattingProvider": {"textDocument/formatting"},
    "documentRangeFormattingProvider": {"textDocument/rangeFormatting"},
    "documentOnTypeFormattingProvider": {"textDocument/onTypeFormatting"},
    "documentSymbolProvider": {"textDocument/documentSymbol"},
    "foldingRangeProvider": {"textDocument/foldingRange"},
    "documentLinkProvider": {"textDocument/documentLink"},
    "definitionProvider": {"textDocument/definition"},
    "referencesProvider": {"textDocument/references"},
    "documentHighlightProvider": {"textDocument/documentHighlight"},
    "selectionRangeProvider": {"textDocument/selectionRange"},
    "renameProvider": {"textDocument/rename", "textDocument/prepareRename"},
    "semanticTokensProvider": {"textDocument/semanticTokens/full"},
    "diagnosticProvider": {"textDocument/diagnostic", "workspace/diagnostic"},
    "executeCommandProvider": set[str](),
}
NOT_FOR_FEATURES = {"positionEncoding", "textDocumentSync", "workspace"}
# What no capability stands for: notifications, and requests of our own.
WITHOUT = {
    "initialized",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
    "textDocument/didSave",
    "obconf/render",
    "obconf/trials",
}


def offered(name: str) -> dict[str, Any]:
    """What one kind of editor is offered."""
    return capabilities(Profile.of({"capabilities": PROFILES[name][1]}))


@pytest.mark.parametrize("name", PROFILES)
def test_everything_that_is_offered_is_answered(name: str) -> None:
    """By a handler, and commands by theirs."""
    server: Any = create()
    found = offered(name)
    assert set(found) - NOT_FOR_FEATURES <= set(METHODS)
    missing = {method for each in found.keys() & METHODS.keys() for method in METHODS[each]}
    assert missing - set(server.protocol.fm.features) == set()
    commands = found.get("executeCommandProvider", {}).get("commands", [])
    assert set(commands) == set(server.protocol.fm.commands) or not commands


def test_everything_that_is_answered_is_offered() -> None:
    """To the editor that can do most."""
    server: Any = create()
    known = {method for each in offered("vscode").keys() & METHODS.keys() for method in METHODS[each]}
    assert set(server.protocol.fm.features) - known - WITHOUT == set()


@pytest.mark.parametrize("name", PROFILES)
def test_findings_are_pulled_or_pushed(name: str) -> None:
    """Never both."""
    assert ("diagnosticProvider" in offered(name)) == (name in ("vscode", "neovim-0.12", "helix"))
