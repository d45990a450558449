"""A resource or an environment that the user's own list does not have."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _names


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if context.catalog is None:
        return
    for key, node, name in _names.asked(document, context):
        listings = context.catalog.of(key)
        listed = any(each.name == name for listing in listings for each in listing.names)
        if listings and not listed and context.catalog.nearest(name, key) is None:
            args = {"key": key, "name": name, "date": listings[0].date}
            yield RULE.found(node.span, (key,), args)


RULE = Rule(
    id="OB505",
    name="unlisted-name",
    severity="warning",
    confidence="medium",
    message=Message(
        Text("`{name}` was not among the names of `{key}` on {date}", "{date} 的 `{key}` 名单里没有 `{name}`"),
        Text(
            "bayes {client} sends it unchecked; the platform refuses names that it does not know.",
            "bayes {client} 不检查就提交，平台会拒绝不认识的名字。",
        ),
        Text(
            "Look with `bayes gear {key}`; `bayes gear {key} | obconf catalog add -` brings the list up to date.",
            "请用 `bayes gear {key}` 查看；`bayes gear {key} | obconf catalog add -` 可以更新名单。",
        ),
    ),
    check=check,
    needs="catalog",
)
