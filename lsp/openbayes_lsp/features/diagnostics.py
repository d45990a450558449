"""The findings as an editor shows them: one text each, and something to underline."""

from __future__ import annotations

from openbayes_config.diagnostic import Diagnostic, Lang
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Mapping
from openbayes_config.text import Span


def underlined(document: Document, finding: Diagnostic) -> Span:
    """What to underline: of a mapping that lacks something, its first key, because editors show no empty range."""
    if finding.span.start < finding.span.end:
        return finding.span
    node = document.named(finding.pointer)
    return node.entries[0].key.span if isinstance(node, Mapping) and node.entries else finding.span


def words(finding: Diagnostic, lang: Lang) -> str:
    """Everything that is said about a finding, because editors show only one text."""
    return "\n".join(filter(None, (finding.what(lang), finding.effect(lang), finding.help(lang))))
