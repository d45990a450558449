"""Input directories: where they are named, and which are bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.job.command import Command, appended, command_of
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.normalizer.written import Binding

# The same directory has several names in the container (documentation: data binding).
_INPUT = r"(?<![\w.\-/])(?:/openbayes/inputs?)?/input(\d+)(?![\w-])"


class Use(NamedTuple):
    """An input directory that is named in the command or in a flag behind it."""

    mount: str
    span: Span
    path: tuple[str | int, ...]


def uses(document: Document, context: Context) -> Iterator[Use]:
    """Where input directories are named, in the order in which the program gets them."""
    command = command_of(document, context)
    if command is None:
        return
    for found in re.finditer(_INPUT, command.text):
        yield Use(f"/input{found[1]}", command.place(Span(*found.span())), ("command",))
    for flag in appended(document, context):
        node = flag.view.node
        if isinstance(flag.value, str) and node:
            for found in re.finditer(_INPUT, flag.value):
                yield Use(f"/input{found[1]}", node.span, flag.path)


def bound(document: Document, context: Context) -> frozenset[str]:
    """The input directories that the file, or ``-d`` on the command line, says something about in any form."""
    from openbayes_config.normalizer.written import written

    if context.overrides.data:
        texts = list(context.overrides.data)
    else:
        texts = [each.path or document.source.slice(each.item.span) for each in written(document)]
    return frozenset(f"/input{number}" for text in texts for number in re.findall(r"input(\d+)", text))


def read_only(document: Document, context: Context) -> dict[str, Binding]:
    """The input directories that are certainly bound without the right to write, and their bindings."""
    from openbayes_config.normalizer.triples import ACCESS
    from openbayes_config.normalizer.written import written

    found: dict[str, Binding] = {}
    rights: dict[str, set[str]] = {}
    for binding in () if context.overrides.data else written(document):
        mount = mount_of(binding.path)
        access = ACCESS.get(binding.access.lower(), "")
        access = "READ_ONLY" if binding.form == "short" and not binding.access else access
        if mount and not binding.flaw:
            found.setdefault(mount, binding)
            rights.setdefault(mount, set()).add(access)
    return {mount: binding for mount, binding in found.items() if rights[mount] == {"READ_ONLY"}}


def mount_of(path: str) -> str | None:
    """The input directory in which a path lies."""
    found = re.match(_INPUT, path)
    return f"/input{found[1]}" if found and path[found.end() : found.end() + 1] in ("", "/") else None


def makes_folders(command: Command) -> bool:
    """Whether the command itself may make the directories that it names."""
    return any(each.arguments and each.arguments[0].text in ("ln", "mkdir", "mount") for each in command.line.segments)
