"""A grid with fewer combinations than trials."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import tuning
from openbayes_config.trials import grid


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    shape = grid(document) if found else None
    limit = found.get("max_job_count") if found else None
    if found and shape and limit and shape.limit and 0 < shape.combinations < shape.limit:
        args = {"limit": shape.limit, "all": shape.combinations}
        yield RULE.found(limit.span, limit.path, args, modes=found.modes)


RULE = Rule(
    id="OB417",
    name="surplus-trials",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "The grid has {all} combinations, fewer than the {limit} trials allowed",
            "网格只有 {all} 种组合，少于允许的 {limit} 次尝试",
        ),
        Text(
            "Whether the platform stops when all are tried is not documented.",
            "全部试完后平台会不会停下，文档没有说明。",
        ),
        Text("Write `max_job_count: {all}`.", "请写 `max_job_count: {all}`。"),
    ),
    check=check,
)
