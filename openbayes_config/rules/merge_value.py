"""`<<` brings in something that is no mapping."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "merge_value"):
        yield _problems.found(RULE, problem)


RULE = Rule(
    id="OB013",
    name="merge-value",
    severity="error",
    confidence="high",
    message=Message(
        Text("`<<` needs a mapping, or a list of mappings", "`<<` 后面应是键值对，或由键值对组成的列表"),
        REFUSED,
        Text(
            "Write an alias of a mapping, such as `<<: *common`.",
            "请写一个键值对的别名，例如 `<<: *common`。",
        ),
    ),
    check=check,
)
