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
        yield _problems.found(RULE, problem, _NAMED if problem.args.get("encoding") else None)


_HELP = Text(
    'Save the file as UTF-8. An editor shows its encoding in the status bar or under "Save as".',
    "请把文件另存为 UTF-8。编辑器的状态栏或“另存为”里可以看到编码。",
)
_NAMED = Message(
    Text("This is not UTF-8; the file looks like {encoding}", "这里不是 UTF-8，文件很可能是 {encoding} 编码"),
    REFUSED,
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
