"""`command` is empty where a command is needed."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.template import untouched


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if context.mode == "any" and untouched(document):
        return
    for seen in context.observed("empty_command"):
        yield RULE.found(seen.span, seen.outcome.path, modes=seen.modes)


RULE = Rule(
    id="OB301",
    name="empty-command",
    severity="error",
    confidence="high",
    message=Message(
        Text("`command` is empty", "`command` 是空的"),
        Text(
            "bayes {client} starts neither a task nor hyperparameter tuning without a command.",
            "没有入口命令，bayes {client} 不会启动任务（脚本执行），也不会启动自动调参。",
        ),
        Text(
            "Write what is to run, such as `command: python main.py`. A workspace needs none.",
            "请写上要运行的命令，例如 `command: python main.py`。工作空间不需要。",
        ),
    ),
    check=check,
)
