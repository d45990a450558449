"""More bindings than the documentation allows."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.mounts import MOUNTS
from openbayes_config.rules._bound import bound

STATED = 3
"""The configuration file page: at most three at once. The pages on data binding name five inputs and the working
directory, and the page on ``bayes gear run`` binds three inputs and ``/output``."""


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    bindings = bound(document, context)
    limit = next((limit for limit in (len(MOUNTS), STATED) if len(bindings) > limit), None)
    if limit is None:
        return
    over = bindings[limit]
    yield RULE.found(
        over.place(document, "data"),
        over.path,
        {"count": len(bindings)},
        message=_MORE_THAN_PATHS if limit > STATED else None,
        severity="warning" if limit > STATED else None,
    )


_MORE_THAN_PATHS = Message(
    Text(
        "{count} bindings, but there are six paths: `/input0` to `/input4` and `/output`",
        "绑定了 {count} 项，但路径只有六个：`/input0` 到 `/input4` 和 `/output`",
    ),
    Text(
        "bayes {client} sends all of them; what the platform does with them is not documented.",
        "bayes {client} 会全部提交；平台如何处理，文档没有说明。",
    ),
    Text(
        "Bind six or fewer; several datasets can be merged into one.", "请减少到六项以内，可以把几个数据集合并成一个。"
    ),
)

RULE = Rule(
    id="OB215",
    name="many-bindings",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "{count} bindings; the documentation contradicts itself on more than three",
            "绑定了 {count} 项；超过三项时文档的说法不一",
        ),
        Text(
            "The page on the configuration file says three at most, that on data binding names six paths, "
            "and that on `bayes gear run` binds four.",
            "配置文件页写的是最多三项，数据绑定页列了六个路径，`bayes gear run` 页的例子绑定了四项。",
        ),
        Text(
            "If the job does not start, bind three or fewer.",
            "如果容器启动失败，请先减少到三项以内。",
        ),
    ),
    check=check,
)
