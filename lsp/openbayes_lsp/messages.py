"""JSON-RPC messages as plain JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias, cast

Id: TypeAlias = "int | str | None"

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
UNKNOWN_METHOD: Final = -32601
INVALID_PARAMS: Final = -32602
INTERNAL_ERROR: Final = -32603
NOT_INITIALIZED: Final = -32002
CANCELLED: Final = -32800


class Refusal(NamedTuple):
    """Why something is not answered as asked. ``id`` is that of the request, ``None`` where it cannot be told."""

    id: Id
    code: int
    reason: str

    def reply(self) -> dict[str, Any]:
        """The answer."""
        return {"jsonrpc": "2.0", "id": self.id, "error": {"code": self.code, "message": self.reason}}


def parse(body: bytes) -> dict[str, Any] | Refusal:
    """The message in a body: an object with a method or an id, or both."""
    try:
        message: object = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        kind = "UTF-8" if isinstance(error, UnicodeDecodeError) else "JSON"
        return Refusal(None, PARSE_ERROR, f"The message cannot be read: it is not valid {kind}.")
    if not isinstance(message, dict):
        return Refusal(None, INVALID_REQUEST, "A message has to be a JSON object, one at a time.")
    return _checked(cast("dict[str, Any]", message))


def _checked(message: dict[str, Any]) -> dict[str, Any] | Refusal:
    id_: object = message.get("id")
    known = type(id_) in (int, str)
    own = cast("Id", id_) if known else None
    if "id" in message and not known and ("method" in message or id_ is not None):
        return Refusal(None, INVALID_REQUEST, "id has to be an integer or a string.")
    if message.get("jsonrpc", "2.0") != "2.0":
        return Refusal(own, INVALID_REQUEST, 'jsonrpc has to be "2.0".')
    if "method" in message:
        return message if isinstance(message["method"], str) else Refusal(own, INVALID_REQUEST, "method: not a string.")
    if known and ("result" in message or "error" in message):
        return message
    return Refusal(own, INVALID_REQUEST, "A message needs a method, or an id with a result or an error.")


def encode(message: object, default: Callable[[Any], Any] | None = None) -> bytes:
    """A message as UTF-8; with escapes where a lone surrogate leaves no other way. Raises ``ValueError`` for what is
    no JSON, such as NaN.
    """
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=default)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(message, separators=(",", ":"), allow_nan=False, default=default).encode("ascii")
