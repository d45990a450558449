"""Lenses that hold still while a line is being typed: with every key they would say something else, or come and go and
move the text below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openbayes_lsp.features.change import Change
from openbayes_lsp.features.lenses import SHOW_JOB, Lens, lenses

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


class Kept(NamedTuple):
    """The lenses of a text when nothing in it was unfinished."""

    text: str
    lenses: tuple[Lens, ...]


def steady(snapshot: Snapshot, before: Kept | None, *, waiting: bool) -> Kept:
    """The lenses of a version, ``before`` those of an earlier one. ``waiting`` says that some findings are not shown
    yet: then the file is not called refused either. Trials stay also where the text cannot be read.
    """
    found = {each.command: each for each in lenses(snapshot)}
    broken = snapshot.report.context.broken
    if before is None or not (waiting or broken):
        return Kept(snapshot.text, tuple(found.values()))
    old = {each.command: each for each in _moved(before, snapshot.text)}
    refused = not snapshot.shown(snapshot.mode).accepted
    for command, lens in old.items():
        if command not in found or (command == SHOW_JOB and waiting and refused):
            found[command] = lens
    return Kept(snapshot.text, tuple(sorted(found.values(), key=lambda each: each.span)))


def _moved(before: Kept, text: str) -> list[Lens]:
    """The lenses whose keys are still there, at their places in ``text``."""
    change = Change.between(before.text, text)
    return [each._replace(span=span) for each in before.lenses if (span := change.moved(each.span))]
