"""The comment behind `command`, where it is a part of the command.

A shell, too, begins a comment at ` #`: only within quotes, or as a value that waits to be quoted, is it a part.
"""

from __future__ import annotations

from openbayes_config.document import Document
from openbayes_config.parse.nodes import Comment, Scalar
from openbayes_config.shell import parse_command
from openbayes_config.text import Span


def behind(document: Document) -> tuple[Scalar, Comment] | None:
    """A command without YAML's quotes, on one line, and the comment that begins on that line."""
    node = document.at("command")
    if not isinstance(node, Scalar) or node.style != "plain" or document.source.slice(node.span) != node.text:
        return None
    text, end = document.source.text, node.span.end
    at = text.find("#", end)
    if at < 0 or text[end:at].strip(" \t") or not node.text:
        return None
    return next(((node, comment) for comment in document.comments if comment.span.start == at), None)


def within_quotes(document: Document, node: Scalar, comment: Comment) -> bool:
    """Whether the comment closes a quote that the command opens."""
    if "'" not in node.text and '"' not in node.text:
        return False
    whole = document.source.slice(Span(node.span.start, comment.span.end))
    cut = any(problem.kind == "quote" for problem in parse_command(node.text).problems)
    return cut and not parse_command(whole).problems


def cuts_quotes(document: Document) -> bool:
    """Whether YAML ends the command within quotes."""
    found = behind(document)
    return found is not None and within_quotes(document, *found)
