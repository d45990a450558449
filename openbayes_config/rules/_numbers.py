"""Numbers of YAML 1.1 that readers of YAML 1.2 take for texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.rules import _sent

# One of these is in every such number, and hardly in any other.
_MARKS = frozenset("_bx")


def reader_dependent(document: Document, context: Context) -> Iterator[tuple[Path, Scalar]]:
    """Parameters with underscores, in base 2, or in base 16 with a sign; not those that are read in an odd base."""
    found = _differing(document)
    if found:
        told = {seen.outcome.path for seen in context.observed("octal_number", "base_60_number")}
        yield from (each for each in found if each[0] not in told)


def is_grouped(text: str) -> bool:
    """Whether underscores stand between thousands."""
    whole, _, fraction = text.lstrip("+-").partition(".")
    first, *groups = whole.split("_")
    return "_" not in fraction and 0 < len(first) < 4 and all(len(each) == 3 for each in groups)


@lru_cache(maxsize=4)
def _differing(document: Document) -> list[tuple[Path, Scalar]]:
    return [
        (path, node)
        for _, path, node, _ in _sent.plain(document)
        if isinstance(node.value, (int, float)) and not _MARKS.isdisjoint(node.text) and _differs(node)
    ]


def _differs(node: Scalar) -> bool:
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)) or node.value - node.value != 0:
        return False
    digits = node.text.lstrip("+-")
    return "_" in digits or digits.startswith("0b") or (digits.startswith("0x") and digits != node.text)
