"""The file goes beyond a bound of obconf's own."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for kind, message in _VARIANTS.items():
        for problem in _problems.of(document, kind):
            yield _problems.found(RULE, problem, message)


_EFFECT = Text(
    "obconf stops reading here; this says nothing about what bayes does.",
    "obconf 读到这里为止；这并不说明 bayes 会怎样处理。",
)
_VARIANTS = {
    "too_large": Message(
        Text("The file is larger than {limit} bytes", "文件超过 {limit} 字节"),
        _EFFECT,
        Text("Is this the right file? Data belongs into a dataset.", "请确认没有选错文件。数据应放进数据集。"),
    ),
    "too_deep": Message(
        Text("More than {limit} values are nested in one another", "嵌套超过 {limit} 层"),
        _EFFECT,
        Text("Write it with fewer levels.", "请减少嵌套层数。"),
    ),
    "too_long_number": Message(
        Text("This number in base 60 is longer than {limit} characters", "这个六十进制数超过 {limit} 个字符"),
        _EFFECT,
        Text('Put it in quotes if it is text: `"1:30"`.', '如果它是文本，请加上引号：`"1:30"`。'),
    ),
    "too_many_aliases": Message(
        Text("The aliases stand for more than {limit} values together", "所有别名加起来代表的值超过 {limit} 个"),
        _EFFECT,
        Text("Write out what is needed instead of aliases of aliases.", "请直接写出需要的内容，不要层层引用别名。"),
    ),
}

RULE = Rule(
    id="OB090",
    name="beyond-bounds",
    severity="error",
    confidence="high",
    message=_VARIANTS["too_large"],
    check=check,
)
