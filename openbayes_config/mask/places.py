"""Where the secrets of a document stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.document import Document, merged, resolve
from openbayes_config.mask.names import is_secret_flag, is_secret_name, is_secret_value
from openbayes_config.parse.nodes import Mapping, Node, Scalar, Sequence
from openbayes_config.text import Span

# What a secret's mapping may say in the open, and the one word that a misspelt ``source`` holds.
_SHOWN = frozenset(["source", "env", "name", "type", "note", "comment", "desc", "description", "help"])
_SOURCES = frozenset(["env", "environ", "environment", "file", "value", "text", "vault", ""])
_NO_SECRET = frozenset(["env"])
_FLAGS = frozenset(["is_secret", "isSecret"])
_ON = frozenset(["true", "yes", "on", "y", "1", "是"])
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n?|\n)")
_COMMENT = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")
_MISREAD = frozenset(["unknown_tag", "undefined_alias", "duplicate_anchor"])
_FLAG_IN_TEXT = re.compile(r"secret|sensitive|private|confidential", re.IGNORECASE)
_VALUE_IN_TEXT = re.compile(r"\bval\w{0,4}[\"']?[ \t]{0,9}:[ \t]{1,9}([^\s#,}][^\r\n,}]*)")


class Places(NamedTuple):
    """The secrets of a document: their spans, their values, and the variables that hold others."""

    spans: tuple[Span, ...]
    values: tuple[str, ...]
    variables: tuple[str, ...]


def places(document: Document) -> Places:
    """The secrets of ``document``; in comments and where it could not be read, what the text lets one guess."""
    scalars: list[Scalar] = []
    variables: list[str] = []
    outer = {id(document.at()), id(document.at("parameters"))}
    of_flagged: set[int] = set()
    of_named: set[int] = set()
    for node in _nodes(document.root, set()):
        if isinstance(node, Mapping):
            scalars += _named(node, of_named)
            if _flagged(node):
                scalars += _flagged_values(node, id(node) in outer, of_flagged)
                variables += _variables(node)
    hidden = [scalar for scalar in scalars if _can_be_secret(scalar)]
    spans = [_content(document.source.text, scalar) for scalar in hidden]
    values = {form for scalar in hidden for form in (scalar.text, str(scalar.value)) if form}
    misread = tuple(_misread(document, scalars))
    values.update(document.source.slice(span).lstrip("&*!#") for span in misread)
    return Places((*spans, *misread, *_guessed(document)), tuple(sorted(values)), tuple(variables))


def _misread(document: Document, scalars: list[Scalar]) -> Iterator[Span]:
    """What stands where a secret belongs and YAML takes for a tag, an alias, an anchor or a comment: passwords
    begin with such characters, too.
    """
    secret = {id(scalar) for scalar in scalars}
    for problem in document.problems:
        if problem.kind in _MISREAD and id(document.at(*problem.path)) in secret:
            yield problem.span
    for scalar in scalars:
        if scalar.value is None and scalar.anchor:
            yield scalar.anchor
        elif scalar.value is None and (comment := _COMMENT.match(document.source.text, scalar.span.end)):
            yield Span(*comment.span(1))


def _can_be_secret(scalar: Scalar) -> bool:
    return scalar.value is not None and not isinstance(scalar.value, bool) and scalar.text not in _NO_SECRET


def _nodes(root: Node | None, seen: set[int]) -> Iterator[Node]:
    """Every node that is not yet in ``seen``, aliases followed."""
    waiting = [root]
    while waiting:
        node = resolve(waiting.pop())
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Mapping):
            waiting += (part for entry in node.entries for part in (entry.key, entry.value))
        elif isinstance(node, Sequence):
            waiting += node.items


def _scalars(node: Node | None, seen: set[int]) -> Iterator[Scalar]:
    return (each for each in _nodes(node, seen) if isinstance(each, Scalar))


def _flagged(mapping: Mapping) -> bool:
    """Whether a flag among the mapping's keys, or those that it merges, is set."""
    return any(
        is_secret_flag(_name(entry.key)) and _is_set(_name(entry.key), resolve(entry.value))
        for each in (mapping, *merged(mapping))
        for entry in each.entries
    )


def _is_set(name: str, flag: Node | None) -> bool:
    if not isinstance(flag, Scalar):
        return False
    return bool(flag.value) if name in _FLAGS else flag.value is True or flag.text.lower() in _ON


def _flagged_values(mapping: Mapping, outer: bool, seen: set[int]) -> Iterator[Scalar]:
    """What a flagged mapping holds. In the mapping of all parameters (a flag with too little indentation) only
    ``value`` belongs to the flag.
    """
    for each in (mapping, *merged(mapping)):
        for entry in each.entries:
            name = _name(entry.key)
            if name == "value" or not (outer or entry.merge or _is_shown(name, entry.value) or is_secret_flag(name)):
                yield from _scalars(entry.value, seen)


def _is_shown(name: str, value: Node) -> bool:
    """Whether what a key of a flagged mapping holds is no secret. Some write the secret itself as its ``source``."""
    found = resolve(value)
    return name in _SHOWN and (name != "source" or (isinstance(found, Scalar) and found.text.casefold() in _SOURCES))


def _variables(mapping: Mapping) -> Iterator[str]:
    for entry in mapping.entries:
        value = resolve(entry.value)
        if _name(entry.key) == "env" and isinstance(value, Scalar):
            yield value.text


def _named(mapping: Mapping, seen: set[int]) -> Iterator[Scalar]:
    """The values of the mapping's keys that are called like a secret."""
    for entry in mapping.entries:
        name = _name(entry.key)
        if is_secret_name(name):
            for scalar in _scalars(_inner_value(resolve(entry.value)), seen):
                if not scalar.text or is_secret_value(name, scalar.text):
                    yield scalar


def _inner_value(node: Node | None) -> Node | None:
    if not isinstance(node, Mapping):
        return node
    values = [entry.value for entry in node.entries if _name(entry.key) == "value"]
    return values[-1] if values else None


def _name(key: Node) -> str:
    node = resolve(key)
    return node.text if isinstance(node, Scalar) else ""


def _content(text: str, scalar: Scalar) -> Span:
    """The span of a scalar without the header of a block scalar."""
    start, end = scalar.span
    header = _HEADER.match(text, start, end) if scalar.style in ("literal", "folded") else None
    return Span(header.end() if header else start, end)


def _guessed(document: Document) -> Iterator[Span]:
    """``value: ...`` in what no node covers, if it speaks of secrets: comments, and a file with a mistake in it."""
    text = document.source.text
    parts = [Span(0, len(text))] if document.problems else [comment.span for comment in document.comments]
    if any(_FLAG_IN_TEXT.search(text, *part) for part in parts):
        for part in parts:
            for match in _VALUE_IN_TEXT.finditer(text, *part):
                yield Span(*match.span(1))
