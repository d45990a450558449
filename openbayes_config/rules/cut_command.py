"""A comment behind `command` that looks like the rest of it: YAML ends the text at ` #`."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Severity, Text
from openbayes_config.document import Document
from openbayes_config.emit import quote_of, quoted
from openbayes_config.parse.nodes import Comment, Scalar
from openbayes_config.rules import _sent
from openbayes_config.text import Edit, Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    node = document.at("command")
    if not isinstance(node, Scalar) or node.style != "plain" or not node.text or not _is_used(context):
        return
    comment = _behind(document, node)
    severity = _likeness(node.text, comment.text) if comment else None
    if comment and severity:
        whole = quoted(document.source.text[node.span.start : comment.span.end], quote_of(document))
        edit = Edit(Span(node.span.start, comment.span.end), whole)
        fixes = () if "\n" in node.text or _folded(document, node) else (Fix(_QUOTE, (edit,), False, _sent.COMMAND),)
        yield RULE.found(comment.span, ("command",), {"lost": comment.text}, severity=severity, fixes=fixes)


def _is_used(context: Context) -> bool:
    return context.overrides.command is None and context.modes != ("workspace",)


def _behind(document: Document, node: Scalar) -> Comment | None:
    """The comment that begins on the line on which the value ends."""
    for comment in document.comments:
        if comment.span.start >= node.span.end:
            between = document.source.text[node.span.end : comment.span.start]
            return comment if not between.strip(" \t") else None
    return None


def _folded(document: Document, node: Scalar) -> bool:
    text = document.source.slice(node.span)
    return "\n" in text or "\r" in text


def _likeness(command: str, comment: str) -> Severity | None:
    """How much a comment looks like a part of the command: not at all where it is a sentence."""
    words = comment[1:].split()
    if not words:
        return None
    glued = not comment[1].isspace() and comment[1] not in "#!" and comment[1].isascii()
    if glued and len(words[0]) > 1 and _is_flag(command.split()[-1]):
        return "warning"
    if any(_is_flag(word) or word in _OPERATORS for word in words):
        return "warning"
    return "info" if glued and (len(words) == 1 and not words[0].isalpha()) else None


def _is_flag(word: str) -> bool:
    return len(word) > 2 and word.startswith("--") and word[2].isalpha() and "=" not in word[:3]


_OPERATORS = frozenset(("&&", "||", "|", ">", ">>", "2>&1"))
_QUOTE = Text("Put the whole line in quotes", "给整行加上引号")

RULE = Rule(
    id="OB021",
    name="cut-command",
    severity="warning",
    confidence="medium",
    message=Message(
        Text(
            "YAML ends `command` here: ` #` begins a comment", "`command` 到这里就结束了：YAML 把 ` #` 当成注释的开头"
        ),
        Text("bayes {client} sends the command without `{lost}`.", "bayes {client} 提交的命令不含 `{lost}`。"),
        Text(
            "Put the whole command in quotes, or move the comment to a line of its own.",
            "请给整条命令加上引号；如果确实是注释，请另起一行。",
        ),
    ),
    check=check,
)
