"""What a conversion changes for the job, and what it takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import LOST_BINDINGS, Client, judge
from openbayes_config.client.template import LEGACY_BINDINGS
from openbayes_config.document import Document, resolve
from openbayes_config.normalizer import remarks
from openbayes_config.normalizer.remarks import Remark
from openbayes_config.normalizer.triples import Triple
from openbayes_config.normalizer.written import Binding, groups
from openbayes_config.parse.nodes import key_of


def changes(document: Document, bindings: list[tuple[Binding, Triple]], client: Client) -> Iterator[Remark]:
    """The keys and entries that the client has lost so far, and what was added to the entries."""
    lost = _lost(document, client)
    for group in groups(document):
        places = {id(group.outer.key), id(group.entry.key), id(resolve(group.outer.value))}
        if group.bindings and (key_of(group.outer.key) in LEGACY_BINDINGS or not places.isdisjoint(lost)):
            args = {"key": key_of(group.entry.key), "client": client.version}
            yield Remark(group.entry.key.span, remarks.WAS_UNREAD, args)
            lost -= places
    for binding, triple in bindings:
        args = {"data": triple.data, "path": triple.path, "client": client.version}
        if not {id(binding.item), id(resolve(binding.item))}.isdisjoint(lost):
            yield Remark(binding.item.span, remarks.WAS_DROPPED, args)
        if binding.named:
            yield Remark(binding.item.span, remarks.NAME_IS_DATA, args)
        if binding.form == "long" and not binding.access and not binding.whole:
            yield Remark(binding.item.span, remarks.NOW_READ_ONLY, args)


def _lost(document: Document, client: Client) -> set[int]:
    """The identities of the nodes at which the client loses bindings."""
    outcomes = judge(document, "workspace", client).outcomes
    return {id(each.node) for each in outcomes if each.reason in LOST_BINDINGS or each.reason == "duplicate_key"}
