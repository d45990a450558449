"""The request that the client sends. Only for a file and a mode that pass every check.

Observed with openbayes-cli 0.28.5 and 0.28.0.
"""

from __future__ import annotations

from collections.abc import Mapping

from openbayes_config.client.base import Base
from openbayes_config.client.outcome import Client, Mode, Submission
from openbayes_config.client.parameters import appended, sent_parameters
from openbayes_config.client.tuning import sent_tuning
from openbayes_config.client.view import View

PROJECT = "<project>"
CODE = "<code>"
_TAGS = [{"name": "BUSINESS_CHANNEL_ML"}]


def submission(
    root: View,
    mode: Mode,
    client: Client,
    base: Base,
    bindings: list[dict[str, str]] | None,
    environ: Mapping[str, str] | None,
) -> Submission:
    """What is sent, field by field as the client names them."""
    sent: dict[str, object] = {
        "projectId": PROJECT,
        "runtime": base.env,
        "resource": base.resource,
        "dataBindings": bindings,
        "tagNames": _TAGS,
    }
    if client.sends_parameters:
        parameters = sent_parameters(root, environ)
        sent["parameters"] = (parameters or None) if mode == "hypertuning" else parameters
    if mode == "hypertuning":
        sent |= {"code": CODE, "command": base.command, **sent_tuning(root)}
        return Submission("createHypertuning", sent)
    command = base.command if client.sends_parameters or mode == "workspace" else base.command + appended(root)
    return Submission("createJob", {**sent, **_work(mode, command, base.node)})


def _work(mode: Mode, command: str, nodes: int) -> dict[str, object]:
    batch = nodes > 1
    work: dict[str, object] = {"code": ""} if mode == "workspace" else {"command": command, "code": CODE}
    if batch:
        work["size"] = nodes
    asked = ("Batch" if batch else "") + mode.capitalize()
    kinds = ("Task", "BatchTask", "Workspace", "BatchWorkspace")
    return {
        "mode": ("BATCH_" if batch else "") + mode.upper(),
        **{f"new{kind}": work if kind == asked else None for kind in kinds},
    }
