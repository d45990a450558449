"""A command that YAML ends at ` #`, though what follows belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.emit import quoted
from openbayes_config.rules import _cut, _sent
from openbayes_config.text import Edit, Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = _cut.behind(document)
    if found is None or context.overrides.command is not None or context.modes == ("workspace",):
        return
    node, comment = found
    span = Span(node.span.start, comment.span.end)
    if _cut.within_quotes(document, node, comment):
        whole = document.source.slice(span)
        yield RULE.found(comment.span, ("command",), {"lost": comment.text}, fixes=_fix(span, whole))
    elif _is_flag(node.text.split()[-1]) and _is_value(comment.text):
        word, *rest = comment.text.split(maxsplit=1)
        whole = " ".join([node.text, f'"{word}"', *rest])
        args = {"lost": comment.text, "word": word}
        yield RULE.found(comment.span, ("command",), args, message=_VALUE, fixes=_fix(span, whole))


def _fix(span: Span, whole: str) -> tuple[Fix, ...]:
    return (Fix(_QUOTE, (Edit(span, quoted(whole, "'")),), False, _sent.COMMAND),)


def _is_flag(word: str) -> bool:
    return word.startswith("--") and word[2:3].isalpha() and "=" not in word


def _is_value(comment: str) -> bool:
    """Whether a comment begins like a value (``#fff``, ``#12``), not like a sentence."""
    word = comment.split()[0]
    return len(word) > 1 and word.isascii() and word[1:].isalnum()


_WHAT = Text("YAML ends `command` here: ` #` begins a comment", "`command` 到这里就结束了：YAML 把 ` #` 当成注释的开头")
_EFFECT = Text("bayes {client} sends the command without `{lost}`.", "bayes {client} 提交的命令不含 `{lost}`。")
_VALUE = Message(
    _WHAT,
    _EFFECT,
    Text(
        'Write `"{word}"` for the shell, and put the whole command in single quotes for YAML.',
        '请给 shell 写成 `"{word}"`，再给 YAML 用单引号把整条命令括起来。',
    ),
)
_QUOTE = Text("Put the whole command in quotes", "给整条命令加上引号")

RULE = Rule(
    id="OB021",
    name="cut-command",
    severity="warning",
    confidence="high",
    message=Message(
        _WHAT,
        _EFFECT,
        Text("Put the whole command in quotes.", "请给整条命令加上引号。"),
    ),
    check=check,
)
