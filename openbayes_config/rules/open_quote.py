"""A quote or substitution in `command` that is not closed."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import Command, command_of
from openbayes_config.rules._cut import cuts_quotes
from openbayes_config.shell import Problem
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if cuts_quotes(document):
        return
    command = command_of(document, context)
    for problem in command.line.problems if command else ():
        if command and problem.kind in ("quote", "substitution"):
            opener = _opener(command, problem)
            span = command.place(Span(problem.span.start, problem.span.start + len(opener)))
            message = _APOSTROPHE if _in_word(command, problem) else None if opener in "'\"" else _SUBSTITUTION
            args = {"opener": opener, "word": _word(command, problem)}
            yield RULE.found(span, ("command",), args, message=message)


def _opener(command: Command, problem: Problem) -> str:
    text = command.text[problem.span.start :]
    return next((each for each in ("$((", "$(", "${", "$'", "<(", ">(") if text.startswith(each)), text[:1])


def _in_word(command: Command, problem: Problem) -> bool:
    """Whether it is an apostrophe, as in ``it's``."""
    start, text = problem.span.start, command.text
    return text[start] == "'" and text[start - 1 : start].isalpha() and text[start + 1 : start + 2].isalpha()


def _word(command: Command, problem: Problem) -> str:
    text = command.text
    start = max(text.rfind(" ", 0, problem.span.start), text.rfind("\n", 0, problem.span.start)) + 1
    return text[start:].split()[0].replace("'", "\\'") if text[start:].split() else ""


_EFFECT = Text(
    "The shell stops with a syntax error before it runs anything; the job has started and is billed by then.",
    "shell 会报语法错误，什么都不会运行，而这时任务已经启动并计费。",
)
_APOSTROPHE = Message(
    Text("The apostrophe opens a quote that is never closed", "这个撇号会被当成引号，后面没有与它配对的引号"),
    _EFFECT,
    Text("Write `{word}`, or put the word in double quotes.", "请写 `{word}`，或者用双引号把这个词括起来。"),
)
_SUBSTITUTION = Message(
    Text("`{opener}` is never closed", "`{opener}` 没有结束"),
    _EFFECT,
    Text(
        "Close it, or put it in single quotes if it is meant as text.", "请补上结尾；如果只是普通文本，请放进单引号。"
    ),
)

RULE = Rule(
    id="OB307",
    name="open-quote",
    severity="warning",
    confidence="high",
    message=Message(
        Text("The quote `{opener}` is never closed", "引号 `{opener}` 没有配对"),
        _EFFECT,
        Text(
            "Close it, or write `\\{opener}` for the character itself.",
            "请补上配对的引号；如果只是字符本身，请写 `\\{opener}`。",
        ),
    ),
    check=check,
)
