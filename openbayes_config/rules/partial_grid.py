"""A grid with more combinations than trials."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import MOST_TRIALS, tuning
from openbayes_config.trials import grid, rounded


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    shape = grid(document) if found else None
    limit = found.get("max_job_count") if found else None
    if found is None or shape is None or limit is None or not shape.limit or not 0 < shape.limit < shape.combinations:
        return
    args = {"tried": shape.limit, "all": rounded(shape.combinations), "most": MOST_TRIALS}
    message = RULE.message if shape.combinations <= MOST_TRIALS else RULE.message._replace(help=_TOO_MANY)
    yield RULE.found(limit.span, limit.path, args, message=message, modes=found.modes)


_TOO_MANY = Text(
    "At most {most} trials are allowed: list fewer values, or write `algorithm: Random` or `Bayesian`.",
    "尝试次数最多 {most}：请减少取值，或者改用 `algorithm: Random` 或 `Bayesian`。",
)

RULE = Rule(
    id="OB416",
    name="partial-grid",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "Only {tried} of {all} combinations of the grid are tried",
            "网格共有 {all} 种组合，只会尝试其中 {tried} 种",
        ),
        Text("Which ones these are is not documented.", "会尝试哪几种，文档没有说明。"),
        Text("For the whole grid write `max_job_count: {all}`.", "要试完整个网格，请写 `max_job_count: {all}`。"),
    ),
    check=check,
)
