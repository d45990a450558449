"""What is said about a conversion: why it cannot be done, or what it changes for the job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from openbayes_config.diagnostic import Lang, Text
from openbayes_config.text import Span


class Remark(NamedTuple):
    """Words about one place of the text. ``args`` fill the fields of ``message`` and ``help``."""

    span: Span
    message: Text
    args: Mapping[str, object] = {}
    help: Text | None = None

    def in_(self, lang: Lang) -> str:
        """Everything that is said, on one line."""
        words = self.message.in_(lang, self.args)
        if not self.help:
            return words
        return words + (" " if lang == "en" else "") + self.help.in_(lang, self.args)


class Refusal(ValueError):  # noqa: N818
    """The bindings of a text cannot be converted. ``remarks`` say where and why."""

    def __init__(self, *remarks: Remark) -> None:
        super().__init__(" ".join(remark.in_("en") for remark in remarks))
        self.remarks = remarks


UNREADABLE = Text(
    "The file cannot be read as a whole; `obconf validate` shows where it breaks.",
    "文件无法完整读取，请先运行 `obconf validate` 查看出错的位置。",
)
NO_KEYS = Text(
    "The file is not made of keys and values, so it has no bindings to convert.",
    "文件最外层不是“字段: 值”的形式，没有可以转换的数据绑定。",
)
BOTH_FILLED = Text(
    "Both `{first}` and `{second}` hold bindings, and bayes {client} reads only one of them.",
    "`{first}` 和 `{second}` 中都写有数据绑定，而 bayes {client} 只读取其中一个。",
)
TWICE = Text(
    "`{first}` is written twice with bindings, and bayes {client} reads only the last one.",
    "`{first}` 写了两次，并且都有数据绑定，而 bayes {client} 只读取最后一个。",
)
BOTH_HELP = Text(
    "Delete one of them, or move its entries under the other; then the bindings can be converted.",
    "请删除其中一个，或把它的条目移到另一个下面，之后就可以转换。",
)
MERGED = Text(
    "`{first}` comes in through the merge key `<<` and cannot be converted where it is used.",
    "`{first}` 是通过合并键 `<<` 引入的，无法在这里转换。",
)
MERGED_HELP = Text("Write `{to}` out in this file's top level.", "请把 `{to}` 直接写在文件的最外层。")
COLONS = Text(
    "`{written}` has more colons than `data:path:type` has.",
    "`{written}` 中的冒号比 `data:path:type` 多。",
)
COLONS_HELP = Text(
    "A binding cannot be written with a colon in its data or path; write `<data>:<path>`, `<data>:<path>:ro` or "
    "`<data>:<path>:rw`.",
    "data 和 path 中都不能有冒号，请写成 `<data>:<path>`、`<data>:<path>:ro` 或 `<data>:<path>:rw`。",
)
NO_PATH = Text("`{written}` has no path.", "`{written}` 没有写挂载路径（path）。")
NO_PATH_HELP = Text(
    "Say where it is bound: `/input0` to `/input4`, or `/output`.",
    "请写明要绑定到哪里：`/input0` 到 `/input4`，或 `/output`。",
)
NO_DATA = Text("The binding to `{path}` has no data.", "绑定到 `{path}` 的这一项没有写 data。")
NO_DATA_HELP = Text(
    "Write a dataset (`<user>/<dataset>/<version>`) or a job's output (`<user>/jobs/<job>/output`).",
    "请写一个数据集（`<用户>/<数据集>/<版本>`）或容器输出（`<用户>/jobs/<执行>/output`）。",
)
NOT_TEXT = Text("A part of this binding is not text.", "这一项绑定中有一部分不是文本。")
NOT_TEXT_HELP = Text("Put it in quotes.", "请给它加上引号。")
NOT_A_BINDING = Text("This is not a data binding.", "这不是一项数据绑定。")
NOT_A_BINDING_HELP = Text(
    "Write `data`, `path` and `type`, or `<data>:<path>:<type>`.",
    "请写 `data`、`path` 和 `type`，或写成 `<data>:<path>:<type>`。",
)
UNKNOWN_ACCESS = Text(
    "bayes {client} does not know the access mode `{access}` and would drop `{data}`.",
    "bayes {client} 不认识读写方式 `{access}`，会丢弃 `{data}`。",
)
ACCESS_HELP = Text("Write `ro` (read-only) or `rw` (read-write).", "请写 `ro`（只读）或 `rw`（读写）。")
OUTPUT_ACCESS = Text(
    "No access mode is written for `{data}` on `{path}`, where both `ro` and `rw` are possible.",
    "`{data}` 绑定到 `{path}` 时没有写明读写方式，这里 `ro` 和 `rw` 都有可能。",
)
ANCHOR = Text(
    "This refers to a part of the bindings that would be written anew.",
    "这里引用了数据绑定中的内容，而那部分会被改写。",
)
ANCHOR_HELP = Text("Write the value out here.", "请在这里直接写出它的值。")
SAME_DATA = Text(
    "In `data_bindings`, bayes {client} would drop this binding of `{data}`: an earlier one binds the same data.",
    "写成 `data_bindings` 后，bayes {client} 会丢弃这一项 `{data}`，因为前面已经绑定过同一份数据。",
)
PREFIX = Text(
    "In `data_bindings`, bayes {client} would drop `{data}`: an earlier binding begins with the same characters.",
    "写成 `data_bindings` 后，bayes {client} 会丢弃 `{data}`，因为前面有一项的开头与它相同。",
)
SUFFIX = Text(
    "In `data_bindings`, bayes {client} would drop `{data}`: an earlier binding ends with the same characters.",
    "写成 `data_bindings` 后，bayes {client} 会丢弃 `{data}`，因为前面有一项的结尾与它相同。",
)
REPEATED = Text(
    "In `data_bindings`, bayes {client} would bind `{data}` to `{path}` only once, and it is written twice.",
    "写成 `data_bindings` 后，bayes {client} 只会把 `{data}` 绑定到 `{path}` 一次，而这里写了两次。",
)
REPEATED_HELP = Text("Delete one of the two.", "请删除其中一项。")
SHORT_HELP = Text(
    "Write them under `bindings` (`--to bindings`), where both are bound.",
    "请写在 `bindings` 下（`--to bindings`），那样两项都会绑定。",
)
DROPPED = Text(
    "In `{to}`, bayes {client} would not bind `{data}`.",
    "写成 `{to}` 后，bayes {client} 不会绑定 `{data}`。",
)
IN_PLACE = Text(
    "The bindings cannot be converted without changing something else in the file.",
    "无法在不改动文件其他内容的情况下转换这些绑定。",
)
IN_PLACE_HELP = Text("Write `{to}` out by hand.", "请手动写出 `{to}`。")

WAS_UNREAD = Text(
    "bayes {client} has not read the bindings under `{key}` so far; the job now gets them.",
    "此前 bayes {client} 不读取 `{key}` 下的绑定，现在执行时会绑定它们。",
)
WAS_DROPPED = Text(
    "bayes {client} has not bound `{data}` to `{path}` so far; the job now gets it.",
    "此前 bayes {client} 没有把 `{data}` 绑定到 `{path}`，现在执行时会绑定它。",
)
NOW_READ_ONLY = Text(
    "No access mode was written for `{data}` on `{path}`; it is bound read-only (`ro`).",
    "`{data}` 绑定到 `{path}` 时没有写明读写方式，按只读（`ro`）绑定。",
)
NAME_IS_DATA = Text(
    "What the client binds to `{path}` is the `name`, `{data}`, not the `data`.",
    "客户端绑定到 `{path}` 的是 `name` 的值 `{data}`，而不是 `data`。",
)
