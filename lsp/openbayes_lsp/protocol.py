"""The protocol as pygls has it: which method has which types, and what is registered for it.

Reading, the order of things, and answering are :mod:`openbayes_lsp.session`'s; documents are kept by our own mirror.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from types import GeneratorType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcMethodNotFound
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCRequestMessage

from openbayes_lsp.sync import Malformed, changed, check_document, closed, opened
from openbayes_lsp.trouble import report, say

if TYPE_CHECKING:
    from cattrs import Converter

    from openbayes_lsp.channel import Outbox
    from openbayes_lsp.server import Server

Value = TypeVar("Value")

_SETTINGS = {"settings": None}
"""What an editor may leave out of ``workspace/didChangeConfiguration`` and is none the worse for it."""


class Protocol(LanguageServerProtocol):
    """Calls handlers and speaks to the editor. ``outbox`` is where everything goes; without one it goes nowhere."""

    def __init__(self, server: Any, converter: Converter) -> None:
        self.outbox: Outbox | None = None
        self._numbers = count(1)
        self._asked: dict[int | str, tuple[str, Future[Any], Callable[[Any], None] | None]] = {}
        base: Any = super()
        base.__init__(server, converter)

    @property
    def _own(self) -> Server:
        return cast("Server", self._server)

    def _register_builtin_features(self) -> None:
        documents = self._own.documents
        self._plain: dict[str, Callable[[Any], None]] = {
            types.TEXT_DOCUMENT_DID_OPEN: lambda params: opened(documents, params),
            types.TEXT_DOCUMENT_DID_CHANGE: lambda params: changed(documents, params),
            types.TEXT_DOCUMENT_DID_CLOSE: lambda params: closed(documents, params),
        }
        self._builtin: dict[str, Callable[[Any], Any]] = {
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self._change_folders,
            types.WORKSPACE_EXECUTE_COMMAND: cast("Any", self).lsp_workspace__execute_command,
        }

    def call(self, method: str, params: object) -> object:
        """What the handler of a method gives for parameters in JSON.

        Raises ``JsonRpcMethodNotFound``, ``JsonRpcInvalidParams`` and whatever the handler raises.
        """
        if plain := self._plain.get(method):
            try:
                return plain(params)
            except Malformed as error:
                raise JsonRpcInvalidParams(_invalid(method, str(error))) from None
        manager: Any = self.fm
        handler = manager.features.get(method) or self._builtin.get(method)
        if handler is None:
            raise JsonRpcMethodNotFound(f"Unknown method: {method}")
        return _driven(handler(self._structured(method, params)))

    def send_request(
        self,
        method: str,
        params: Any | None = None,
        callback: Callable[[Any], None] | None = None,
        msg_id: int | str | None = None,
    ) -> Future[Any]:
        """Ask the editor; ``callback`` is given the answer unless that is an error."""
        number = next(self._numbers) if msg_id is None else msg_id
        future: Future[Any] = Future()
        self._asked[number] = method, future, callback
        asked = {} if params is None else {"params": params}
        self._send_data({"jsonrpc": "2.0", "id": number, "method": method, **asked})
        return future

    def receive(self, message: dict[str, Any]) -> None:
        """Take the editor's answer to a request of ours."""
        method, future, callback = self._asked.pop(message["id"], ("", None, None))
        if future is None:
            return
        if "error" in message:
            say(f"{method}: the editor answered with an error")
            future.set_exception(JsonRpcException("The editor answered with an error."))
            return
        try:
            answer = {"id": message["id"], "jsonrpc": "2.0", "result": message["result"]}
            kind: Any = self.get_result_type(method)
            result = self._converter.structure(answer, kind).result if kind else message["result"]
            future.set_result(result)
            if callback:
                callback(result)
        except Exception as error:
            report(method, error)

    def plain(self, value: Any) -> Any:
        """Values of the protocol's types as JSON."""
        return self._converter.unstructure(value)

    def typed(self, value: object, kind: type[Value]) -> Value:
        """JSON as a value of a type of the protocol."""
        made: Any = self._converter.structure(value, kind)
        return cast("Value", made)

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send a notification whose parameters are JSON already."""
        self._send_data({"jsonrpc": "2.0", "method": method, "params": params})

    def _send_data(self, data: Any) -> None:
        if self.outbox:
            self.outbox.send(data, self.plain)

    def _structured(self, method: str, params: object) -> object:
        """Parameters in the types of the protocol; those of other methods with the names of their JSON."""
        try:
            if method not in types.METHOD_TO_TYPES:
                made = {"id": 0, "method": method, "jsonrpc": "2.0", "params": params}
                return self._converter.structure(made, JsonRPCRequestMessage).params
            kind: Any = types.METHOD_TO_TYPES[method][2]
            if kind is None:
                return None
            if method == types.WORKSPACE_DID_CHANGE_CONFIGURATION:
                params = {**_SETTINGS, **cast("dict[str, Any]", params or {})}
            if isinstance(params, dict):
                check_document(cast("dict[str, Any]", params))
                return self._converter.structure(cast("dict[str, Any]", params), kind)
        except Malformed as error:
            raise JsonRpcInvalidParams(_invalid(method, str(error))) from None
        except Exception as error:
            raise JsonRpcInvalidParams(_invalid(method, _first_problem(error))) from None
        raise JsonRpcInvalidParams(_invalid(method, "params has to be an object"))

    def _change_folders(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        added, removed = ([each.uri for each in part] for part in (params.event.added, params.event.removed))
        self._own.workspace_files.change(added, removed)


def _driven(result: object) -> object:
    """What a handler gives; one of pygls' own may be a generator that wants other handlers to be called."""
    if not isinstance(result, GeneratorType):
        return result
    steps = cast("Any", result)
    try:
        handler, args, kwargs = next(steps)
        while True:
            handler, args, kwargs = steps.send(_driven(handler(*args, **(kwargs or {}))))
    except StopIteration as end:
        return end.value


def _invalid(method: str, problem: str) -> str:
    return f"Invalid parameters of {method}: {problem}."


_KINDS = {"int": "an integer", "str": "a string", "bool": "a boolean"}


def _first_problem(error: Exception) -> str:
    """The first thing that is wrong with parameters, by the names of the protocol and without any of their content."""
    from cattrs import transform_error

    said, _, path = transform_error(error)[0].rpartition(" @ ")
    where = re.sub(r"_([a-z])", lambda found: found[1].upper(), path.replace("$", "params", 1))
    if "required field missing" in said:
        return f"{where} is missing"
    expected = said.partition("expected ")[2]
    return f"{where} has to be {_KINDS.get(expected, 'an object')}" if expected else f"{where} is not valid"
