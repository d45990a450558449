"""How rules are named: by id, by name, by the beginning of an id, or all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Rule

ALL = "ALL"
ALWAYS = frozenset({"OB001", "OB002", "OB003", "OB004", "OB090"})
"""The rules that cannot be turned off: what cannot be read cannot be judged either."""

_EXACT = 9


def normal(selector: str) -> str:
    """A selector as it is compared: letter case does not matter."""
    upper = selector.upper()
    return (
        upper if upper == ALL or (upper.startswith("OB") and upper[2:].isdigit()) or upper == "OB" else selector.lower()
    )


def strength(selectors: Iterable[str], rule: Rule) -> int:
    """How precisely one of ``selectors`` names ``rule``: 0 not at all, 9 by its id or name."""
    best = 0
    for selector in selectors:
        if selector in (rule.id, rule.name):
            return _EXACT
        if selector == ALL:
            best = max(best, 1)
        elif rule.id.startswith(selector):
            best = max(best, len(selector))
    return best


def is_exact(found: int) -> bool:
    """Whether a rule was named by its id or name."""
    return found == _EXACT


def unknown(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether ``selector`` names no rule at all."""
    return not any(strength((selector,), rule) for rule in rules)


def suggestion(selector: str, rules: Iterable[Rule]) -> str:
    """The name or id that was probably meant, or an empty text; also for words like ``Lost_Bindings``."""
    from difflib import get_close_matches

    every = tuple(rules)
    name = selector.lower().strip().replace("_", "-").replace(" ", "-")
    exact = [rule.name for rule in every if name in (rule.name, rule.id.lower())]
    names = exact or get_close_matches(name, [rule.name for rule in every], 1, 0.7)
    return names[0] if names else ""
