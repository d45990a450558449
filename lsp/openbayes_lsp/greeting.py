"""The answer to the first message of an editor, which it waits for before it shows anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openbayes_config import __version__
from openbayes_lsp.capabilities import capabilities
from openbayes_lsp.messages import parse
from openbayes_lsp.profile import Profile

if TYPE_CHECKING:
    from openbayes_lsp.channel import Outbox
    from openbayes_lsp.framing import Fault


def greeting(profile: Profile) -> dict[str, Any]:
    """The result of ``initialize``."""
    return {"capabilities": capabilities(profile), "serverInfo": {"name": "obconf", "version": __version__}}


def greet(item: bytes | Fault | None, outbox: Outbox) -> Profile | None:
    """Answer a well-formed ``initialize``. Anything else is left to whoever takes the other messages."""
    message = parse(item) if isinstance(item, bytes) else None
    if not isinstance(message, dict) or message.get("method") != "initialize" or "id" not in message:
        return None
    profile = Profile.of(message.get("params"))
    outbox.send({"jsonrpc": "2.0", "id": message["id"], "result": greeting(profile)})
    return profile
