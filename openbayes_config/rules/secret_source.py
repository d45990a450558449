"""A secret parameter whose value cannot be found."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Reason
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._flagged import told


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    misspelt = told(context, "env")
    for reason, message in _VARIANTS.items():
        for seen in context.observed(reason):
            if reason == "missing_variable_name" and seen.outcome.path[:2] in misspelt:
                continue
            node = resolve(seen.outcome.node)
            args = {"name": seen.outcome.path[1], "text": node.text if isinstance(node, Scalar) else ""}
            yield RULE.found(seen.span, seen.outcome.path, args, message=message, modes=seen.modes)


_STOPS = Text("bayes {client} stops before it uploads anything.", "bayes {client} 会在上传之前停下。")
_HELP = Text(
    "Write `is_secret: true`, `source: env` and `env: {name}`, and no `value`.",
    "请写 `is_secret: true`、`source: env` 和 `env: {name}`，不要写 `value`。",
)
_VARIANTS: dict[Reason, Message] = {
    "source_without_flag": Message(
        Text("`{name}` has a `source` but is not marked as secret", "`{name}` 有 `source`，却没有标记为敏感参数"),
        _STOPS,
        Text("Add `is_secret: true`.", "请加上 `is_secret: true`。"),
    ),
    "source_and_value": Message(
        Text("`{name}` has both a `source` and a `value`", "`{name}` 同时写了 `source` 和 `value`"),
        _STOPS,
        Text(
            "Delete `value`; the value is then taken from the environment variable.",
            "请删除 `value`，值会从环境变量读取。",
        ),
    ),
    "unknown_source": Message(
        Text(
            "`{text}` is not a source of a secret; the only one is `env`", "`{text}` 不是敏感参数的来源，只能是 `env`"
        ),
        _STOPS,
        _HELP,
    ),
    "missing_variable_name": Message(
        Text(
            "`{name}` does not say which environment variable holds its value",
            "`{name}` 没有写从哪个环境变量读取",
        ),
        _STOPS,
        Text("Add its name, such as `env: {name}`.", "请加上变量名，例如 `env: {name}`。"),
    ),
    "variable_name_not_text": Message(
        Text("The name of an environment variable has to be a text", "环境变量名必须是文本"),
        Text(
            "bayes {client} crashes with a Python traceback, which may show secrets of the file.",
            "bayes {client} 会直接崩溃（Python traceback），其中可能显示文件里的敏感内容。",
        ),
        Text("Write one name, such as `env: {name}`.", "请写一个变量名，例如 `env: {name}`。"),
    ),
}

RULE = Rule(
    id="OB601",
    name="secret-source",
    severity="error",
    confidence="high",
    message=_VARIANTS["unknown_source"],
    check=check,
)
