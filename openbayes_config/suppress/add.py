"""New comments that silence findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from openbayes_config.parse.nodes import Scalar
from openbayes_config.suppress.comments import Suppression, read
from openbayes_config.suppress.sift import cannot_be_silenced, lines_of
from openbayes_config.text import Edit, Span

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.document import Document

_WIDTH = 120


def add(
    document: Document, findings: Iterable[Diagnostic], reason: str = "", *, whole: bool = False
) -> tuple[Edit, ...]:
    """Comments that silence ``findings``, as few and as near to them as can be, in the style of the file.

    A comment stands behind the line of the finding, above it where there is no room, or at the beginning of the file
    where neither can be, or with ``whole``. ``reason`` goes into each of them.
    """
    places = _places(document)
    wanted: dict[int, list[str]] = {}
    for each in findings:
        if cannot_be_silenced(each.rule):
            continue
        lines = () if whole else lines_of(each, document)
        line = next((line for line in lines if places.takes(line)), 0)
        ids = wanted.setdefault(line, [])
        if each.rule.id not in ids:
            ids.append(each.rule.id)
    # A comment is one line.
    words = " ".join(reason.split())
    return tuple(places.edit(line, sorted(ids), words) for line, ids in sorted(wanted.items()))


@lru_cache(maxsize=4)
def _places(document: Document) -> _Places:
    return _Places(document)


class _Places:
    """Where comments can stand."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._scalars = sorted(_text_span(document, node) for _, node, _ in document.walk() if isinstance(node, Scalar))
        self._present = _present(document)
        self._commented = {self._source.position(each.span.start).line for each in document.comments}

    def takes(self, line: int) -> bool:
        """Whether a comment behind or above ``line`` is one."""
        return self._behind(line) or self._above(line)

    def edit(self, line: int, ids: list[str], reason: str) -> Edit:
        """The edit that silences rules on a line, in the whole file for line 0."""
        if present := self._present.get(line):
            return Edit(Span(*(present.names[-1].span.end,) * 2), "".join(f", {each}" for each in ids))
        word = "ignore" if line else "ignore-file"
        comment = f"# obconf: {word}[{', '.join(ids)}]" + (f" {reason}" if reason else "")
        if line and self._behind(line) and not self._too_wide(line, comment):
            end = self._text_end(line)
            return Edit(Span(end, end), f"  {comment}")
        start = self._source.line_starts[line - 1] if line else 0
        blank = self._indent(line) if line else ""
        return Edit(Span(start, start), f"{blank}{comment}{self._source.newline}")

    def _too_wide(self, line: int, comment: str) -> bool:
        return self._above(line) and self._text_end(line) - self._source.line_starts[line - 1] + len(comment) > _WIDTH

    def _behind(self, line: int) -> bool:
        end = self._source.line_span(line).end
        return line not in self._commented and not self._inside(end) and end > self._source.line_starts[line - 1]

    def _above(self, line: int) -> bool:
        # Above a comment it would be one for the line below that.
        text = self._source.slice(self._source.line_span(line)).lstrip(" \t")
        return not text.startswith("#") and not self._inside(self._source.line_starts[line - 1])

    def _inside(self, at: int) -> bool:
        """Whether a scalar goes on over ``at``, where a line begins or ends."""
        index = bisect_right(self._scalars, (at, 0)) - 1
        return index >= 0 and self._scalars[index].start < at < self._scalars[index].end

    def _text_end(self, line: int) -> int:
        start, end = self._source.line_span(line)
        return start + len(self._source.text[start:end].rstrip(" \t"))

    def _indent(self, line: int) -> str:
        start, end = self._source.line_span(line)
        text = self._source.text[start:end]
        return text[: len(text) - len(text.lstrip(" "))]


def _present(document: Document) -> dict[int, Suppression]:
    """For each line, and for line 0, the whole file, a comment that already silences something, and can name more."""
    found: dict[int, Suppression] = {}
    for each in read(document):
        for line in (0,) if each.kind == "ignore-file" else each.lines:
            if each.kind and each.names:
                found.setdefault(line, each)
    return found


def _text_span(document: Document, node: Scalar) -> Span:
    """The places at which a comment would become a part of a scalar, the first and the last one left out."""
    if node.style not in ("literal", "folded"):
        return node.span
    # A comment may stand behind the header, but not behind the last line.
    header = document.source.position(node.span.start).line
    return Span(document.source.line_span(header).end, node.span.end + 1)
