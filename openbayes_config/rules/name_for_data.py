"""A binding whose `name` is bound instead of its `data`."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Entry


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("name_for_data"):
        entry = document.entry(*seen.outcome.path)
        args = {key: seen.outcome.args[key] for key in ("name", "data")}
        fixes = (_fix(document, entry),) if entry else ()
        yield RULE.found(seen.span, seen.outcome.path, args, modes=seen.modes, fixes=fixes)


def _fix(document: Document, entry: Entry) -> Fix:
    from openbayes_config.emit import removal

    return Fix(_REMOVE, (removal(document, entry),), False, frozenset(("dataBindings",)))


_REMOVE = Text("Remove `name`", "删除 `name`")

RULE = Rule(
    id="OB211",
    name="name-for-data",
    severity="error",
    confidence="high",
    message=Message(
        Text("`name` is not a label: it takes the place of `data`", "`name` 不是标签：它会取代 `data`"),
        Text(
            "bayes {client} binds `{name}` and not `{data}`, and says nothing.",
            "bayes {client} 绑定的是 `{name}`，而不是 `{data}`，也没有任何提示。",
        ),
        Text(
            "Delete `name`; write what it is for as a comment (`# ...`).",
            "请删除 `name`；想写说明可以用注释（`# ...`）。",
        ),
    ),
    check=check,
)
