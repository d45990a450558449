"""The same data is bound at two paths in the long form."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.access import granted
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import bindings
from openbayes_config.rules._words import NOT_BOUND


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    lost = {seen.outcome.path for seen in context.observed("unknown_access")}
    for seen in context.observed("same_data", "repeated_binding"):
        node = seen.outcome.node
        if node is None:
            continue
        again = seen.outcome.reason == "repeated_binding"
        args = {part: bindings.text(node, part) for part in ("data", "path", "type")}
        args["type"] = args["type"] if granted(args["type"]) else "ro"
        alone = seen.outcome.args.get("first") in lost
        usual = _AGAIN if again else RULE.message
        yield RULE.found(
            bindings.span(document, node, "data"),
            seen.outcome.path,
            args,
            message=usual._replace(effect=NOT_BOUND) if alone else usual,
            severity="warning" if again else None,
            modes=seen.modes,
            related=bindings.earlier(document, seen.outcome, _LOST if alone else _FIRST),
        )


_FIRST = Text("bound here first; only this one is sent", "这里已经绑定，只有这一项会提交")
_LOST = Text("written here first", "这里已经写过")
_AGAIN = Message(
    Text("`{data}` is bound at `{path}` a second time", "`{data}` 在 `{path}` 又绑定了一次"),
    Text("bayes {client} sends it once.", "bayes {client} 只会提交一次。"),
    Text("Delete one of the two entries.", "请删除其中一项。"),
)

RULE = Rule(
    id="OB204",
    name="repeated-data",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{data}` is bound twice in the long form", "`{data}` 在完整写法中绑定了两次"),
        Text(
            "bayes {client} keeps only the first: the job starts without `{path}`, and nothing is said.",
            "bayes {client} 只保留第一项：容器照常启动并计费，但没有 `{path}`，也没有任何提示。",
        ),
        Text(
            "The short form sends both: under `bindings`, write `- {data}:{path}:{type}` and the others likewise.",
            "简写可以两项都提交：全部写到 `bindings` 下，这一项写成 `- {data}:{path}:{type}`。",
        ),
    ),
    check=check,
)
