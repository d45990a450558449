"""On a line of its own: which keys, items and values can begin there, by its indentation and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.text import Span
from openbayes_lsp.features.completion.branches import Entry
from openbayes_lsp.features.completion.outline import Outline
from openbayes_lsp.features.completion.place import Slot, Typed

_STEP = 2
_BLANK = Typed(Span(0, 0), "", "")


def slots(outline: Outline, first: str, entry: Entry | None) -> list[Slot]:
    """What can begin on the line of the offset, on which nothing stands but the word ``first``, read as ``entry``.

    Where nothing can begin at its column, what can begin at the nearest one, with the right indentation.
    """
    line = outline.cursor
    start = entry.start if entry else outline.offset
    column = start - line.start
    end = start + len(first) if entry else line.end
    found = [each for each in _possible(outline, column, entry) if _fits(outline, each)]
    exact = [each for each in found if each.indent == column]
    if exact:
        typed = Typed(Span(start, end), outline.text[start : outline.offset], outline.text[start : outline.offset])
        return [each._replace(typed=typed) for each in exact]
    if not found:
        return []
    nearest = min((abs(each.indent - column), -each.indent) for each in found)
    raw = outline.text[line.start : outline.offset]
    typed = Typed(Span(line.start, end), raw.lstrip(" \t"), raw, before=" " * -nearest[1])
    return [each._replace(typed=typed) for each in found if each.indent == -nearest[1]]


def _possible(outline: Outline, column: int, entry: Entry | None) -> Iterator[Slot]:
    """Everything that can go on or begin there, the innermost first; ``column`` is the one that is wished for."""
    stack = outline.stack
    above = [each for each in stack[-1].entries if each.start < outline.cursor.start] if stack else []
    last = above[-1] if above else None
    if not stack:
        root = outline.root.child
        if root is None or (not root.flow and root.kind == "map"):
            indent = root.indent if root and root.entries != [entry] else 0
            yield Slot("key", (), _BLANK, indent, root, entry)
        return
    if last and last.colon >= 0 and last.value is None:
        yield from _under(outline, last, column, entry)
    for branch in reversed(stack):
        if not branch.flow:
            yield Slot("key" if branch.kind == "map" else "item", branch.path, _BLANK, branch.indent, branch, entry)


def _under(outline: Outline, last: Entry, column: int, entry: Entry | None) -> Iterator[Slot]:
    """The value of the key or item ``last``, which has none yet."""
    child = last.child
    own = child is not None and entry is not None and child.entries[:1] == [entry]
    if child and (child.flow or child.start < outline.cursor.start):
        return
    if child and not own:
        yield Slot("key" if child.kind == "map" else "item", last.path, _BLANK, child.indent, child, entry)
        return
    indent = column if column > last.indent else last.indent + _STEP
    branch = child if child and len(child.entries) > 1 else None
    yield Slot("key", last.path, _BLANK, indent, branch, entry)
    if branch is None:
        is_key = last.branch is not None and last.branch.kind == "map"
        for each in (indent, last.indent) if is_key else (indent,):
            yield Slot("item", last.path, _BLANK, each, None, entry)
        yield Slot("value", last.path, _BLANK, indent, None, entry, fresh=True)


def _fits(outline: Outline, slot: Slot) -> bool:
    """Whether the lines below stay what they are."""
    if outline.follows is None:
        return True
    column, dash = outline.follows
    if column > slot.indent:
        return False
    return not (dash and column == slot.indent and slot.kind == "key" and slot.branch and slot.branch.kind == "map")
