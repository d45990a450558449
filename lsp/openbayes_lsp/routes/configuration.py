"""Settings, configuration files and folders: what holds beside the text, at once when it changes."""

from __future__ import annotations

from typing import Any, cast

from lsprotocol import types

from openbayes_lsp.server import Server
from openbayes_lsp.workspace import NAMES, path_of

SECTION = "obconf"
_WATCHED = (*NAMES, "obconf.toml", ".obconf.toml", "pyproject.toml", ".obconf/catalog.json", "*.py", ".openbayesignore")

_BESIDE = (".py", ".toml", ".json", ".openbayesignore")


def register(server: Server) -> None:
    """Ask for the settings when the editor is ready, and again whenever it says that they changed."""

    def meet() -> None:
        options = server.profile.options
        server.projects.lang = server.profile.lang
        server.projects.neighbours = server.workspace_files.others
        server.projects.configure(options.get("settings"))
        folders = tuple(path for each in server.profile.folders if (path := path_of(each)))
        server.workspace_files.folders = server.projects.folders = folders

    def beside(uri: str) -> None:
        """A script or a configuration that is open counts as it stands in the editor."""
        if uri.endswith(_BESIDE):
            server.jobs.later("beside", server.refresh)

    server.met.append(meet)
    server.documents.watchers.append(beside)
    _listen(server)


def _listen(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def ready(_: types.InitializedParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.workspace_files.look()
        if registrations := _registrations(server):
            server.client_register_capability(types.RegistrationParams(registrations))
        _ask(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def changed(params: types.DidChangeConfigurationParams) -> None:  # pyright: ignore[reportUnusedFunction]
        sent: object = params.settings
        if isinstance(sent, dict) and SECTION in sent:
            _take(server, cast("dict[str, Any]", sent)[SECTION])
        else:
            _ask(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:  # pyright: ignore[reportUnusedFunction]
        if any(each.uri.rpartition("/")[2] in NAMES for each in params.changes):
            server.workspace_files.look()
        server.refresh()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        if not server.profile.registers_watchers:
            server.refresh()


def _registrations(server: Server) -> list[types.Registration]:
    found: list[types.Registration] = []
    if server.profile.registers_configuration:
        options = types.DidChangeConfigurationRegistrationOptions(SECTION)
        found.append(types.Registration(SECTION, types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if server.profile.registers_watchers:
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
        files = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        found.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files))
    return found


def _ask(server: Server) -> None:
    """Ask the editor for its settings, if it can be asked."""
    if not server.profile.configuration:
        return
    wanted = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])

    def take(answer: object) -> None:
        values = cast("list[object]", answer) if isinstance(answer, (list, tuple)) else []
        _take(server, values[0] if values else None)

    server.workspace_configuration(wanted, take)


def _take(server: Server, settings: object) -> None:
    if server.projects.configure(settings):
        server.refresh()
