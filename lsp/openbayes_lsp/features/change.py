"""What differs between two texts."""

from __future__ import annotations

from typing import NamedTuple

from openbayes_config.text import Span


class Change(NamedTuple):
    """The one piece in which a text differs from an older one: it ends at ``old_end`` there, at ``new_end`` here."""

    start: int
    old_end: int
    new_end: int

    @classmethod
    def between(cls, old: str, new: str) -> Change:
        """The shortest such piece."""
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        return cls(start, len(old) - end, len(new) - end)

    def moved(self, span: Span) -> Span | None:
        """Where a span of the older text is now; ``None`` where it has changed."""
        if span.end <= self.start:
            return span
        shift = self.new_end - self.old_end
        return Span(span.start + shift, span.end + shift) if span.start >= self.old_end else None


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
