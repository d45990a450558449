"""Keys that look like a known one."""

from __future__ import annotations

from collections.abc import Iterable

FURTHEST = 2
_SHORT = 4


def nearest(key: str, known: Iterable[str]) -> str | None:
    """The known key with the smallest edit distance to ``key``; the first of several.

    The distance is two at most. Of a known key of four letters or fewer it is one, lest ``name`` be taken for
    ``node``; but all its letters in another order will do.
    """
    best, least = None, FURTHEST + 1
    for each in known:
        furthest = FURTHEST if len(each) > _SHORT or sorted(key) == sorted(each) else 1
        away = distance(key, each, min(least, furthest + 1))
        if away < least and away <= furthest:
            best, least = each, away
    return best


def distance(one: str, other: str, limit: int) -> int:
    """The Levenshtein distance of two texts, or ``limit`` where it is not smaller."""
    # An edit changes the length by one at most, and the set of characters by two.
    if abs(len(one) - len(other)) >= limit or len(set(one) ^ set(other)) > 2 * (limit - 1):
        return limit
    row = list(range(len(other) + 1))
    for index, char in enumerate(one, 1):
        before, row[0] = row[0], index
        for column, theirs in enumerate(other, 1):
            changed = before + (char != theirs)
            before = row[column]
            row[column] = min(changed, row[column] + 1, row[column - 1] + 1)
    return min(row[-1], limit)
