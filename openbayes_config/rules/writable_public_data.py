"""A public dataset bound read-write to an input."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import mounts
from openbayes_config.job.references import is_public
from openbayes_config.rules._bound import CHANGES, bound


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in bound(document, context):
        if each.access != "READ_WRITE" or not is_public(each.data) or mounts.target(each.mount) not in mounts.INPUTS:
            continue
        edit = each.edit(document, "type", "ro")
        yield RULE.found(
            each.place(document, "type"),
            each.path if each.is_short else (*each.path, "type"),
            {"data": each.data},
            fixes=(Fix(_WRITE, (edit,), False, CHANGES),) if edit else (),
        )


_WRITE = Text("Bind it read-only", "改为只读绑定")

RULE = Rule(
    id="OB220",
    name="writable-public-data",
    severity="info",
    confidence="medium",
    message=Message(
        Text("`{data}` is a public dataset, and bound read-write", "`{data}` 是公开数据集，却用了读写绑定"),
        Text(
            "The documentation offers read-write for data that you may write; for public datasets it says nothing.",
            "文档只对有写权限的数据提供读写绑定；公开数据集会怎样，文档没有说明。",
        ),
        Text("Write `ro` unless the job has to change it.", "不需要改动数据时请写 `ro`。"),
    ),
    check=check,
)
