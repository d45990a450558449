"""A value in the open under a name that says that it is a secret."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.mask import tokens
from openbayes_config.mask.names import is_secret_name
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.rules import _secrets, _sent
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    named = [each for each in _sent.scalars(document) if _is_secret(document, each)]
    if named:
        told = _secrets.told(context)
        for each in named:
            if str(each.path[1]) not in told:
                yield _secrets.in_parameter(RULE, document, context, str(each.path[1]), each.node.span)
    command = document.at("command")
    if isinstance(command, Scalar) and command.text:
        for span in _named(document, command):
            yield RULE.found(span, ("command",), message=_IN_COMMAND)


def _is_secret(document: Document, each: _sent.Sent) -> bool:
    name = _name(each.path)
    if each.is_key or not is_secret_name(name) or isinstance(each.node.value, bool) or each.node.value in (None, ""):
        return False
    return _secrets.is_real(document, name, each.node.span) and not _is_known(each.node.text)


def _name(path: Path) -> str:
    """What the value at a path is called."""
    for part in reversed(path):
        if isinstance(part, str) and part != "value":
            return part
    return ""


def _named(document: Document, command: Scalar) -> Iterator[Span]:
    start = command.span.start
    for found in _in_text(document.source.slice(command.span)):
        span = Span(start + found.start, start + found.end)
        if _secrets.is_real(document, "", span) and not _is_known(document.source.slice(span)):
            yield span


@lru_cache(maxsize=4)
def _in_text(written: str) -> tuple[Span, ...]:
    """Most key presses leave the command as it is."""
    return tuple(tokens.named(written))


def _is_known(text: str) -> bool:
    """Whether OB609 speaks of it."""
    return any(tokens.known(text))


_IN_COMMAND = Message(
    Text("`command` holds a secret in the open", "`command` 里直接写着敏感信息"),
    _secrets.COMMAND_IS_OPEN,
    _secrets.MAKE_PARAMETER,
)

RULE = Rule(
    id="OB610",
    name="password-in-clear",
    severity="warning",
    confidence="medium",
    message=Message(
        Text("The parameter `{name}` holds a secret in the open", "参数 `{name}` 直接写着敏感信息"),
        _secrets.OPEN,
        _secrets.SET_IT,
    ),
    check=check,
)
