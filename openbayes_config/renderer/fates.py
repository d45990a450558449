"""What becomes of every binding that a file writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openbayes_config.client import LOST_BINDINGS, Outcome, Reason
from openbayes_config.document import Document, resolve
from openbayes_config.normalizer.written import Binding, groups
from openbayes_config.parse.nodes import Path, key_of


class Fate(NamedTuple):
    """A binding, where it is written, and why it is not sent; ``None`` for one that is sent once the file is accepted.

    ``by`` is the key that is read in its place, empty where there is none. What the client cannot read as a binding at
    all is left out (``Binding.flaw``), unless it loses it in silence.
    """

    binding: Binding
    path: Path
    reason: Reason | None
    by: str = ""

    @property
    def access(self) -> str:
        """The access mode as it is written; the short form may leave it out."""
        return self.binding.access or ("ro" if self.binding.form == "short" else "")


def fates(document: Document, outcomes: Iterable[Outcome]) -> Iterator[Fate]:
    """The bindings of a document in the order of the text; ``outcomes`` are those of a verdict about it."""
    lost = {id(each.node): each for each in outcomes if each.reason in LOST_BINDINGS and each.node}
    for group in groups(document):
        above = (group.outer.key, group.entry.key, resolve(group.outer.value))
        whole = next((lost[id(node)] for node in above if id(node) in lost), None)
        keys = tuple(key_of(entry.key) for entry in dict.fromkeys((group.outer, group.entry)))
        for index, binding in enumerate(group.bindings):
            found = whole or lost.get(id(binding.item))
            if found:
                yield Fate(binding, (*keys, index), found.reason, str(found.args.get("by", "")))
            elif not binding.flaw:
                yield Fate(binding, (*keys, index), None)
