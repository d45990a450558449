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
    found = [each for each in findings if not cannot_be_silenced(each.rule)]
    whole = {each.rule: add(snapshot.document, (each,), whole=True) for each in found}
    offered: set[tuple[Edit, ...]] = set()
    for each in found:
        edits = add(snapshot.document, (each,))
        # Where no comment can be on the line, it is one for the file.
        if edits != whole[each.rule] and edits not in offered and snapshot.document.root is not None:
            offered.add(edits)
            yield _action(snapshot, _ON_LINE, edits, each)
    for rule, edits in whole.items():
        yield _action(snapshot, _IN_FILE, edits, next(each for each in found if each.rule is rule))


def _action(snapshot: Snapshot, title: Text, edits: tuple[Edit, ...], finding: Diagnostic) -> Action:
    words = title.in_(snapshot.lang, {"id": finding.rule.id, "name": finding.rule.name})
    return Action(QUICKFIX, words, edits, (finding,))


_ON_LINE = Text("Ignore {id} ({name}) on this line", "在此行忽略 {id}（{name}）")
_IN_FILE = Text("Ignore {id} ({name}) in this file", "在本文件中忽略 {id}（{name}）")
