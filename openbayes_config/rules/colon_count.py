"""A binding that does not fall into data, path and access mode at its colons."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job import bindings
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._outside import told
from openbayes_config.rules._words import NOT_BOUND


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("colon_count"):
        node = seen.outcome.node
        if node is None:
            continue
        at = resolve(node)
        if isinstance(at, Scalar):
            message, args = told(at.text) or (None, {"text": at.text})
            yield RULE.found(node.span, seen.outcome.path, args, message=message, modes=seen.modes)
            continue
        part: bindings.Part = "data" if ":" in bindings.text(node, "data") else "path"
        text = bindings.text(node, part)
        message, args = told(text) or (_LONG, {"part": part, "text": text})
        yield RULE.found(
            bindings.span(document, node, part),
            seen.outcome.path,
            args,
            message=message if seen.outcome.kind == "dropped" else message._replace(effect=_MISREAD),
            modes=seen.modes,
        )


_LONG = Message(
    Text("The `{part}` of a binding must not contain a colon: `{text}`", "绑定的 `{part}` 里不能有冒号：`{text}`"),
    NOT_BOUND,
    Text(
        "Write `data: user/dataset/version`, `path: /input0` and `type: ro` each on its own.",
        "`data: 用户/数据集/版本`、`path: /input0`、`type: ro` 请分开写。",
    ),
)
_MISREAD = Text(
    "bayes {client} cuts the binding at the wrong place, binds something else, and says nothing.",
    "bayes {client} 会在错误的位置切开，绑定成别的内容，没有任何提示。",
)

RULE = Rule(
    id="OB208",
    name="colon-count",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "A binding has two or three parts between colons: `data:path` or `data:path:type`",
            "一项绑定用冒号分成两段或三段：`data:path` 或 `data:path:type`",
        ),
        NOT_BOUND,
        Text(
            "Write it like `openbayes/mnist/1:/input0:ro`. Addresses and paths of your own computer cannot be bound.",
            "请写成 `openbayes/mnist/1:/input0:ro` 这样的形式。网址和本机路径不能绑定。",
        ),
    ),
    check=check,
)
