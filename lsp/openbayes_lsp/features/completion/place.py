"""What is being typed at an offset: keys or values, of what, and which characters an answer replaces."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span
from openbayes_lsp.features.completion.branches import Branch, Entry, Key
from openbayes_lsp.features.completion.outline import Outline

SlotKind: TypeAlias = Literal["key", "value", "item", "comment"]
Path: TypeAlias = "tuple[Key, ...]"


# An anchor or tag that is being typed.
_NAME = re.compile(r"[&!]\S*$")


class Typed(NamedTuple):
    """The word at the cursor. ``span`` is what a completion replaces, ``text`` what of the word stands before the
    cursor, without the ``quote`` that it begins with (``""`` for none).

    ``before`` and ``after`` have to be written around whatever takes its place: the blank behind a colon, the right
    indentation. ``raw`` is the text from the beginning of ``span`` to the cursor.
    """

    span: Span
    text: str
    raw: str
    quote: str = ""
    before: str = ""
    after: str = ""


class Slot(NamedTuple):
    """One thing that can be written at the cursor.

    ``key``: a key of the mapping at ``path``. ``value``: the value at ``path``. ``item``: a dash and what stands behind
    it, as a new item of the sequence at ``path``. ``comment``: words of a comment. ``branch`` is the collection that
    stands at ``path`` already; ``indent`` the column at which a key or dash begins, for a value that of its key.
    ``colon`` says that a colon stands behind the key, ``flow`` that there are brackets around it. ``block`` is a value
    that is written behind ``|`` or ``>``. ``fresh`` is a value on a line of its own. ``below`` is the first key or item
    of lines below that become the value of the key.
    """

    kind: SlotKind
    path: Path
    typed: Typed
    indent: int = 0
    branch: Branch | None = None
    entry: Entry | None = None
    colon: bool = False
    flow: bool = False
    block: bool = False
    fresh: bool = False
    below: Entry | None = None


class Place(NamedTuple):
    """All that can be written at a place, the innermost first; ``outline`` is what stands around it."""

    outline: Outline
    slots: tuple[Slot, ...]


def place_at(text: str, offset: int) -> Place:
    """What is being typed at ``offset``, a code point of ``text``. Never raises, whatever the text."""
    offset = max(0, min(offset, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset -= 1
    outline = Outline(text, offset)
    return Place(outline, tuple(_slots(outline, offset)))


def _slots(outline: Outline, offset: int) -> list[Slot]:
    for span in outline.comments:
        if span.start < offset <= span.end:
            raw = outline.text[span.start : offset]
            return [Slot("comment", (), Typed(Span(span.start, span.end), raw, raw))]
    inside = [each for each in outline.flows if each.start < offset <= each.end]
    if inside:
        from openbayes_lsp.features.completion.in_flow import slots

        return slots(outline, inside[-1], offset)
    if not outline.text[slice(*outline.cursor)].strip():
        inner = next((each for each in outline.here if _reaches_over(outline, each, offset)), None)
        return [_inner(outline, inner, offset)] if inner else _on_new_line(outline, "")
    return _on_line(outline, offset)


def _on_line(outline: Outline, offset: int) -> list[Slot]:
    """In a line with content."""
    for entry in reversed(outline.here):
        if entry.start > offset:
            continue
        if entry.colon < 0:
            return _bare(outline, entry, offset)
        if entry.branch and entry.branch.kind == "map" and offset <= entry.key_span.end:
            typed = word(outline.text, entry.key_span, offset)
            return [Slot("key", entry.path[:-1], typed, entry.indent, entry.branch, entry, colon=True)]
        if offset > entry.colon or not entry.branch:
            return _behind(outline, entry, offset)
    return []


def _bare(outline: Outline, entry: Entry, offset: int) -> list[Slot]:
    """In a word without a colon on a line of its own."""
    first = outline.text[slice(*entry.key_span)].split()[0]
    span = Span(entry.start, entry.start + len(first))
    if offset > span.end or is_closed(outline.text, span, offset):
        return []
    return _on_new_line(outline, first, entry)


def _behind(outline: Outline, entry: Entry, offset: int) -> list[Slot]:
    """Behind the colon of a key, or behind a dash."""
    value = entry.value
    if entry.style == "block" and value and offset <= outline.line(value.start).end:
        return []
    if value and (entry.style == "block" or _reaches_over(outline, entry, offset)):
        return [_inner(outline, entry, offset)]
    if entry.child and value and _is_item(entry):
        return _first_word(outline, entry, value, offset)
    if entry.child and (value or entry.child.start <= outline.cursor.end or not _is_item(entry)):
        return []
    typed = _of_value(outline.text, entry, offset)
    if typed is None:
        return []
    found = [Slot("value", entry.path, typed, entry.indent, entry.child, entry)]
    if _is_item(entry) and not typed.raw.startswith("*"):
        found += _first_key(outline, entry, typed)
    return found


def _is_item(entry: Entry) -> bool:
    return entry.branch is not None and entry.branch.kind == "seq"


def _first_key(outline: Outline, item: Entry, typed: Typed) -> list[Slot]:
    """The first key of a mapping behind a dash."""
    column = typed.span.start + len(typed.before) - outline.cursor.start
    later = item.child
    if later and (later.kind == "seq" or later.indent < column):
        return []
    if later:
        typed = typed._replace(before=typed.before + " " * (later.indent - column))
        column = later.indent
    return [Slot("key", item.path, typed._replace(after=""), column, later, item)]


def _first_word(outline: Outline, item: Entry, value: Span, offset: int) -> list[Slot]:
    """The first key behind a dash while it is typed once more, above the other ones."""
    one = not outline.text[slice(*value)].split()[1:]
    if not one or item.style != "plain" or not value.start <= offset <= value.end <= outline.cursor.end:
        return []
    return _first_key(outline, item, word(outline.text, value, offset))


def _of_value(text: str, entry: Entry, offset: int) -> Typed | None:
    """The word that a completion behind a colon or dash replaces; ``None`` behind a value."""
    before = "" if text[offset - 1] in " \t" else " "
    after = " " if text.startswith("#", offset) else ""
    value = entry.value
    if value is None:
        if _NAME.search(text, entry.colon + 1, offset):
            return None
        return Typed(Span(offset, offset), "", "", before=before, after=after)
    if offset < value.start:
        anchored = text[offset : value.start].strip()
        return None if anchored else Typed(Span(offset, value.end), "", "", before=before)
    if offset > value.end:
        return _stretched(text, entry, offset)
    return None if is_closed(text, value, offset) else word(text, value, offset)


def _stretched(text: str, entry: Entry, offset: int) -> Typed | None:
    """Behind a command without a closing quote and a blank another word begins."""
    value = entry.value
    if value is None or entry.path != ("command",) or is_closed(text, value, value.end):
        return None
    if entry.style == "block" or text[value.end : offset].strip():
        return None
    return word(text, Span(value.start, offset), offset)


def word(text: str, span: Span, offset: int) -> Typed:
    """The word that stands at ``span`` and holds ``offset``."""
    quote = text[span.start] if span.start < offset and text[span.start] in "\"'" else ""
    raw = text[span.start : offset]
    return Typed(span, raw[len(quote) : len(raw) - is_closed(text, span, offset)], raw, quote)


def is_closed(text: str, span: Span, offset: int) -> bool:
    """Whether ``offset`` is behind the closing quote of the word at ``span``."""
    return offset == span.end > span.start + 1 and text[span.start] in "\"'" and text[offset - 1] == text[span.start]


def _reaches_over(outline: Outline, entry: Entry, offset: int) -> bool:
    """Whether an offset stands in a value of several lines."""
    value, line = entry.value, outline.cursor
    return (
        value is not None and value.start < offset <= value.end and (value.start < line.start or value.end > line.end)
    )


def _inner(outline: Outline, entry: Entry, offset: int) -> Slot:
    """Within a value that may have several lines."""
    assert entry.value
    typed = word(outline.text, entry.value, offset)
    return Slot("value", entry.path, typed, entry.indent, None, entry, block=entry.style == "block")


def _on_new_line(outline: Outline, first: str, entry: Entry | None = None) -> list[Slot]:
    """On a line on which nothing stands but perhaps a word."""
    from openbayes_lsp.features.completion.new_line import slots

    return slots(outline, first, entry)
