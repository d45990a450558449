"""Input directories: where data are bound to them, and where they are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.job.bindings import span
from openbayes_config.job.inputs import mount_of, uses
from openbayes_config.normalizer import written as bindings
from openbayes_config.text import Span
from openbayes_lsp.features.names.model import Name, Use

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


def mounts(snapshot: Snapshot) -> Iterator[Name]:
    """Every input directory that is bound, or named in the command or in a value behind it."""
    places: dict[str, set[Use]] = {}
    for mount, use in (*_bound(snapshot), *_used(snapshot)):
        places.setdefault(mount, set()).add(use)
    for mount, found in places.items():
        yield Name("mount", mount, tuple(sorted(found, key=lambda use: use.span)))


def _bound(snapshot: Snapshot) -> Iterator[tuple[str, Use]]:
    document = snapshot.document
    for binding in bindings.written(document):
        mount = mount_of(binding.path)
        at = document.source.text.find(binding.path, *span(document, binding.item, "path")) if mount else -1
        if mount and at >= 0:
            yield mount, Use(Span(at, at + len(binding.path)), gives=True)


def _used(snapshot: Snapshot) -> Iterator[tuple[str, Use]]:
    text = snapshot.text
    for use in uses(snapshot.document, snapshot.report.context):
        at = text.find(use.mount, *use.span)
        if at >= 0:
            yield use.mount, Use(Span(at, at + len(use.mount)))
