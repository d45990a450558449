"""Changes to the comments that silence findings."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from openbayes_config.text import Edit, Span

if TYPE_CHECKING:
    from openbayes_config.document import Document
    from openbayes_config.suppress.comments import Named, Suppression


def named(suppression: Suppression, names: tuple[str, ...]) -> Edit:
    """The edit that makes a comment without rules name ``names``."""
    listed = f"[{', '.join(names)}]"
    if not suppression.brackets:
        return Edit(Span(suppression.word_span.end, suppression.word_span.end), listed)
    start = suppression.word_span.end
    return Edit(Span(start, suppression.span.end), listed + (f" {suppression.reason}" if suppression.reason else ""))


def removed(document: Document, suppression: Suppression, name: Named | None = None) -> Edit:
    """The edit that takes a name out of a comment, or the comment where nothing would be left in it."""
    if name is not None and len(suppression.names) > 1:
        return Edit(_with_comma(suppression, name), "")
    text = document.source.text
    start, end = suppression.span
    while start and text[start - 1] in " \t":
        start -= 1
    line = document.source.position(suppression.span.start).line
    begins_line = start == document.source.line_starts[line - 1]
    rest = text[end : document.source.line_span(line).end]
    if rest.strip():
        # Another `# obconf:` follows; it takes the place of this one.
        return Edit(Span(suppression.span.start, end + len(rest) - len(rest.lstrip())), "")
    end = document.source.line_span(line).end
    if begins_line and line < len(document.source.line_starts):
        end = document.source.line_starts[line]
    return Edit(Span(start, end), "")


def _with_comma(suppression: Suppression, name: Named) -> Span:
    at = bisect_left(suppression.names, name.span, key=lambda each: each.span)
    if at + 1 < len(suppression.names):
        return Span(name.span.start, suppression.names[at + 1].span.start)
    return Span(suppression.names[at - 1].span.end, name.span.end)
