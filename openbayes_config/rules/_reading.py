"""Repairs of lines that cannot be read, each tried on the text before it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.client.shapes import BINDINGS, NESTED, ROOT, Shape
from openbayes_config.diagnostic import Fix, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Mapping, Path, Problem, Scalar, key_of
from openbayes_config.parse.spans import end_of_line, start_of_line
from openbayes_config.text import Edit, Span, apply

MOST = 4
"""Of so many mistakes in a file a repair is tried: the text is read again for each."""
_LARGEST = 1 << 13  # far more than files of people have, and little enough to be read again while one is typed


class _Way(NamedTuple):
    title: Text
    edits: tuple[Edit, ...]
    evident: bool = True  # whether there is only one such way where the line's key is a known one


def repairs(document: Document, problem: Problem) -> tuple[Fix, ...]:
    """The one repair of a mistake after which its line can be read and everything else is read as before."""
    source = document.source
    if source.fault is not None or len(source.text) > _LARGEST:
        return ()
    from openbayes_config.rules._readable import readable

    found = [(way, after) for way in _ways(document, problem) if (after := readable(document, way.edits))]
    if not found or any(not _same(after, found[0][1]) for _, after in found[1:]):
        return ()
    way, after = found[0]
    safe = way.evident and _is_known(after, start_of_line(source.text, problem.span.start))
    return (Fix(way.title, way.edits, safe, reads=True),)


def _ways(document: Document, problem: Problem) -> Iterator[_Way]:
    text, span = document.source.text, problem.span
    match problem.kind, problem.args.get("reason"):
        case "syntax", "full_width_colon":
            gap = "" if text[span.end : span.end + 1] in _BLANK else " "
            yield _Way(_COLON if gap else _BARE_COLON, (Edit(span, ":" + gap),))
        case "syntax", "colon_without_space":
            yield _Way(_COLON, (Edit(Span(span.end, span.end), " "),))
        case "syntax", "key_without_colon":
            yield _Way(_BARE_COLON, (Edit(Span(span.end, span.end), ":"),))
        case "syntax", "unclosed_quote":
            yield from _quote(text, span)
        case "tab", _:
            yield from _indents(document) if problem.args.get("indent") else _tab(text, span)
        case _:
            pass


_BLANK = ("", " ", "\n", "\r")


def _quote(text: str, span: Span) -> Iterator[_Way]:
    """The quotation mark at the end of its line, where no comment stands that may belong to the value."""
    end = end_of_line(text, span.start)
    if "#" not in text[span.start : end]:
        at = span.start + len(text[span.start : end].rstrip())
        yield _Way(_QUOTE, (Edit(Span(at, at), text[span.start]),), evident=False)


def _tab(text: str, span: Span) -> Iterator[_Way]:
    yield _Way(_SPACE, (Edit(span, "" if text[span.end : span.end + 1] in ("", "\n", "\r") else " "),))


def _indents(document: Document) -> Iterator[_Way]:
    """All tabs at the beginning of lines at once, for the lines depend on each other. How wide one is matters only
    where other lines are indented with spaces.
    """
    from openbayes_config.parse.pyyaml import surely_refused

    text = document.source.text
    tabs = [each.span for each in document.problems if each.kind == "tab" and each.args.get("indent")]
    found = [
        tuple(Edit(span, text[slice(*span)].replace("\t", " " * width)) for span in tabs)
        for width in ((2, 4, 8) if re.search(r"^ +[^\s#]", text, re.MULTILINE) else (2,))
    ]
    fine = [edits for edits in found if len(found) == 1 or not surely_refused(apply(text, edits))]
    yield from (_Way(_INDENT, edits, evident=False) for edits in fine or found[:1])


def _same(one: Document, other: Document) -> bool:
    """Whether two texts say the same, as far as they can be read."""
    said = [
        [(path, is_key, node.value) for path, node, is_key in each.walk() if isinstance(node, Scalar)]
        for each in (one, other)
    ]
    return repr(said[0]) == repr(said[1])


def _is_known(document: Document, line: int) -> bool:
    """Whether the key of the line that begins at ``line`` is one of the client's, and stands there only once."""
    end = end_of_line(document.source.text, line)
    path = next((path for path, node, is_key in document.walk() if is_key and line <= node.span.start < end), ())
    parent = document.at(*path[:-1])
    if not path or not isinstance(parent, Mapping) or not _is_clients(path):
        return False
    return [key_of(entry.key) for entry in parent.entries].count(path[-1]) == 1


def _is_clients(path: Path) -> bool:
    shape: Shape | None = ROOT
    for part in path:
        if shape and shape.kind == "bindings":
            shape = BINDINGS if isinstance(part, int) else NESTED
        if shape:
            shape = shape.item if isinstance(part, int) else shape.keys.get(part)
    return shape is not None


_COLON = Text("Write `{key}: `", "改为 `{key}: `")
_BARE_COLON = Text("Write `{key}:`", "改为 `{key}:`")
_QUOTE = Text("Close the quotation mark at the end of the line", "在行末补上引号")
_SPACE = Text("Put a space in place of the tab", "把制表符换成空格")
_INDENT = Text("Indent with spaces instead of tabs", "改用空格缩进")
