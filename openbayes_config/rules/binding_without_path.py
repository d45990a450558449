"""A binding of the short form without a path."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("shorthand_without_path"):
        at = resolve(seen.outcome.node)
        text = at.text if isinstance(at, Scalar) else ""
        yield RULE.found(
            seen.span, seen.outcome.path, {"text": text}, message=None if text else _EMPTY, modes=seen.modes
        )


_EFFECT = Text(
    "bayes {client} crashes with a Python traceback, whatever the other bindings are.",
    "bayes {client} 会直接崩溃（Python traceback），其他绑定写得再对也没用。",
)
_EMPTY = Message(
    Text("This binding is empty", "这一项绑定是空的"),
    _EFFECT,
    Text(
        "Write it like `openbayes/mnist/1:/input0`, or delete the entry.",
        "请写成 `openbayes/mnist/1:/input0` 这样的形式；不需要就删除这一项。",
    ),
)

RULE = Rule(
    id="OB210",
    name="binding-without-path",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "`{text}` does not say where the data is to appear",
            "`{text}` 没有写数据要绑定到哪个路径",
        ),
        _EFFECT,
        Text(
            "Add a path from `/input0` to `/input4`, or `/output`: `{text}:/input0`.",
            "请加上路径（`/input0` 到 `/input4`，或 `/output`）：`{text}:/input0`。",
        ),
    ),
    check=check,
)
