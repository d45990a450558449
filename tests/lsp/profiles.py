"""What five editors say about themselves when they start a server, in the parts that matter to one for YAML."""

from __future__ import annotations

from typing import Any

_ALL_REPORTS = {
    "relatedInformation": True,
    "versionSupport": True,
    "codeDescriptionSupport": True,
    "dataSupport": True,
    "tagSupport": {"valueSet": [1, 2]},
}
_LITERAL_ACTIONS = {
    "codeActionKind": {
        "valueSet": ["", "quickfix", "refactor", "refactor.extract", "refactor.inline", "refactor.rewrite", "source"]
    }
}
_SYMBOLS = {"hierarchicalDocumentSymbolSupport": True, "symbolKind": {"valueSet": list(range(1, 27))}}
_TOKENS = {
    "requests": {"range": True, "full": {"delta": True}},
    "tokenTypes": ["namespace", "class", "number", "string", "variable", "parameter", "operator", "keyword"],
    "tokenModifiers": ["readonly", "modification", "deprecated"],
    "formats": ["relative"],
}

VSCODE: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"], "staleRequestSupport": {"cancel": True, "retryOnContentModified": []}},
    "textDocument": {
        "synchronization": {"dynamicRegistration": True, "willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "publishDiagnostics": _ALL_REPORTS,
        "diagnostic": {**_ALL_REPORTS, "dynamicRegistration": True, "relatedDocumentSupport": False},
        "completion": {
            "contextSupport": True,
            "insertTextMode": 2,
            "completionItem": {
                "snippetSupport": True,
                "commitCharactersSupport": True,
                "documentationFormat": ["markdown", "plaintext"],
                "deprecatedSupport": True,
                "preselectSupport": True,
                "tagSupport": {"valueSet": [1]},
                "insertReplaceSupport": True,
                "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]},
                "insertTextModeSupport": {"valueSet": [1, 2]},
                "labelDetailsSupport": True,
            },
            "completionItemKind": {"valueSet": list(range(1, 26))},
            "completionList": {"itemDefaults": ["commitCharacters", "editRange", "insertTextFormat", "insertTextMode"]},
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {
            "codeActionLiteralSupport": _LITERAL_ACTIONS,
            "isPreferredSupport": True,
            "disabledSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "codeLens": {"dynamicRegistration": True},
        "inlayHint": {"resolveSupport": {"properties": ["tooltip", "textEdits"]}},
        "formatting": {"dynamicRegistration": True},
        "rangeFormatting": {"dynamicRegistration": True},
        "onTypeFormatting": {"dynamicRegistration": True},
        "documentSymbol": _SYMBOLS,
        "foldingRange": {"lineFoldingOnly": True, "rangeLimit": 5000},
        "documentLink": {"tooltipSupport": True},
        "definition": {"linkSupport": True},
        "rename": {"prepareSupport": True, "prepareSupportDefaultBehavior": 1},
        "selectionRange": {"dynamicRegistration": True},
        "semanticTokens": _TOKENS,
    },
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True, "normalizesLineEndings": True},
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True},
        "executeCommand": {"dynamicRegistration": True},
        "workspaceFolders": True,
        "diagnostics": {"refreshSupport": True},
        "codeLens": {"refreshSupport": True},
        "inlayHint": {"refreshSupport": True},
        "semanticTokens": {"refreshSupport": True},
    },
    "window": {"showMessage": {}, "showDocument": {"support": True}, "workDoneProgress": True},
}

NEOVIM_07: dict[str, Any] = {
    "textDocument": {
        "synchronization": {"dynamicRegistration": False, "willSave": False, "didSave": True},
        "publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1, 2]}},
        "completion": {
            "completionItem": {
                "snippetSupport": False,
                "commitCharactersSupport": False,
                "preselectSupport": False,
                "deprecatedSupport": False,
                "documentationFormat": ["markdown", "plaintext"],
            },
            "completionItemKind": {"valueSet": list(range(1, 26))},
            "contextSupport": False,
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {
            "codeActionLiteralSupport": _LITERAL_ACTIONS,
            "isPreferredSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "documentSymbol": _SYMBOLS,
        "definition": {"linkSupport": True},
        "rename": {"dynamicRegistration": False, "prepareSupport": True},
    },
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"resourceOperations": ["rename", "create", "delete"]},
        "workspaceFolders": True,
        "symbol": {"hierarchicalWorkspaceSymbolSupport": True},
    },
    "window": {"showDocument": {"support": False}, "showMessage": {}, "workDoneProgress": True},
}

