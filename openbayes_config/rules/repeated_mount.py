"""Two bindings at the same path."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import mounts
from openbayes_config.rules._bound import Bound, written


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    bindings = [each for each in written(document, context) if each.reason in _TOLD and each.data and each.mount]
    free = mounts.free(each.mount for each in bindings)
    first: dict[str, Bound] = {}
    for each in bindings:
        earlier = first.setdefault(mounts.target(each.mount), each)
        if earlier is each:
            continue
        message = RULE.message if free else RULE.message._replace(help=_FULL)
        yield RULE.found(
            each.place(document, "path"),
            each.path if each.is_short else (*each.path, "path"),
            {"path": each.mount, "data": earlier.data, "free": free},
            message=message._replace(effect=_ONCE_BOUND) if each.reason or earlier.reason else message,
            related=(Related(earlier.place(document, "path"), _FIRST),),
        )


# Of a binding that is left out for its access mode nothing else is wrong, so it will be bound one day.
_TOLD = ("", "unknown_access")
_FIRST = Text("bound here first", "这里已经绑定过")
_ONCE_BOUND = Text(
    "With both of them bound, it is not documented which one the container sees.",
    "两项都绑定以后，容器里看到的是哪一项，文档没有说明。",
)
_FULL = Text(
    "All six paths are taken: bind fewer, or merge datasets.", "六个路径都已占用：请减少绑定，或者合并数据集。"
)

RULE = Rule(
    id="OB214",
    name="repeated-mount",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`{path}` is already the path of `{data}`",
            "`{path}` 已经绑定了 `{data}`",
        ),
        Text(
            "bayes {client} sends both; which of them the container sees is not documented.",
            "bayes {client} 两项都会提交；容器里看到的是哪一项，文档没有说明。",
        ),
        Text(
            "Give one of them another path; `{free}` is free.",
            "请给其中一项换一个路径，`{free}` 还空着。",
        ),
    ),
    check=check,
)
