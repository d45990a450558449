"""Data bindings in their other form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_lsp.features.actions.action import REWRITE, Action

if TYPE_CHECKING:
    from openbayes_config.normalizer import Normalized, Refusal, To
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

FORMS: tuple[To, ...] = ("data_bindings", "bindings")


def conversions(snapshot: Snapshot, within: Span) -> Iterator[Action]:
    """The form that the bindings at a place do not have, and why they cannot have it."""
    from openbayes_config.normalizer.written import groups

    held = [group for group in groups(snapshot.document) if group.bindings and not group.merged]
    touched = (group.outer.key.span.start <= within.end and within.start <= group.outer.span.end for group in held)
    if not any(touched):
        return
    for to in FORMS:
        if any(group.key != to for group in held):
            yield from conversion(snapshot, to)


def conversion(snapshot: Snapshot, to: To) -> Iterator[Action]:
    """The bindings of the file in one form; nothing where they have it."""
    from openbayes_config.normalizer import Normalized

    title, found = _CONVERT.in_(snapshot.lang, {"to": to}), _normalized(snapshot, to)
    if not isinstance(found, Normalized):
        reason = snapshot.masker.hide(found.remarks[0].in_(snapshot.lang))
        yield Action(REWRITE, title, (), impossible=reason)
    elif found.edits:
        title += _CHANGES.in_(snapshot.lang) if found.notes else ""
        yield Action(REWRITE, title, found.edits)


@lru_cache(maxsize=4)
def _normalized(snapshot: Snapshot, to: To) -> Normalized | Refusal:
    """Kept for as long as a cursor moves through the same version."""
    from openbayes_config.normalizer import Refusal, normalize

    try:
        return normalize(snapshot.document, to, snapshot.project.client)
    except Refusal as refusal:
        return refusal


_CONVERT = Text("Write the bindings as `{to}`", "把数据绑定改写为 `{to}`")
_CHANGES = Text(" (changes what is bound)", "（会改变实际绑定的内容）")
