"""A parameter that is a mapping with `value` or `is_secret`, of which only the `value` is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from openbayes_config.client import Reason
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Entry, Mapping, key_of
from openbayes_config.rules._parameters import names


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    places = names(document)
    for seen in context.observed("null_value"):
        name = str(seen.outcome.path[1])
        span = places.get(name, seen.span)
        yield RULE.found(span, seen.outcome.path, {"name": name}, message=_NULL, modes=seen.modes)
    secrets = {seen.outcome.path[:2] for seen in context.observed(*_SECRETS)}
    for seen in context.observed("unpacked_map"):
        lost, path = seen.outcome.args["lost"], seen.outcome.path
        if not _is_keys(lost) or (path[:2] in secrets and set(lost) <= {"source", "env"}):
            continue
        node = resolve(seen.outcome.node)
        keys = [entry.key for entry in node.entries if _name(entry) in lost] if isinstance(node, Mapping) else []
        args = {"name": path[1], "lost": tuple(f"`{each}`" for each in lost)}
        yield RULE.found(keys[0].span if keys else seen.span, path, args, modes=seen.modes)


def _is_keys(value: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(value, tuple)


def _name(entry: Entry) -> str:
    return str(key_of(entry.key))


# Where one of these is said, the lost keys of a secret need no further word.
_SECRETS: tuple[Reason, ...] = (
    "null_secret",
    "source_without_flag",
    "unknown_source",
    "missing_variable_name",
    "variable_name_not_text",
)
_NULL = Message(
    Text("The parameter `{name}` has `is_secret` but no `value`", "参数 `{name}` 有 `is_secret`，却没有 `value`"),
    Text("bayes {client} sends it without a value and says nothing.", "bayes {client} 会提交一个空值，没有任何提示。"),
    Text("Add `value: ...`, or write the value itself.", "请加上 `value: ...`，或者直接写值。"),
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
            "bayes {client} takes a mapping with `value` or `is_secret` for one value in long form.",
            "含有 `value` 或 `is_secret` 的键值对，会被 bayes {client} 当成单个参数值的另一种写法。",
        ),
        Text(
            "Write the value alone, or call the key something other than `value`.",
            "请直接写值，或者不要用 `value` 作字段名。",
        ),
    ),
    check=check,
)
