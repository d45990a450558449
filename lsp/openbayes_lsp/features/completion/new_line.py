"""On a line of its own: which keys, items and values can begin there, by its indentation and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.text import Span
from openbayes_lsp.features.completion.branches import Branch, Entry
from openbayes_lsp.features.completion.outline import Outline
from openbayes_lsp.features.completion.place import Slot, Typed, word

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
    exact = [*_above(outline, column, entry), *(each for each in found if each.indent == column)]
    typed = word(outline.text, Span(start, end), outline.offset)
    placed = [each._replace(typed=typed) for each in exact]
    if not found or any(each.indent == column for each in found):
        return placed
    nearest = min((abs(each.indent - column), -each.indent) for each in found)
    raw = outline.text[line.start : outline.offset]
    typed = typed._replace(span=Span(line.start, end), raw=raw, before=" " * -nearest[1])
    return placed + [each._replace(typed=typed) for each in found if each.indent == -nearest[1]]


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


def _above(outline: Outline, column: int, entry: Entry | None) -> Iterator[Slot]:
    """A key, where the lines below it would become its value: it is being typed once more, or was taken away."""
    below = _below(outline, column, entry)
    if below is None:
        return
    open_ = (each for each in outline.stack if not each.flow and each.kind == "map" and each.indent == column)
    branch = entry.branch if entry else next(open_, None)
    if branch is None and not outline.stack and not column:
        branch = outline.root.child
    if branch and branch.kind == "map":
        yield Slot("key", branch.path, _BLANK, column, branch, entry, below=below)


def _below(outline: Outline, column: int, entry: Entry | None) -> Entry | None:
    """The first entry of the lines below, where those are indented as the value of a key at ``column`` is."""
    if outline.follows is None or outline.follows[0] < column + (not outline.follows[1]):
        return None
    if entry:
        return entry.child.entries[0] if entry.child and not entry.child.flow else None
    first = outline.below
    if first is None or first.branch is None or outline.follows[0] != first.start - outline.line(first.start).start:
        return None
    return first if first.branch in outline.stack or not _is_awaited(first.branch) else None


def _is_awaited(branch: Branch) -> bool:
    """Whether a collection is the value of a key already."""
    owner = branch.owner
    return owner.branch is not None and owner.colon >= 0 and owner.value is None and owner.child is branch


def _fits(outline: Outline, slot: Slot) -> bool:
    """Whether the lines below stay what they are."""
    if outline.follows is None:
        return True
    column, dash = outline.follows
    if column > slot.indent:
        return False
    return not (dash and column == slot.indent and slot.kind == "key" and slot.branch and slot.branch.kind == "map")
