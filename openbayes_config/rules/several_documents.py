"""The file holds more than one YAML document."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "several_documents"):
        yield _problems.found(RULE, problem)


RULE = Rule(
    id="OB007",
    name="several-documents",
    severity="error",
    confidence="high",
    message=Message(
        Text("A second document begins here; the file may hold only one", "这里开始了第二个文档，而文件里只能有一个"),
        REFUSED,
        Text(
            "Delete this line, or keep one job per file.",
            "请删除这一行，或者每个文件只写一个任务。",
        ),
    ),
    check=check,
)
