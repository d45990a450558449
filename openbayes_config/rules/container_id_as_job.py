"""What looks like the id of a container where that of a job belongs."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.references import SAMPLE_JOB, job_of
from openbayes_config.rules._bound import bound
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in bound(document, context):
        job = job_of(each.data)
        if job and job != SAMPLE_JOB and _looks_like_container(job):
            path = each.path if each.is_short else (*each.path, "data")
            yield RULE.found(each.place(document, "data", job), path, {"job": job})


def _looks_like_container(text: str) -> bool:
    """The forms of ids are seen in public files and nowhere documented."""
    both = text != text.lower() and text != text.upper()
    return len(text) == _CONTAINER_LENGTH and text.isascii() and text.isalnum() and both


_CONTAINER_LENGTH = 11

RULE = Rule(
    id="OB221",
    name="container-id-as-job",
    severity="warning",
    confidence="low",
    message=Message(
        Text(
            "`{job}` looks like the id of a container, not of an execution",
            "`{job}` 看起来是容器的 ID，而不是执行的 ID",
        ),
        AS_IT_IS,
        Text(
            "Execution ids have 12 small letters and digits; see `bayes gear bindings`.",
            "执行 ID 是 12 位小写字母和数字；可用 `bayes gear bindings` 查看。",
        ),
    ),
    check=check,
)
