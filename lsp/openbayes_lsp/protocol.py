"""The protocol as pygls has it, with our own mirror of the open documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCNotification, JsonRPCRequestMessage

from openbayes_lsp.capabilities import capabilities
from openbayes_lsp.profile import Profile
from openbayes_lsp.sync import changed, closed, opened

if TYPE_CHECKING:
    from openbayes_lsp.server import Server

_SYNC = (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE)


class Protocol(LanguageServerProtocol):
    """``initialize`` is taken as plain JSON: an editor that says something odd about itself is served nevertheless."""

    @property
    def _own(self) -> Server:
        return cast("Server", self._server)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message from its JSON."""
        method = data.get("method")
        if method == types.INITIALIZE and "id" in data:
            return JsonRPCRequestMessage(data["id"], types.INITIALIZE, "2.0", data.get("params"))
        if method in _SYNC:
            return JsonRPCNotification(method, "2.0", data.get("params"))
        return super().structure_message(data)

    def _register_builtin_features(self) -> None:
        base: Any = super()
        manager: Any = self.fm
        base._register_builtin_features()
        for method, handler in (
            (types.INITIALIZE, self._initialize),
            (types.TEXT_DOCUMENT_DID_OPEN, self._open),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._change),
            (types.TEXT_DOCUMENT_DID_CLOSE, self._close),
            (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._change_folders),
        ):
            manager.add_builtin_feature(method, handler)

    def _initialize(self, params: Any) -> object:
        self._own.meet(Profile.of(params))
        return {"capabilities": capabilities(self._own.profile), "serverInfo": self.server_info}

    def _open(self, params: object) -> None:
        opened(self._own.documents, params)

    def _change(self, params: object) -> None:
        changed(self._own.documents, params)

    def _close(self, params: object) -> None:
        closed(self._own.documents, params)

    def _change_folders(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        added, removed = ([each.uri for each in part] for part in (params.event.added, params.event.removed))
        self._own.workspace_files.change(added, removed)
