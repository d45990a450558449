"""The core's values as the language server protocol writes them."""

from __future__ import annotations

from lsprotocol import types

from openbayes_config.diagnostic import Diagnostic, Lang
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Mapping
from openbayes_config.text import Source, Span

_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def position(source: Source, offset: int) -> types.Position:
    """Offset in code points to line and character from 0, in UTF-16 units as every client understands them."""
    place = source.position(offset)
    before = source.text[offset - place.column + 1 : offset]
    return types.Position(place.line - 1, len(before.encode("utf-16-le")) // 2)


def span_range(source: Source, span: Span) -> types.Range:
    """The range of a span."""
    return types.Range(position(source, span.start), position(source, span.end))


def place(document: Document, finding: Diagnostic) -> Span:
    """What to underline: of a mapping that lacks something, its first key, because editors show no empty range."""
    if finding.span.start < finding.span.end:
        return finding.span
    node = document.named(finding.pointer)
    return node.entries[0].key.span if isinstance(node, Mapping) and node.entries else finding.span


def diagnostic(document: Document, uri: str, finding: Diagnostic, lang: Lang) -> types.Diagnostic:
    """A finding with all its words, because editors show only one text."""
    source = document.source
    words = (finding.what(lang), finding.effect(lang), finding.help(lang))
    return types.Diagnostic(
        range=span_range(source, place(document, finding)),
        message="\n".join(filter(None, words)),
        severity=_SEVERITY[finding.severity],
        code=finding.rule.id,
        source="obconf",
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(uri, span_range(source, related.span)), related.message.in_(lang, finding.args)
            )
            for related in finding.related
        ]
        or None,
    )
