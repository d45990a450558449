"""A value that the client's YAML reader cannot build, such as a date that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "unreadable_value"):
        args = {
            "text": problem.args.get("text") or document.source.slice(problem.span),
            "tag": problem.args.get("tag", ""),
        }
        yield RULE.found(problem.span, problem.path, args, message=_VARIANTS.get(str(args["tag"])))


_QUOTES = Text('Put it in quotes: `"{text}"`.', '请加上引号：`"{text}"`。')
_SPECIAL = Message(
    Text("`{text}` alone has a meaning of its own in YAML", "单独的 `{text}` 在 YAML 里有特殊含义"), REFUSED, _QUOTES
)
_VARIANTS = {
    "timestamp": Message(
        Text("YAML takes `{text}` for a date, and there is no such date", "YAML 把 `{text}` 当成日期，而这一天不存在"),
        REFUSED,
        _QUOTES,
    ),
    "value": _SPECIAL,
    "merge": _SPECIAL,
}

RULE = Rule(
    id="OB009",
    name="unreadable-value",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{text}` cannot be read as `!!{tag}`", "`{text}` 不能读成 `!!{tag}`"),
        REFUSED,
        Text(
            "Delete the tag `!!{tag}`, or write a value that fits it.", "请删除标签 `!!{tag}`，或者写一个与它相符的值。"
        ),
    ),
    check=check,
)
