"""Start a server and introduce an editor to it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest_lsp.client as plugin
from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.protocol import default_converter

from tests.lsp.profiles import PROFILES
from tests.lsp.wire import PATIENCE, Editor

ROOT = Path(__file__).parent.parent.parent
Launching: TypeAlias = Callable[..., Awaitable[Editor]]
"""What the fixture ``launched`` gives."""

COMMAND = (sys.executable, "-m", "openbayes_lsp")


def environment() -> dict[str, str]:
    """Where a server process finds the packages."""
    path = os.pathsep.join(str(ROOT / part) for part in (".", "schema", "cli", "lsp"))
    return {**os.environ, "PYTHONPATH": path}


async def launch(
    profile: str = "vscode",
    *,
    locale: str | None = "en",
    options: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] | None = None,
    folder: Path | None = None,
    command: Sequence[str] = COMMAND,
) -> Editor:
    """Start a server and introduce an editor to it; whoever calls this stops it.

    ``options`` are initialization options, ``settings`` what the editor answers for the section ``obconf``,
    ``folder`` is the only folder of its workspace.
    """
    client: Any = plugin.LanguageClient(
        configuration={"": {"obconf": dict(settings or {})}}, converter_factory=default_converter
    )
    editor = Editor(profile, client)
    plugin.register_lsp_features(client, {**plugin.DEFAULT_CLIENT_FEATURES, **_heard(editor)})
    await client.start_io(*command, env=environment())
    name, able = PROFILES[profile]
    params: dict[str, Any] = {"processId": os.getpid(), "rootUri": folder and folder.as_uri(), "capabilities": able}
    params |= {"clientInfo": {"name": name}} if name else {}
    params |= {"locale": locale} if locale else {}
    params |= {"initializationOptions": dict(options)} if options is not None else {}
    if folder and profile != "jupyterlab":
        params["workspaceFolders"] = [{"uri": folder.as_uri(), "name": folder.name}]
    structured = get_converter().structure(params, types.InitializeParams)
    editor.result = await asyncio.wait_for(client.initialize_session(structured), PATIENCE)
    if profile == "jupyterlab":
        editor.notify("workspace/didChangeConfiguration", settings={"obconf": dict(settings or {})})
    return editor


def _heard(editor: Editor) -> dict[str, Callable[..., Any]]:
    """What the editor does with what the server says, beyond what pytest-lsp does."""

    def published(params: types.PublishDiagnosticsParams) -> None:
        editor.published.setdefault(params.uri, []).append(params)

    def registered(params: types.RegistrationParams) -> None:
        editor.registered.extend(params.registrations)

    def edited(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        editor.edited.append(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    def refresher(name: str) -> Callable[[None], None]:
        return lambda params: editor.refreshed.append(name)

    asked_again = ("diagnostic", "codeLens", "inlayHint", "semanticTokens")
    return {
        "textDocument/publishDiagnostics": published,
        "client/registerCapability": registered,
        "workspace/applyEdit": edited,
        **{f"workspace/{name}/refresh": refresher(name) for name in asked_again},
    }
