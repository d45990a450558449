"""A resource or an environment whose name is close to a known one."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.emit import replacement
from openbayes_config.rules import _names


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    catalog = _names.catalog(context)
    for key, node, name in _names.asked(document, context):
        known = catalog.nearest(name, key)
        if known is None:
            continue
        args = {"key": key, "name": name, "known": known.name, "date": known.listing.date if known.listing else ""}
        title = Text(f"Write `{known.name}`", f"改为 `{known.name}`")
        changes = frozenset(("resource" if key == "resource" else "runtime",))
        fix = Fix(title, (replacement(document, node, known.name),), False, changes)
        yield RULE.found(node.span, (key,), args, message=_LISTED if known.listing else None, fixes=(fix,))


_EFFECT = Text(
    "bayes {client} sends it unchecked; the platform refuses names that it does not know.",
    "bayes {client} 不检查就提交，平台会拒绝不认识的名字。",
)
_LISTED = Message(
    Text("`{name}` is close to a known `{key}`: `{known}`", "`{name}` 很像已知的 `{key}` 名称 `{known}`"),
    _EFFECT,
    Text(
        "Write `{known}` if that is meant; it was in the account's list on {date}.",
        "如果是指它，请写 `{known}`；{date} 的名单里有它。",
    ),
)

RULE = Rule(
    id="OB504",
    name="misspelt-name",
    severity="warning",
    confidence="medium",
    message=Message(
        Text("`{name}` is close to a known `{key}`: `{known}`", "`{name}` 很像已知的 `{key}` 名称 `{known}`"),
        _EFFECT,
        Text(
            "Write `{known}` if that is meant; `bayes gear {key}` lists what the account has.",
            "如果是指它，请写 `{known}`；用 `bayes gear {key}` 可以查看账号可用的名称。",
        ),
    ),
    check=check,
)