NEOVIM_012: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
    "textDocument": {
        "synchronization": {"dynamicRegistration": False, "willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "publishDiagnostics": {"relatedInformation": True, "dataSupport": True, "tagSupport": {"valueSet": [1, 2]}},
        "diagnostic": {
            "dataSupport": True,
            "dynamicRegistration": True,
            "relatedDocumentSupport": True,
            "relatedInformation": True,
            "tagSupport": {"valueSet": [1, 2]},
        },
        "completion": {
            "completionItem": {
                "snippetSupport": True,
                "commitCharactersSupport": False,
                "preselectSupport": False,
                "deprecatedSupport": True,
                "documentationFormat": ["markdown", "plaintext"],
                "insertReplaceSupport": True,
                "labelDetailsSupport": True,
                "resolveSupport": {"properties": ["additionalTextEdits", "command", "documentation"]},
                "tagSupport": {"valueSet": [1]},
            },
            "completionItemKind": {"valueSet": list(range(1, 26))},
            "completionList": {"itemDefaults": ["editRange", "insertTextFormat", "insertTextMode", "data"]},
            "contextSupport": True,
        },
        "hover": {"contentFormat": ["markdown", "plaintext"], "dynamicRegistration": True},
        "codeAction": {
            "codeActionLiteralSupport": _LITERAL_ACTIONS,
            "dataSupport": True,
            "disabledSupport": True,
            "isPreferredSupport": True,
            "resolveSupport": {"properties": ["edit", "command"]},
        },
        "codeLens": {"dynamicRegistration": False, "resolveSupport": {"properties": ["command"]}},
        "inlayHint": {"dynamicRegistration": True, "resolveSupport": {"properties": ["textEdits", "tooltip"]}},
        "formatting": {"dynamicRegistration": True},
        "rangeFormatting": {"dynamicRegistration": True, "rangesSupport": True},
        "documentSymbol": _SYMBOLS,
        "documentLink": {"dynamicRegistration": False, "tooltipSupport": False},
        "foldingRange": {"lineFoldingOnly": True, "foldingRange": {"collapsedText": True}},
        "definition": {"dynamicRegistration": True, "linkSupport": True},
        "rename": {"dynamicRegistration": True, "prepareSupport": True},
        "selectionRange": {"dynamicRegistration": False},
        "semanticTokens": _TOKENS,
    },
    "workspace": {
        "applyEdit": True,
        "codeLens": {"refreshSupport": True},
        "configuration": True,
        "diagnostics": {"refreshSupport": True},
        "didChangeConfiguration": {"dynamicRegistration": False},
        "didChangeWatchedFiles": {"dynamicRegistration": False, "relativePatternSupport": True},
        "inlayHint": {"refreshSupport": True},
        "semanticTokens": {"refreshSupport": True},
        "workspaceEdit": {"normalizesLineEndings": True, "resourceOperations": ["rename", "create", "delete"]},
        "workspaceFolders": True,
    },
    "window": {"showDocument": {"support": True}, "showMessage": {}, "workDoneProgress": True},
}

HELIX: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True, "tagSupport": {"valueSet": [1, 2]}},
        "diagnostic": {"dynamicRegistration": False, "relatedDocumentSupport": True},
        "completion": {
            "completionItem": {
                "snippetSupport": True,
                "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]},
                "insertReplaceSupport": True,
                "deprecatedSupport": True,
                "tagSupport": {"valueSet": [1]},
            },
            "completionItemKind": {},
        },
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {
            "codeActionLiteralSupport": _LITERAL_ACTIONS,
            "isPreferredSupport": True,
            "disabledSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit", "command"]},
        },
        "formatting": {"dynamicRegistration": False},
        "inlayHint": {"dynamicRegistration": False},
        "rename": {"dynamicRegistration": False, "prepareSupport": True},
    },
    "workspace": {
        "applyEdit": True,
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": False},
        "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": False},
        "executeCommand": {"dynamicRegistration": False},
        "workspaceFolders": True,
        "workspaceEdit": {"documentChanges": True, "failureHandling": "abort"},
        "inlayHint": {"refreshSupport": False},
        "diagnostics": {"refreshSupport": True},
    },
    "window": {"workDoneProgress": True, "showDocument": {"support": True}},
}

JUPYTERLAB: dict[str, Any] = {}

PROFILES: dict[str, tuple[str, dict[str, Any]]] = {
    "vscode": ("Visual Studio Code", VSCODE),
    "neovim-0.7": ("Neovim", NEOVIM_07),
    "neovim-0.12": ("Neovim", NEOVIM_012),
    "helix": ("helix", HELIX),
    "jupyterlab": ("", JUPYTERLAB),
}
"""By short name: how the client calls itself, and its capabilities."""
