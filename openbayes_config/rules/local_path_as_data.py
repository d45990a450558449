"""A path of the user's own computer where a dataset belongs."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.references import fault
from openbayes_config.rules._bound import referring


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in referring(document, context):
        found = fault(each.data)
        if found and found.kind == "local":
            path = each.path if each.is_short else (*each.path, "data")
            message = RULE.message._replace(effect=_NOTHING) if each.is_left_out else None
            yield RULE.found(each.place(document, "data"), path, {"data": each.data}, message=message)


_NOTHING = Text("bayes {client} uploads nothing for it.", "bayes {client} 不会上传这里的文件。")


RULE = Rule(
    id="OB217",
    name="local-path-as-data",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`{data}` is a path on a computer; only data on the platform can be bound",
            "`{data}` 是本机路径，而绑定的数据必须已经在平台上",
        ),
        Text(
            "bayes {client} uploads nothing for it and sends the text as it is.",
            "bayes {client} 不会上传这里的文件，只会原样提交这段文本。",
        ),
        Text(
            "Upload it as a dataset first (`bayes data upload`), then write `user/dataset/version`.",
            "请先上传为数据集（`bayes data upload`），再写 `用户名/数据集/版本`。",
        ),
    ),
    check=check,
)
