"""The edits between two texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from openbayes_config.text import Edit, Source, Span
from openbayes_lsp.features.change import Change


def difference(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make one text of another, each as short as can be; none begins or ends within a CRLF."""
    return tuple(_edits(old, new))


def _edits(old: str, new: str) -> Iterator[Edit]:
    from difflib import SequenceMatcher

    starts, others = ([*Source(text).line_starts, len(text)] for text in (old, new))
    lines, other_lines = _lines(old, starts), _lines(new, others)
    for kind, first, last, other_first, other_last in SequenceMatcher(None, lines, other_lines, False).get_opcodes():
        if kind != "equal":
            start = starts[first]
            yield _trimmed(start, old[start : starts[last]], new[others[other_first] : others[other_last]])


def _lines(text: str, starts: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise(starts)]


def _trimmed(at: int, old: str, new: str) -> Edit:
    """``old``, which stands at an offset, replaced by ``new`` without what both have at their ends."""
    start, end, new_end = Change.between(old, new)
    start -= old[:start].endswith("\r")
    behind = old[end : end + 1] == "\n"
    return Edit(Span(at + start, at + end + behind), new[start : new_end + behind])
