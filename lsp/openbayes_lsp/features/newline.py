"""How deep a new line begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from openbayes_config.emit import indent_step
from openbayes_config.emit.places import is_block_scalar
from openbayes_config.normalizer.written import KEYS
from openbayes_config.parse.nodes import Mapping, Node, Scalar, Sequence
from openbayes_config.text import Edit, Span

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot

_LISTS: Final = frozenset((*KEYS, "parameter_specs", "side_metrics", "discrete_values", "categorical_values"))
_LINE = re.compile(r"(?P<blanks> *)(?P<dashes>(?:- +)*)(?P<rest>.*?)(?:(?<!\S)#.*)?")
_KEY = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s"'#\[{&*!|>%@`-][^#]*?|-\S[^#]*?) *:(?P<value>\s.*)?""")
_BLOCK = re.compile(r"(?:.*[:-]\s+)?(?:[&!]\S*\s+)*[|>](?:[+-]?(?P<digit>[1-9])?[+-]?)")


class _Line(NamedTuple):
    """A line taken apart: ``column`` is where its last entry begins, behind the dashes; ``key`` and ``value`` are
    ``None`` where it is no entry.
    """

    indent: int
    column: int
    key: str | None
    value: str | None
    rest: str


def newline(snapshot: Snapshot, offset: int, indent: int) -> Edit | None:
    """The edit that indents the line that was just begun at ``offset``; ``None`` where it stands right already.

    Nothing but the blanks of a line on which nothing stands is ever replaced.
    """
    source = snapshot.source
    number = source.position(offset).line
    line = source.line_span(number)
    if number < 2 or source.slice(line).strip(" "):
        return None
    above = source.line_span(number - 1)
    column = _column(snapshot, above, indent)
    if column is None or column == line.end - line.start:
        return None
    return Edit(line, " " * column)


def _column(snapshot: Snapshot, above: Span, indent: int) -> int | None:
    text = snapshot.source.slice(above)
    inside = _inside(snapshot, above.end)
    if not text.strip() or "\t" in text:
        return None
    if isinstance(inside, Scalar):
        # A block text goes on as it is; the lines of other texts mean nothing by their places.
        return (
            _leading(text)
            if is_block_scalar(inside) and inside.span.start < above.start
            else _below_header(text, indent)
        )
    if inside is not None:
        return _leading(text) + (indent if text.rstrip().endswith(("[", "{", ",{", ", {")) else 0)
    return _below(snapshot, _taken_apart(text), indent)


def _below(snapshot: Snapshot, line: _Line, indent: int) -> int | None:
    if block := _BLOCK.fullmatch(line.rest.strip()):
        return line.column + int(block["digit"] or indent)
    if line.key is None:
        return line.indent
    if line.value:
        return line.column
    deeper = indent
    if line.key.strip("\"'") in _LISTS and not indent_step(snapshot.document).sequence:
        deeper = 0
    return line.column + deeper


def _below_header(text: str, indent: int) -> int | None:
    line = _taken_apart(text)
    block = _BLOCK.fullmatch(line.rest.strip())
    return line.column + int(block["digit"] or indent) if block else None


def _inside(snapshot: Snapshot, offset: int) -> Node | None:
    """The text of several lines, or the collection in brackets, that goes on behind ``offset``."""
    found: Node | None = None
    for _, node, _ in snapshot.document.walk():
        if node.span.start >= offset:
            break
        if isinstance(node, Scalar):
            if node.span.end > offset or (is_block_scalar(node) and node.span.end == offset):
                found = node
        elif isinstance(node, (Mapping, Sequence)) and node.flow and node.span.end > offset:
            found = node
    return found


def _taken_apart(text: str) -> _Line:
    found = _LINE.fullmatch(text)
    blanks, dashes, rest = found.group("blanks", "dashes", "rest") if found else ("", "", text)
    key = _KEY.fullmatch(rest.rstrip())
    return _Line(
        len(blanks),
        len(blanks + dashes),
        key["key"] if key else None,
        (key["value"] or "").strip() if key else None,
        rest,
    )


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
