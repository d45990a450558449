"""A leading `! `, which YAML takes for a tag and drops."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.emit import quote_of, quoted
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.rules import _sent
from openbayes_config.text import Edit, Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if "!" not in document.source.text:
        return
    command = resolve(document.at("command"))
    if isinstance(command, Scalar) and command.style == "plain":
        yield from _found(document, ("command",), command, _sent.COMMAND)
    for _, path, node, _ in _sent.plain(document):
        yield from _found(document, path, node, _sent.PARAMETERS)


def _found(document: Document, path: Path, node: Scalar, changes: frozenset[str]) -> Iterator[Diagnostic]:
    mark = _mark(document, node)
    if mark:
        span = Span(mark.start, node.span.end)
        whole = quoted(f"! {node.text}", quote_of(document))
        fix = Fix(_QUOTE, (Edit(span, whole),), False, changes)
        yield RULE.found(mark, path, {"text": node.text, "key": path[-1]}, fixes=(fix,))


def _mark(document: Document, node: Scalar) -> Span | None:
    """The `!` that stands alone before a value."""
    before = document.source.text[: node.span.start].rstrip(" \t")
    alone = before.endswith("!") and before[-2:-1] in ("", " ", "\t", ",", "[")
    return Span(len(before) - 1, len(before)) if alone and len(before) < node.span.start else None


_QUOTE = Text("Put it in quotes with its `!`", "连同 `!` 一起加上引号")

RULE = Rule(
    id="OB022",
    name="lost-exclamation-mark",
    severity="warning",
    confidence="high",
    message=Message(
        Text("YAML takes this `!` for a tag and drops it", "YAML 会把这个 `!` 当成标签丢掉"),
        Text("bayes {client} sends `{text}`, without it.", "bayes {client} 提交的是 `{text}`，不含叹号。"),
        Text("Put the whole value in quotes.", "请给整个值加上引号。"),
    ),
    check=check,
)
