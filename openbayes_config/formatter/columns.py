"""Where the lines of collections and texts shall begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.emit import indent_step
from openbayes_config.emit.blocks import entry_start
from openbayes_config.emit.places import header, is_block_scalar
from openbayes_config.parse.nodes import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from openbayes_config.formatter.sheet import Sheet

_DASH = 2  # columns from a dash, or from a question mark, to what stands behind it


class Columns:
    """Walks through a document and says for each line of it in which column it shall begin."""

    def __init__(self, sheet: Sheet, indent: int) -> None:
        self._sheet = sheet
        self._indent = indent
        self._dash_indent = indent if indent_step(sheet.document).sequence else 0

    def place(self) -> None:
        """Fill in the sheet."""
        root = self._sheet.document.root
        if root is not None and not is_block_scalar(root):
            self._begin(root.span.start, 0)
            self._node(root, 0, 0)

    def _node(self, node: Node, column: int, parent: int) -> None:
        """A node at ``column``, in a collection at column ``parent``."""
        if isinstance(node, Mapping) and not node.flow:
            for entry in node.entries:
                self._entry(entry, column)
        elif isinstance(node, Sequence) and not node.flow:
            self._items(node, column)
        elif isinstance(node, (Mapping, Sequence)):
            self._flow(node, parent)
        elif isinstance(node, Scalar) and not is_block_scalar(node):
            self._text(node, parent)

    def _begin(self, offset: int, column: int) -> None:
        """An entry, an item or a value begins."""
        sheet = self._sheet
        line = sheet.line(offset)
        if sheet.first(line) == offset:
            sheet.columns[line] = column
        sheet.levels.setdefault(line, []).append((offset - sheet.starts[line], column))

    def _entry(self, entry: Entry, column: int) -> None:
        start = entry_start(self._sheet.document, entry)
        self._begin(start, column)
        if not self._sheet.text.startswith("?", start) or start == entry.key.span.start:
            self._value(entry.value, start, column, self._below(entry.value))
            return
        self._value(entry.key, start, column, _DASH)
        colon = self._sheet.beyond(entry.key.span.end)
        if self._sheet.text.startswith(":", colon):
            self._begin(colon, column)
            self._value(entry.value, colon, column, _DASH)

    def _below(self, value: Node) -> int:
        return self._dash_indent if isinstance(value, Sequence) and not value.flow else self._indent

    def _items(self, node: Sequence, column: int) -> None:
        for dash, item in self._dashes(node):
            self._begin(dash, column)
            self._value(item, dash, column, _DASH)

    def _dashes(self, node: Sequence) -> Iterator[tuple[int, Node]]:
        at = node.span.start
        for item in node.items:
            dash = self._sheet.beyond(at)
            yield dash, item
            at = max(item.span.end, dash + 1)

    def _value(self, node: Node, owner: int, parent: int, deeper: int) -> None:
        """What belongs to the entry or item that begins at the offset ``owner`` and will stand at ``parent``."""
        sheet, column = self._sheet, parent + deeper
        for line in range(sheet.line(owner) + 1, sheet.line(node.span.start) + 1):
            if not sheet.is_blank(line) and not sheet.text.startswith("#", sheet.first(line)):
                sheet.columns[line] = column
        if isinstance(node, Scalar) and is_block_scalar(node):
            self._block(node, owner, parent, column)
            return
        if sheet.first(sheet.line(node.span.start)) == node.span.start < node.span.end:
            self._begin(node.span.start, column)
        self._node(node, column, parent)

    def _text(self, node: Scalar, parent: int) -> None:
        """The lines of a plain or quoted text keep their places below the first one."""
        sheet = self._sheet
        first, last = sheet.line(node.span.start), sheet.line(node.span.end)
        shift = sheet.columns.get(first, sheet.indent(first)) - sheet.indent(first)
        for line in range(first + 1, last + 1):
            sheet.texts.add(line)
            if not sheet.is_blank(line):
                sheet.columns[line] = max(sheet.indent(line) + shift, parent + 1, 1)
        if node.style != "plain":
            sheet.open.update(range(first, last))

    def _flow(self, node: Mapping | Sequence, parent: int) -> None:
        sheet = self._sheet
        first, last = sheet.line(node.span.start), sheet.line(node.span.end - 1)
        base = sheet.columns.get(first, sheet.indent(first))
        if sheet.text.startswith(("[", "{"), node.span.start):
            for line in range(first + 1, last + 1):
                if not sheet.is_blank(line):
                    sheet.columns[line] = base + self._indent
            # YAML 1.2 wants a bracket that closes deeper than the key; who wrote it there keeps it there.
            if sheet.first(last) == node.span.end - 1 and (base > parent or sheet.indent(last) <= sheet.indent(first)):
                sheet.columns[last] = base
        for child in _children(node):
            self._node(child, base + self._indent, -1)

    def _block(self, node: Scalar, owner: int, parent: int, column: int) -> None:
        """A block text moves as a whole; with an indentation indicator it stands as deep below its parent as before."""
        sheet = self._sheet
        first, last = sheet.line(node.span.start), sheet.line(node.span.end)
        old = _depth(sheet, range(first + 1, last + 1)) if last > first else len(sheet.text)
        given = next((int(char) for char in header(sheet.text, node) if char.isdigit()), 0)
        if given:
            column, old = parent + given, owner - sheet.starts[sheet.line(owner)] + given
        for line in range(first + 1, _last_line(sheet, node, last, old) + 1):
            sheet.blocks.add(line)
            spaces = _spaces(sheet, line)
            if sheet.is_blank(line) and sheet.end(line) <= sheet.starts[line] + old:
                sheet.replace(sheet.starts[line], sheet.end(line), "")
            elif spaces >= old:
                sheet.replace(sheet.starts[line], sheet.starts[line] + spaces, " " * (spaces - old + column))


def _children(node: Mapping | Sequence) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from node.items
    else:
        yield from (part for entry in node.entries for part in (entry.key, entry.value))


def _spaces(sheet: Sheet, line: int) -> int:
    """The blanks at the beginning of a line, tabs not counted."""
    content = sheet.text[sheet.starts[line] : sheet.end(line)]
    return len(content) - len(content.lstrip(" "))


def _depth(sheet: Sheet, lines: range) -> int:
    """How deep PyYAML takes a block text to be: as its first line, or a deeper blank one before it."""
    depth = 0
    for line in lines:
        depth = max(depth, _spaces(sheet, line))
        if not sheet.is_blank(line):
            break
    return depth


def _last_line(sheet: Sheet, node: Scalar, last: int, depth: int) -> int:
    """The last line of a block text, blank lines below it that mean something included."""
    keeps, line = "+" in header(sheet.text, node), last
    while line + 1 < len(sheet.starts) and sheet.is_blank(line + 1):
        line += 1
        if keeps or _spaces(sheet, line) > depth:
            last = line
    return last
