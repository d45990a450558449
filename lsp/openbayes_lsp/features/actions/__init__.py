"""What can be done about a place: repairs, comments that silence, and other forms of what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from openbayes_lsp.features.actions.action import FIX_ALL, KINDS, QUICKFIX, REWRITE, Action, Kind
from openbayes_lsp.features.actions.bindings import conversions
from openbayes_lsp.features.actions.repairs import repair_all, repairs
from openbayes_lsp.features.actions.silencing import silencing
from openbayes_lsp.features.actions.specs import completions

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

__all__ = ["FIX_ALL", "KINDS", "QUICKFIX", "REWRITE", "Action", "Kind", "actions"]


def actions(
    snapshot: Snapshot, within: Span, findings: tuple[Diagnostic, ...], wanted: Callable[[Kind], bool]
) -> Iterator[Action]:
    """What can be done about ``findings`` and about what stands at a place, of the kinds that are ``wanted``; what is
    most likely wanted comes first.
    """
    if wanted(QUICKFIX):
        yield from repairs(snapshot, findings)
        yield from completions(snapshot, within, findings)
        yield from silencing(snapshot, findings)
    if wanted(REWRITE):
        yield from conversions(snapshot, within)
    if wanted(FIX_ALL):
        yield from repair_all(snapshot)
