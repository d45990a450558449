"""A path that an earlier binding without access mode ends with."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import bindings
from openbayes_config.rules._words import NOT_BOUND


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("path_suffix"):
        node = seen.outcome.node
        if node is not None:
            yield RULE.found(
                bindings.span(document, node, "path"),
                seen.outcome.path,
                {"path": bindings.text(node, "path")},
                modes=seen.modes,
                related=bindings.earlier(document, seen.outcome, _FIRST),
            )


_FIRST = Text("the client takes this for the same binding", "客户端把它当成了同一项绑定")

RULE = Rule(
    id="OB207",
    name="path-suffix",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "An earlier binding ends with `{path}` too, so the client takes them for the same",
            "前面有一项绑定也以 `{path}` 结尾，客户端会把两者当成同一项",
        ),
        NOT_BOUND,
        Text(
            "Give every binding a path of its own and a `type`: `ro` (read-only) or `rw` (read-write).",
            "请给每一项绑定各自的路径，并写上 `type`：`ro`（只读）或 `rw`（读写）。",
        ),
    ),
    check=check,
)
