"""A binding at a path as it is called inside of the container."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import mounts
from openbayes_config.rules._bound import CHANGES, written


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in written(document, context):
        short = mounts.inside(each.mount)
        if short is None or each.reason == "repeated_binding":
            continue
        edit = each.edit(document, "path", short)
        title = Text(f"Write `{short}`", f"改为 `{short}`")
        yield RULE.found(
            each.place(document, "path"),
            each.path if each.is_short else (*each.path, "path"),
            {"path": each.mount, "short": short},
            message=RULE.message._replace(effect=_NO_PAGE) if each.is_left_out else None,
            fixes=(Fix(title, (edit,), False, CHANGES),) if edit else (),
        )


_NO_PAGE = Text(
    "No page of the documentation binds to it under this name.",
    "文档中没有这样绑定的例子。",
)

RULE = Rule(
    id="OB213",
    name="container-path",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "`{path}` is what the container calls `{short}`",
            "`{path}` 是 `{short}` 在容器内的路径",
        ),
        Text(
            "No page of the documentation binds to it under this name; bayes {client} sends it as it is.",
            "文档中没有这样绑定的例子；bayes {client} 会原样提交。",
        ),
        Text("Write `{short}`.", "绑定时请写 `{short}`。"),
    ),
    check=check,
)
