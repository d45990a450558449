"""Findings that one file has and the other has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from openbayes_config.diagnostic import Diagnostic


def unmatched(findings: Sequence[Diagnostic], others: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of ``findings`` that have no counterpart in ``others``: the same rule, best about the same node."""
    exact = Counter((each.rule.id, each.pointer) for each in others)
    left: list[Diagnostic] = []
    for each in findings:
        key = (each.rule.id, each.pointer)
        if exact[key]:
            exact[key] -= 1
        else:
            left.append(each)
    rules = Counter(rule for (rule, _), count in exact.items() for _ in range(count))
    found: list[Diagnostic] = []
    for each in left:
        if rules[each.rule.id]:
            rules[each.rule.id] -= 1
        else:
            found.append(each)
    return tuple(found)
