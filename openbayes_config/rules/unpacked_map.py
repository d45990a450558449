"""A parameter whose mapping is unpacked, so that only its `value` is sent."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Mapping, Scalar

_READ = ("value", "is_secret", "isSecret", "source", "env")


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("unpacked_map"):
        node = resolve(document.at(*seen.outcome.path[:2]))
        keys = [resolve(entry.key) for entry in node.entries] if isinstance(node, Mapping) else []
        lost = tuple(key for key in keys if isinstance(key, Scalar) and key.value not in _READ)
        yield RULE.found(
            lost[0].span if lost else seen.span,
            seen.outcome.path,
            {"name": seen.outcome.path[1], "lost": tuple(f"`{key.text}`" for key in lost)},
            modes=seen.modes,
        )


RULE = Rule(
    id="OB303",
    name="unpacked-map",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "The parameter `{name}` has the key `value`, so only that is sent and {lost} is lost",
            "参数 `{name}` 里有 `value`，所以只提交它的值，{lost} 会丢掉",
        ),
        Text(
            "bayes {client} takes a mapping with `value` or `is_secret` as its own way to write one value.",
            "含有 `value` 或 `is_secret` 的键值对，会被 bayes {client} 当成单个参数值的另一种写法。",
        ),
        Text(
            "Write the value alone, or call the key something other than `value`.",
            "请直接写值，或者不要用 `value` 作字段名。",
        ),
    ),
    check=check,
)
