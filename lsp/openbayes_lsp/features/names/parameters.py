"""Parameters: in the file, in the command, and in the script that gets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.document import child, merged, resolve
from openbayes_config.job.reach import reached
from openbayes_config.job.target import target_of
from openbayes_config.parse.nodes import Alias, Mapping, Scalar, Sequence
from openbayes_config.text import Span
from openbayes_lsp.features.names.model import Name, Outside, Use, written

if TYPE_CHECKING:
    from openbayes_config.job.command import Command
    from openbayes_lsp.snapshot import Snapshot


def parameters(snapshot: Snapshot) -> Iterator[Name]:
    """Every name that ``parameters`` or a specification of ``hyper_tuning`` gives; see :func:`declared`.

    A flag in the command belongs to it where the same program gets both, ``$NAME`` where it is the variable of a
    secret (template of client 0.28.3: secrets become environment variables).
    """
    command = snapshot.command
    places = _given(snapshot)
    for name, use in _used(snapshot, command) if command and command.offsets else ():
        if name in places:
            places[name].append(use)
    for name, uses in places.items():
        yield Name("parameter", name, tuple(sorted(uses, key=lambda use: use.span)))


def declared(snapshot: Snapshot, name: Name) -> Name:
    """The same parameter with the flag of the script that gets it."""
    target = target_of(snapshot.document, snapshot.report.context)
    flag = target.flag(name.text) if target and name.text else None
    return name._replace(outside=(Outside(flag.path or target.path, flag.span),)) if target and flag else name


def _given(snapshot: Snapshot) -> dict[str, list[Use]]:
    places: dict[str, list[Use]] = {}
    for node in _names(snapshot):
        span = written(snapshot.document, node, node.text)
        if span and isinstance(node.value, (str, int, float)):
            places.setdefault(node.text, []).append(Use(span, gives=True, node=node))
    return places


def _names(snapshot: Snapshot) -> Iterator[Scalar]:
    block = snapshot.document.at("parameters")
    specs = snapshot.document.at("hyper_tuning", "parameter_specs")
    for mapping in _with_merged(block) if isinstance(block, Mapping) else ():
        yield from (entry.key for entry in mapping.entries if not entry.merge and isinstance(entry.key, Scalar))
    for item in specs.items if isinstance(specs, Sequence) else ():
        name = child(item, "name") if not isinstance(item, Alias) else None
        if isinstance(name, Scalar) and name.text:
            yield name


def _with_merged(block: Mapping) -> list[Mapping]:
    """A mapping and all that it merges: a key that is given in several of them is the same parameter."""
    found = [block]
    for mapping in found:
        found += (each for each in merged(mapping) if each not in found)
    return found


def _used(snapshot: Snapshot, command: Command) -> Iterator[tuple[str, Use]]:
    yield from _flags(command)
    for name, use in _variables(command):
        if _is_secret(snapshot, name):
            yield name, use


def _is_secret(snapshot: Snapshot, name: str) -> bool:
    node = snapshot.document.at("parameters", name)
    flags = [resolve(child(node, key)) for key in ("is_secret", "isSecret")] if isinstance(node, Mapping) else []
    return any(isinstance(flag, Scalar) and bool(flag.value) for flag in flags)


def _flags(command: Command) -> Iterator[tuple[str, Use]]:
    """The flags that the program gets in the command itself, as far as they are written without quotes."""
    got = reached(command.line)
    for word in got.program.rest if got and not got.inner else ():
        flag, start = word.text.partition("=")[0], word.span.start
        if flag.startswith("--") and command.text.startswith(flag, start):
            yield flag[2:], Use(command.place(Span(start + 2, start + len(flag))))


def _variables(command: Command) -> Iterator[tuple[str, Use]]:
    for word in command.line.words:
        text = command.text[slice(*word.span)]
        for found in _VARIABLE.finditer(text) if "'" not in text and "\\" not in text else ():
            start, end = (word.span.start + at for at in found.span("name"))
            yield found["name"], Use(command.place(Span(start, end)))


_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]*)")
