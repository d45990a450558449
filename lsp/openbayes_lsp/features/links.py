"""Places in a file that lead somewhere: to a page of the platform, or to a file beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urljoin

from openbayes_config.diagnostic import Text
from openbayes_config.job.beside import scripts
from openbayes_config.job.bindings import span
from openbayes_config.job.references import fault
from openbayes_config.normalizer.written import written
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot

# Addresses of datasets and jobs lie below the user's or organization's name (the platform's own comments and samples).
_CONSOLE: Final = "https://openbayes.com/console"
# Pages are found by ids, it is not documented that they are by names: eleven characters in both cases for a dataset,
# twelve without upper case for a job.
_DATASET = re.compile(r"([^/]+)/((?=[^/]*[a-z])(?=[^/]+[A-Z0-9])[A-Za-z0-9]{11})/([0-9]+)(?:/.*)?")
_JOB = re.compile(r"([^/]+)/jobs/([a-z0-9]{12})/output(?:/.*)?")


class Link(NamedTuple):
    """The characters that lead to ``target``, a URI, and what is said about it."""

    span: Span
    target: str
    tooltip: Text
    args: dict[str, str]


def links(snapshot: Snapshot) -> Iterator[Link]:
    """Datasets and jobs that are bound, and the scripts that the command starts."""
    yield from _pages(snapshot)
    yield from _scripts(snapshot)


def page(data: str) -> tuple[str, Text] | None:
    """The address of a dataset version or a job; ``None`` where it is not known."""
    if fault(data) is not None:
        return None
    if found := _JOB.fullmatch(data):
        return f"{_CONSOLE}/{quote(found[1], '')}/jobs/{found[2]}", _OPEN_JOB
    if found := _DATASET.fullmatch(data):
        return f"{_CONSOLE}/{quote(found[1], '')}/datasets/{found[2]}/{found[3]}", _OPEN_DATASET
    return None


def _pages(snapshot: Snapshot) -> Iterator[Link]:
    for binding in written(snapshot.document):
        place = binding.item.span if binding.named else span(snapshot.document, binding.item, "data")
        at = snapshot.text.find(binding.data, *place) if binding.data else -1
        found = page(binding.data) if at >= 0 else None
        if found:
            yield Link(Span(at, at + len(binding.data)), *found, {})


def _scripts(snapshot: Snapshot) -> Iterator[Link]:
    files = snapshot.project.files
    command = snapshot.command
    if files is None or command is None or not snapshot.uri.startswith("file:"):
        return
    for script in scripts(command):
        if files.exists(script.path):
            target = urljoin(snapshot.uri, quote(script.path))
            yield Link(command.place(script.span), target, _OPEN_FILE, {"path": script.path})


_OPEN_DATASET = Text("Open the dataset on openbayes.com", "在 openbayes.com 上打开这个数据集")
_OPEN_JOB = Text("Open the execution on openbayes.com", "在 openbayes.com 上打开这次执行")
_OPEN_FILE = Text("Open {path}", "打开 {path}")
