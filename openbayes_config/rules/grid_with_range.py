"""A grid search over a range."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import RANGES, tuning
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    algorithm = found.get("algorithm") if found else None
    if found is None or algorithm is None or algorithm.text.capitalize() != "Grid":
        return
    for spec in found.specs():
        kind = spec.get("type")
        if kind and spec.kind in RANGES:
            args = {"name": spec.name, "type": spec.kind}
            related = (Related(algorithm.span, _GRID),)
            yield RULE.found(kind.span, kind.path, args, modes=found.modes, related=related)


_GRID = Text("the algorithm is chosen here", "算法写在这里")

RULE = Rule(
    id="OB415",
    name="grid-with-range",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`Grid` is documented for listed values only, and `{name}` is a range (`{type}`)",
            "文档规定 `Grid` 只用于列出的取值，而 `{name}` 是一个范围（`{type}`）",
        ),
        AS_IT_IS,
        Text(
            "List the values (`type: DISCRETE`), or write `algorithm: Random`.",
            "请列出取值（`type: DISCRETE`），或者改用 `algorithm: Random`。",
        ),
    ),
    check=check,
)
