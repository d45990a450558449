"""Comments that silence findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_lsp.features.actions.action import QUICKFIX, Action

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Edit
    from openbayes_lsp.snapshot import Snapshot


def silencing(snapshot: Snapshot, findings: tuple[Diagnostic, ...]) -> Iterator[Action]:
    """For each finding a comment on its line and one for the file, where comments can silence it.

    A text that cannot be read as a whole gets none: nobody can tell where a comment would be one.
    """
    from openbayes_config.suppress import add, cannot_be_silenced

    if snapshot.report.context.broken:
        return
    offered: set[tuple[Edit, ...]] = set()
    for whole, title in ((False, _ON_LINE), (True, _IN_FILE)):
        for each in findings:
            if cannot_be_silenced(each.rule):
                continue
            edits = add(snapshot.document, (each,), whole=whole)
            elsewhere = not whole and edits == add(snapshot.document, (each,), whole=True)
            if edits and not elsewhere and edits not in offered:
                offered.add(edits)
                words = title.in_(snapshot.lang, {"id": each.rule.id, "name": each.rule.name})
                yield Action(QUICKFIX, words, edits, (each,))


_ON_LINE = Text("Ignore {id} ({name}) on this line", "在此行忽略 {id}（{name}）")
_IN_FILE = Text("Ignore {id} ({name}) in this file", "在本文件中忽略 {id}（{name}）")
