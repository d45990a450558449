"""The output of a job bound read-only to the working directory."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import mounts
from openbayes_config.job.references import job_of
from openbayes_config.rules._bound import CHANGES, Bound, bound
from openbayes_config.text import Edit, Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in bound(document, context):
        if mounts.target(each.mount) != mounts.OUTPUT or each.access != "READ_ONLY" or not job_of(each.data):
            continue
        written = each.has("type")
        span = each.place(document, "type" if written else "path")
        edit = each.edit(document, "type", "rw") if written else _added(document, each, span)
        yield RULE.found(
            span,
            each.path if each.is_short else (*each.path, "type"),
            {"path": each.mount, "data": each.data},
            message=None if written else _UNSAID,
            fixes=(Fix(_WRITE, (edit,), False, CHANGES),) if edit else (),
        )


def _added(document: Document, binding: Bound, span: Span) -> Edit | None:
    same = document.source.slice(span) == binding.mount
    return Edit(Span(span.end, span.end), ":rw") if binding.is_short and same else None


_WRITE = Text("Bind it read-write", "改为读写绑定")
_EFFECT = Text(
    "The documentation allows read-only at an input or read-write at `/output`; for the rest it says nothing.",
    "文档只允许把容器输出只读绑定到输入路径，或者读写绑定到 `/output`；其他情况没有说明。",
)
_HELP = Text(
    "Write `rw` to go on in it, or bind it to an input to read it.",
    "要接着写入请用 `rw`；只是读取，请绑定到 `/input0` 这样的路径。",
)
_UNSAID = Message(
    Text(
        "Without an access mode the output of an execution is bound read-only to `{path}`",
        "没有写读写方式，容器输出会只读绑定到 `{path}`",
    ),
    _EFFECT,
    Text(
        "Add `:rw` to go on in it, or bind it to an input to read it.",
        "要接着写入请加上 `:rw`；只是读取，请绑定到 `/input0` 这样的路径。",
    ),
)

RULE = Rule(
    id="OB219",
    name="read-only-output",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "The output of an execution is bound read-only to `{path}`",
            "容器输出以只读方式绑定到了 `{path}`",
        ),
        _EFFECT,
        _HELP,
    ),
    check=check,
)
