"""The command of a file, taken apart, and the flags that the platform puts behind it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from openbayes_config.client.parameters import parameters
from openbayes_config.client.secrets import flag_of
from openbayes_config.client.template import STRUCTURED
from openbayes_config.client.view import View, is_map, view
from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.shell import CommandLine, parse_command
from openbayes_config.text import Span, maker

CHANGES = frozenset(("newTask", "newBatchTask", "command"))
"""The parts of the request in which the command is."""


class Command(NamedTuple):
    """The command of a file. ``span`` is where its value stands; ``source`` is the text of the document where it
    stands there as it is, and no alias.
    """

    node: Scalar
    span: Span
    line: CommandLine
    source: str | None

    @property
    def offsets(self) -> tuple[int, ...] | None:
        """Where each of its characters stands in the document, and its end; ``None`` where that cannot be told."""
        return None if self.source is None else _offsets(self.source, self.node)

    @property
    def text(self) -> str:
        """The command as it is sent."""
        return self.line.text

    def place(self, span: Span) -> Span:
        """The place in the document of a part of the command; all of it where that cannot be told."""
        offsets = self.offsets
        if offsets is None or not self.text:
            return self.span
        start = offsets[min(span.start, len(self.text) - 1)]
        end = offsets[span.end - 1] + 1 if span.end > span.start else start
        return Span(start, max(start, end))


class Appended(NamedTuple):
    """A flag that is put behind the command: a parameter, or one that tuning varies (``spec`` is its type then).

    ``span`` is the place of its name; ``view`` the value of a parameter, or the whole specification.
    """

    name: str
    span: Span
    path: Path
    view: View
    value: object
    spec: str | None = None

    @property
    def flag(self) -> str:
        """The flag as it is written."""
        return f"--{self.name}"


_appended = maker(Appended)


def command_of(document: Document, context: Context) -> Command | None:
    """The command that would run; ``None`` where there is none, or nothing certain can be said about it."""
    if context.broken or context.mode == "workspace" or context.overrides.command:
        return None
    return _read(document)


def command_in(document: Document) -> Command | None:
    """The command as it is written, however the file is run and whatever else in it cannot be read; ``None`` where a
    mistake stands in the command itself.
    """
    found = _read(document)
    if found is None or any(_meet(problem.span, found.span) for problem in document.problems):
        return None
    return found


def _meet(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


@lru_cache(maxsize=4)
def appended(document: Document, context: Context) -> tuple[Appended, ...]:
    """The flags behind the command, in their order: parameters other than secrets, then those that tuning varies.

    The documentation shows both (config file and tuning pages); clients up to 0.28.2 give a tuning run no parameters.
    """
    if context.broken or context.mode == "workspace":
        return ()
    found: list[Appended] = []
    if context.mode != "hypertuning" or context.client.sends_parameters:
        found += _parameters(document)
    if context.mode != "task":
        found += _specs(document)
    return tuple(found)


@lru_cache(maxsize=4)
def _read(document: Document) -> Command | None:
    entry, node = document.entry("command"), document.at("command")
    if not entry or not isinstance(node, Scalar) or not isinstance(node.value, str) or not node.value.strip():
        return None
    source = document.source.text if entry.value is node else None
    return Command(node, entry.value.span, _line(node.value), source)


@lru_cache(maxsize=4)
def _line(text: str) -> CommandLine:
    """Most key presses leave the command as it is."""
    return parse_command(text)


@lru_cache(maxsize=4)
def _parameters(document: Document) -> tuple[Appended, ...]:
    return tuple(
        _appended((name, _key(parameter), ("parameters", name), value, value.value, None))
        for name, parameter in parameters(view(document))
        if (value := _shown(parameter))
    )


def _shown(parameter: View) -> View | None:
    """What is sent in the open for a parameter: itself, or the ``value`` in it; nothing for a secret."""
    if not is_map(parameter.value):
        return parameter
    if flag_of(parameter):
        return None
    if not any(key in parameter.value for key in STRUCTURED):
        return parameter
    return parameter.get("value") or View(None, parameter.node, parameter.path, parameter.key)


@lru_cache(maxsize=4)
def _specs(document: Document) -> tuple[Appended, ...]:
    block = view(document).get("hyper_tuning")
    specs = block.get("parameter_specs") if block else None
    return tuple(_spec(each) for each in (specs.items if specs else ()) if _is_named(each))


def _is_named(spec: View) -> bool:
    name = spec.get("name")
    return name is not None and isinstance(name.value, str)


def _spec(spec: View) -> Appended:
    name, kind = spec.entries["name"], spec.get("type")
    span = name.node.span if name.node else Span(0, 0)
    return Appended(str(name.value), span, name.path, spec, None, str(kind.value) if kind else "")


def _key(each: View) -> Span:
    node = each.key or each.node
    return node.span if node else Span(0, 0)


@lru_cache(maxsize=4)
def _offsets(source: str, node: Scalar) -> tuple[int, ...] | None:
    """Where each character of a scalar stands; ``None`` where other escapes than those of quote and backslash are."""
    at = node.span.start
    if node.style in ("literal", "folded"):
        if node.text[:1] in (" ", "\n"):
            return None
        at = source.find("\n", at, node.span.end) + 1 or node.span.end
    elif node.style != "plain":
        at += 1
    first = _next(source, at, node, node.text[0])
    if first >= 0 and _is_written(source, first, node):
        return tuple(range(first, first + len(node.text) + 1))
    places: list[int] = []
    for char in node.text:
        at = _next(source, at, node, char)
        if at < 0:
            return None
        places.append(min(at, node.span.end))
        at += 1
    return (*places, min(at, node.span.end))


def _is_written(source: str, at: int, node: Scalar) -> bool:
    """Whether all of a scalar stands at ``at``, without folds and escapes."""
    return (
        at + len(node.text) <= node.span.end
        and source.startswith(node.text, at)
        and not any(each in node.text for each in "\n'\\")
    )


def _next(source: str, at: int, node: Scalar, char: str) -> int:
    """The place of the next character of a scalar, from ``at`` on; -1 where something else stands there."""
    quoted, end = node.style in ("single", "double"), node.span.end
    if at >= end:
        return end if char == "\n" else -1
    if char in " \n" and source[at] != char:
        return at if source[at] in "\r\n" else -1
    at = _skip(source, at, end, char)
    if at < end and quoted and source[at] == ("'" if node.style == "single" else "\\") and source[at + 1] == char:
        return at + 1 if char in "'\"\\" else -1
    return at if at < end and source[at] == char else -1


def _skip(source: str, at: int, end: int, char: str) -> int:
    """Behind a fold and the indentation of the next line."""
    while at < end and source[at] != char and source[at] in " \t\r\n":
        at += 1
    return at
