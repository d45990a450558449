"""What names stand for: where a name is given, where it is used, and where a script beside the file declares it.

A name is an anchor, a parameter, an input directory, a metric, or the path of a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_lsp.features.names.model import Name, Outside, Use

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot

__all__ = ["Name", "Outside", "Use", "definitions", "name_at"]


def name_at(snapshot: Snapshot, offset: int) -> Name | None:
    """The name at a place; a place right behind a name belongs to it."""
    from openbayes_lsp.features.names.anchors import anchors
    from openbayes_lsp.features.names.metrics import metrics
    from openbayes_lsp.features.names.mounts import mounts
    from openbayes_lsp.features.names.parameters import declared, parameters
    from openbayes_lsp.features.names.scripts import scripts

    for kind in (anchors, parameters, metrics, mounts, scripts):
        for name in kind(snapshot):
            if name.use_at(offset):
                return declared(snapshot, name) if name.kind == "parameter" else name
    return None


def definitions(name: Name, offset: int) -> tuple[tuple[Use, ...], tuple[Outside, ...]]:
    """Where to go from a use of a name at ``offset``: to its declaration in a script, else to where the file gives it.

    From the only place that gives a name there is nowhere to go but there.
    """
    if name.outside:
        return (), name.outside
    given = tuple(use for use in name.uses if use.gives)
    elsewhere = tuple(use for use in given if use != name.use_at(offset))
    return elsewhere or given, ()
