"""`bindings` stands beside `data_bindings` and is not read."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Entry


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("shadowed_bindings"):
        args = seen.outcome.args
        other = document.entry(*seen.outcome.path[:-1], str(args["by"]))
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            {"key": seen.outcome.path[-1], "by": args["by"]},
            message=_EMPTY if args["by_empty"] else None,
            modes=seen.modes,
            related=(Related(other.key.span, _OTHER),) if other else (),
            fixes=(_fix(document, other),) if other and args["by_empty"] else (),
        )


def _fix(document: Document, empty: Entry) -> Fix:
    from openbayes_config.emit import removal

    return Fix(_REMOVE, (removal(document, empty),), True, frozenset(("dataBindings",)))


_WHAT = Text(
    "`{key}` is not read, because `{by}` is there too",
    "已有 `{by}`，`{key}` 不会被读取",
)
_EFFECT = Text(
    "bayes {client} starts the job without any of these bindings and says nothing.",
    "bayes {client} 会照常启动并计费，但不绑定这里的任何数据，也没有任何提示。",
)
_EMPTY = Message(_WHAT, _EFFECT, Text("Delete the empty `{by}`.", "请删除空的 `{by}`。"))
_OTHER = Text("only this one is read", "只会读取这里")
_REMOVE = Text("Remove the empty `{by}`", "删除空的 `{by}`")

RULE = Rule(
    id="OB201",
    name="shadowed-bindings",
    severity="error",
    confidence="high",
    message=Message(
        _WHAT,
        _EFFECT,
        Text(
            "Keep one of the two keys and move all entries under it.",
            "两个字段只保留一个，并把所有条目移到它下面。",
        ),
    ),
    check=check,
)
