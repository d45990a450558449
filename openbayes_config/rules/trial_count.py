"""`max_job_count` is outside of 1 to 100."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.coerce import to_integer
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.template import tuning_untouched
from openbayes_config.rules._tuning import MOST_TRIALS, block_of
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = block_of(document, context)
    written = found.get("max_job_count") if found else None
    count = to_integer(written.value) if written else None
    if found is None or written is None or count is None or 1 <= count <= MOST_TRIALS:
        return
    if count == 0 and tuning_untouched(document):
        return
    text = document.source.slice(written.span)
    message = _TOO_FEW if count < 1 else None
    yield RULE.found(
        written.span, written.path, {"count": text, "most": MOST_TRIALS}, message=message, modes=found.modes
    )


_TOO_FEW = Message(
    Text(
        "`max_job_count` is {count}, so there is no trial to make",
        "`max_job_count` 是 {count}，一次尝试都没有",
    ),
    AS_IT_IS,
    Text("Write the number of trials, from 1 to {most}.", "请写尝试次数，1 到 {most}。"),
)

RULE = Rule(
    id="OB409",
    name="trial-count",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`max_job_count` is {count}; the documentation allows {most} trials",
            "`max_job_count` 是 {count}，而文档允许的尝试次数最多是 {most}",
        ),
        AS_IT_IS,
        Text("Write a number from 1 to {most}.", "请写 1 到 {most} 的数。"),
    ),
    check=check,
)
