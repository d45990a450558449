"""A binding with a part of an example that was to be replaced."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.references import Kind, fault
from openbayes_config.rules._bound import referring
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in referring(document, context):
        found = fault(each.data)
        if found and found.kind in _MESSAGES:
            yield RULE.found(
                each.place(document, "data", found.fragment),
                each.path if each.is_short else (*each.path, "data"),
                {"fragment": found.fragment},
                message=_MESSAGES[found.kind]._replace(effect=None) if each.is_left_out else _MESSAGES[found.kind],
            )


_HELP = Text(
    "Put your own in its place; `bayes gear bindings` lists what can be bound.",
    "请换成实际的内容；用 `bayes gear bindings` 可以查看能绑定的数据。",
)
_PLACEHOLDER = Message(
    Text("`{fragment}` is a placeholder", "`{fragment}` 是示例中的占位内容"),
    AS_IT_IS,
    _HELP,
)
_MESSAGES: dict[Kind, Message] = {
    "placeholder": _PLACEHOLDER,
    "sample_job": Message(
        Text(
            "`{fragment}` is the job in the samples of the documentation",
            "`{fragment}` 是文档示例中的执行",
        ),
        AS_IT_IS,
        Text(
            "Write `user/jobs/job-id/output` with a job of your own; `bayes gear bindings` lists them.",
            "请按 `用户名/jobs/执行 ID/output` 写上自己的执行；用 `bayes gear bindings` 可以查看。",
        ),
    ),
    "public_output": Message(
        Text(
            "`{fragment}` is the account of the public datasets; outputs are found under your own name",
            "`{fragment}` 是公开数据集的账号；容器输出在自己的用户名下",
        ),
        AS_IT_IS,
        Text(
            "Replace it by the user or organisation that ran the job.",
            "请换成这次执行所属的用户名或组织名。",
        ),
    ),
}

RULE = Rule(
    id="OB218",
    name="placeholder",
    severity="warning",
    confidence="high",
    message=_PLACEHOLDER,
    check=check,
)
