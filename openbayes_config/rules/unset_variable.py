"""An environment variable that a secret parameter needs is not set."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("variable_not_set"):
        node = resolve(document.at(*seen.outcome.path[:2], "env"))
        variable = node.text if isinstance(node, Scalar) else ""
        yield RULE.found(
            node.span if node else seen.span, (*seen.outcome.path[:2], "env"), {"variable": variable}, modes=seen.modes
        )


RULE = Rule(
    id="OB604",
    name="unset-variable",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "The environment variable `{variable}` is not set, or is empty",
            "环境变量 `{variable}` 没有设置，或者是空的",
        ),
        Text("bayes {client} stops before it uploads anything.", "bayes {client} 会在上传之前停下。"),
        Text(
            "Run `export {variable}=...` in the same terminal first "
            "(cmd: `set {variable}=...`, PowerShell: `$env:{variable}='...'`).",
            "请先在同一个终端里执行 `export {variable}=...`"
            "（cmd：`set {variable}=...`，PowerShell：`$env:{variable}='...'`）。",
        ),
    ),
    check=check,
    needs="environ",
)
