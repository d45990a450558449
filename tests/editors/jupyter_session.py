"""Speaks to jupyter-lsp as JupyterLab does, over its web socket; run by the Python that JupyterLab is installed for."""

from __future__ import annotations

import asyncio
import json
import sys
from importlib import import_module
from typing import Any

TEXT = "comand: python train.py\n"


async def findings(port: str) -> dict[str, int]:
    """How many findings an openbayes.yaml has, and any other YAML file."""
    socket: Any = await import_module("tornado.websocket").websocket_connect(f"ws://127.0.0.1:{port}/lsp/ws/obconf")
    found: dict[str, int] = {}

    async def send(**message: Any) -> None:
        await socket.write_message(json.dumps({"jsonrpc": "2.0", **message}))

    async def until(wanted: str) -> dict[str, Any]:
        while True:
            message: dict[str, Any] = json.loads(str(await socket.read_message()))
            if message.get("method") == "textDocument/publishDiagnostics":
                found[message["params"]["uri"]] = len(message["params"]["diagnostics"])
            if message.get("method") == wanted or str(message.get("id")) == wanted:
                return message

    await send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
    await until("1")
    await send(method="initialized", params={})
    for name in ("other.yaml", "openbayes.yaml"):
        item = {"uri": f"file:///job/{name}", "languageId": "yaml", "version": 1, "text": TEXT}
        await send(method="textDocument/didOpen", params={"textDocument": item})
    await until("textDocument/publishDiagnostics")
    await send(id=2, method="shutdown")
    await until("2")
    return found


print(json.dumps(asyncio.run(asyncio.wait_for(findings(sys.argv[1]), 30))))
