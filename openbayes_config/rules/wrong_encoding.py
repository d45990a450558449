"""The file is not UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _problems
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for problem in _problems.of(document, "encoding"):
        encoding = str(problem.args.get("encoding", ""))
        message = _GBK if encoding == "gb18030" else _NAMED if encoding else None
        yield RULE.found(problem.span, problem.path, {"encoding": encoding.upper()}, message=message)


_HELP = Text(
    'Save the file as UTF-8. An editor shows its encoding in the status bar or under "Save as".',
    "请把文件另存为 UTF-8。编辑器的状态栏或“另存为”里可以看到编码。",
)
_NAMED = Message(
    Text("This is not UTF-8; the file looks like {encoding}", "这里不是 UTF-8，文件很可能是 {encoding} 编码"),
    REFUSED,
    _HELP,
)
_GBK = Message(
    Text("This is not UTF-8; the file looks like GBK", "这里不是 UTF-8，文件很可能是 GBK 编码"),
    Text(
        "Where the system's encoding is UTF-8, bayes {client} refuses the whole file and shows only a link.",
        "系统编码是 UTF-8 时，bayes {client} 会拒绝整个文件，只给出一个文档链接。",
    ),
    _HELP,
)

RULE = Rule(
    id="OB003",
    name="wrong-encoding",
    severity="error",
    confidence="high",
    message=Message(Text("This is not UTF-8", "这里不是 UTF-8"), REFUSED, _HELP),
    check=check,
)
