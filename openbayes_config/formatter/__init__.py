"""The same file, laid out evenly: a pure function from a document to edits of its white space.

What is laid out: the indentation, the blanks behind colons, dashes and commas and inside of brackets, those before a
comment, white space at the end of a line, blank lines, and the end of the file. Comments, quotes, the order of the
entries, line ends and everything inside of a text keep their characters; a block text is indented as a whole.

Nothing is changed where the result would not certainly mean the same (:mod:`openbayes_config.formatter.proof`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.document import Document
    from openbayes_config.text import Edit

__all__ = ["INDENT", "MAX_INDENT", "format_document", "format_range"]

INDENT: Final = 2
MAX_INDENT: Final = 8

# Where YAML ends a line and no editor does.
_OTHER_BREAKS: Final = "\x85\u2028\u2029"


def format_document(document: Document, indent: int = INDENT) -> tuple[Edit, ...]:
    """The edits, in the order of the text, that lay out a whole document; none where it is laid out already.

    ``indent`` is how many columns a mapping stands deeper than its key, from 1 to :data:`MAX_INDENT`. A sequence
    in a mapping stands as deep or not deeper, whichever the document does more often. A document that the official
    client cannot load, or that obconf does not read, gets no edits.
    """
    from openbayes_config.formatter.proof import same_meaning

    edits = _edits(document, indent)
    return edits if edits and same_meaning(document, edits) else ()


def format_range(document: Document, span: Span, indent: int = INDENT) -> tuple[Edit, ...]:
    """The edits of :func:`format_document` in the lines that ``span`` touches; where they make sense only together
    with others, those of the whole top-level entries that it touches.
    """
    from openbayes_config.formatter.proof import same_meaning

    edits = _edits(document, indent)
    for within in (_lines(document, span), _entries(document, span)) if edits else ():
        chosen = tuple(each for each in edits if within.start <= each.span.start and each.span.end <= within.end)
        if not chosen or same_meaning(document, chosen):
            return chosen
    return ()


def _edits(document: Document, indent: int) -> tuple[Edit, ...]:
    text = document.source.text
    if not document.loads or document.bounded or any(char in text for char in _OTHER_BREAKS):
        return ()
    if document.root is None and not document.comments:
        return ()
    from openbayes_config.formatter.sheet import Sheet

    return Sheet(document).laid_out(max(1, min(indent, MAX_INDENT)))


def _lines(document: Document, span: Span) -> Span:
    """The lines that a span touches, line ends included; not one that it only reaches the beginning of."""
    starts = document.source.line_starts
    first = document.source.position(span.start).line
    last = document.source.position(max(span.end - 1, span.start)).line
    return Span(starts[first - 1], starts[last] if last < len(starts) else len(document.source.text))


def _entries(document: Document, span: Span) -> Span:
    """From the first to the last line of the top-level entries that a span touches, comments before them included."""
    from openbayes_config.parse.nodes import Mapping

    root, whole = document.root, Span(0, len(document.source.text))
    if not isinstance(root, Mapping) or root.flow:
        return whole
    lines = _lines(document, span)
    begin = [0, *(_lines(document, entry.key.span).start for entry in root.entries[1:]), whole.end]
    start = max((each for each in begin if each <= lines.start), default=0)
    end = min((each for each in begin if each >= lines.end), default=whole.end)
    return Span(start, end)
