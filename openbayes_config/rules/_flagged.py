"""The keys beside the flag of a secret parameter that the client does not read."""

from __future__ import annotations

from typing import NamedTuple, TypeGuard

from openbayes_config.context import Context, Observed
from openbayes_config.parse.nodes import Path


class Misspelt(NamedTuple):
    """A key that is nearly spelt like one that is read, and is missing."""

    key: str
    known: str


def misspelt(seen: Observed) -> tuple[Misspelt, ...]:
    """The misspelt keys of a parameter that was seen as ``unpacked_map``."""
    lost, known = (seen.outcome.args.get(each) for each in ("lost", "known"))
    pairs = zip(lost, known, strict=True) if _is_words(lost) and _is_words(known) else ()
    return tuple(Misspelt(*pair) for pair in pairs if pair[1])


def lost(seen: Observed) -> tuple[str, ...]:
    """The keys that are not read of a parameter that was seen as ``unpacked_map``."""
    found = seen.outcome.args.get("lost")
    return found if _is_words(found) else ()


def told(context: Context, *known: str) -> frozenset[Path]:
    """The parameters of which another rule says that one of the keys ``known`` is misspelt."""
    return frozenset(
        seen.outcome.path[:2]
        for seen in context.observed("unpacked_map")
        if any(each.known in known for each in misspelt(seen))
    )


def _is_words(value: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(value, tuple)
