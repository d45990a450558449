"""Addresses and paths of a Windows computer as data: their colon takes the binding apart at the wrong place."""

from __future__ import annotations

from openbayes_config.diagnostic import Message, Text
from openbayes_config.job.references import address
from openbayes_config.rules._words import NOT_BOUND


def told(text: str) -> tuple[Message, dict[str, object]] | None:
    """The words for a binding, or its data, that begins with one of them, and what fills their fields."""
    from re import match

    found = match(r"\s*(https?://[^:\s]*|[A-Za-z]:[\\/][^:]*)", text)
    if found is None:
        return None
    data = found[1]
    meant = address(data)
    message = _LOCAL if meant is None else _ADDRESS if meant else _OTHER_ADDRESS
    return message, {"data": data, "meant": meant or ""}


_NOT_AN_ADDRESS = Text("`{data}` is an address, not data to bind", "`{data}` 是网址，不是要绑定的数据")
_ADDRESS = Message(_NOT_AN_ADDRESS, NOT_BOUND, Text("Write `{meant}`.", "请写 `{meant}`。"))
_OTHER_ADDRESS = Message(
    _NOT_AN_ADDRESS,
    NOT_BOUND,
    Text(
        "Upload the data as a dataset, then write `user/dataset/version`.",
        "请先把数据上传为数据集，再写 `用户名/数据集/版本`。",
    ),
)
_LOCAL = Message(
    Text(
        "`{data}` is a path on a computer; only data on the platform can be bound",
        "`{data}` 是本机路径，而绑定的数据必须已经在平台上",
    ),
    NOT_BOUND,
    Text(
        "Upload it as a dataset first (`bayes data upload`), then write `user/dataset/version`.",
        "请先上传为数据集（`bayes data upload`），再写 `用户名/数据集/版本`。",
    ),
)
