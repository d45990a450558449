"""More trials at a time than there are, or than the documentation calls usual."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.coerce import to_integer
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import tuning

USUAL = 2
"""The client's template: the account's limit for the resource, usually 1 or 2."""


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    parallel, jobs = (found.get("parallel_count"), found.get("max_job_count")) if found else (None, None)
    count = to_integer(parallel.value) if parallel else None
    total = to_integer(jobs.value) if jobs else None
    if found is None or parallel is None or count is None or count < 1:
        return
    beyond = total is not None and 0 < total < count
    if beyond or count > USUAL:
        args = {"count": count, "total": total, "usual": USUAL}
        message = _BEYOND if beyond else None
        yield RULE.found(parallel.span, parallel.path, args, message=message, modes=found.modes)


_BEYOND = Message(
    Text(
        "`parallel_count` is {count}, but `max_job_count` allows {total} trials in all",
        "`parallel_count` 是 {count}，但 `max_job_count` 一共只允许 {total} 次尝试",
    ),
    help=Text("Write {total} or less.", "请写不大于 {total} 的数。"),
)

RULE = Rule(
    id="OB418",
    name="parallel-limit",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "`parallel_count` is {count}; most accounts may run 1 or {usual} trials at a time",
            "`parallel_count` 是 {count}，而多数账号同时只能跑 1 到 {usual} 个尝试",
        ),
        Text(
            "The limit depends on account and resource; what the platform does beyond it is not documented.",
            "上限取决于账号和算力；超过上限时平台如何处理，文档没有说明。",
        ),
        Text(
            "`bayes gear resource` shows the limit of each resource.",
            "用 `bayes gear resource` 可以查看各种算力的上限。",
        ),
    ),
    check=check,
)
