"""Between brackets: which keys and values can be written there."""

from __future__ import annotations

from openbayes_config.text import Span
from openbayes_lsp.features.completion.branches import Branch, Entry
from openbayes_lsp.features.completion.outline import Outline
from openbayes_lsp.features.completion.place import Slot, Typed, is_closed, word


def slots(outline: Outline, branch: Branch, offset: int) -> list[Slot]:
    """What can be written at ``offset``, which stands in the collection ``branch`` and in none within it."""
    entry = next((each for each in branch.entries if each.start <= offset <= each.end), None)
    if entry is None:
        return []
    has_key = entry.key_span.end > entry.key_span.start
    if branch.kind == "map" and (entry.colon < 0 or offset <= (entry.key_span.end if has_key else entry.colon)):
        return _key(outline, branch, entry, offset)
    if offset <= entry.colon or entry.child:
        return []
    return _value(outline, branch, entry, offset)


def _key(outline: Outline, branch: Branch, entry: Entry, offset: int) -> list[Slot]:
    typed = _empty(outline.text, offset)
    if entry.key_span.end > entry.key_span.start:
        if not entry.key_span.start <= offset <= entry.key_span.end:
            return []
        typed = word(outline.text, entry.key_span, offset)
    elif entry.child:
        return []
    return [Slot("key", branch.path, typed, branch.indent, branch, entry, colon=entry.colon >= 0, flow=True)]


def _value(outline: Outline, branch: Branch, entry: Entry, offset: int) -> list[Slot]:
    text, value = outline.text, entry.value
    typed = _empty(text, offset)
    if value and text[offset : value.start].strip():
        return []
    if value and offset < value.start:
        typed = typed._replace(span=Span(offset, value.end), after="")
    elif value and offset <= value.end and not is_closed(text, value, offset):
        typed = word(text, value, offset)
    elif value:
        return []
    found = [Slot("value", entry.path, typed, branch.indent, None, entry, flow=True)]
    if branch.kind == "seq" and value is None:
        found.append(Slot("item", branch.path, typed, branch.indent, branch, entry, flow=True))
    return found


def _empty(text: str, offset: int) -> Typed:
    return Typed(
        Span(offset, offset),
        "",
        "",
        before=" " if text[offset - 1] in ":," else "",
        after=" " if text.startswith("#", offset) else "",
    )
