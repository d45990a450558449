"""What the server offers, fitted to the editor: plain JSON, to be said before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, cast

from openbayes_lsp.legend import MODIFIERS, TYPES
from openbayes_lsp.profile import Profile

TRIGGERS: Final = (" ", ":", "/", "-", "[", "{", "'", '"', "$", "=", "*")
"""Characters behind which an editor asks for completions by itself."""

COMMANDS: Final = (
    "obconf.applyFix",
    "obconf.fixAll",
    "obconf.convertBindings",
    "obconf.showRenderedJob",
    "obconf.showTrials",
)
"""Commands that the server runs for the editor."""


def capabilities(profile: Profile) -> dict[str, Any]:
    """``ServerCapabilities`` of the protocol, version 3.17, for one editor.

    Findings are asked for by editors that can ask, and sent to the others: never both.
    """
    offered: dict[str, Any] = {
        "positionEncoding": profile.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": True},
        "completionProvider": {"triggerCharacters": list(TRIGGERS), "resolveProvider": False},
        "hoverProvider": True,
        "codeLensProvider": {"resolveProvider": False},
        "inlayHintProvider": {"resolveProvider": False},
        "executeCommandProvider": {"commands": [each for each in COMMANDS if each not in declared(profile)]},
        "documentFormattingProvider": True,
        "documentRangeFormattingProvider": True,
        "documentSymbolProvider": True,
        "foldingRangeProvider": True,
        "documentLinkProvider": {"resolveProvider": False},
        "documentOnTypeFormattingProvider": {"firstTriggerCharacter": "\n"},
        "definitionProvider": True,
        "referencesProvider": True,
        "documentHighlightProvider": True,
        "renameProvider": {"prepareProvider": True} if profile.prepares_rename else True,
        "selectionRangeProvider": True,
        "semanticTokensProvider": {
            "legend": {"tokenTypes": [*TYPES], "tokenModifiers": [*MODIFIERS]},
            "full": True,
        },
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
    }
    if profile.literal_actions or profile.applies_edits:
        kinds = {"codeActionKinds": ["quickfix", "refactor.rewrite", "source.fixAll.obconf"]}
        offered["codeActionProvider"] = kinds if profile.literal_actions else True
    if profile.pulls_diagnostics:
        offered["diagnosticProvider"] = {
            "identifier": "obconf",
            "interFileDependencies": True,
            "workspaceDiagnostics": profile.workspace_reports,
        }
    return offered


def declared(profile: Profile) -> Collection[str]:
    """Commands that the editor runs itself; it would stumble over ours of the same name."""
    said: object = profile.options.get("commands")
    return [each for each in cast("list[object]", said) if isinstance(each, str)] if isinstance(said, list) else []
