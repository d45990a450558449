"""Where the secrets of a document stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from openbayes_config.document import Document, merged, resolve
from openbayes_config.mask import guesses
from openbayes_config.mask.names import is_secret_flag, is_secret_name, is_secret_value, is_variable
from openbayes_config.parse.nodes import Entry, Mapping, Node, Scalar, Sequence
from openbayes_config.text import Span

# What a secret's mapping may say in the open, and the one word that a misspelt ``source`` holds.
_SHOWN = frozenset(["source", "env", "name", "type", "note", "comment", "desc", "description", "help"])
_SOURCES = frozenset(["env", "environ", "environment", "file", "value", "text", "vault", ""])
_CALLED_BY_NAME = frozenset(["value", "values", "categorical_values", "default"])
_NO_SECRET = frozenset(["env"])
_FLAGS = frozenset(["is_secret", "isSecret"])
_ON = frozenset(["true", "yes", "on", "y", "1", "是"])
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n?|\n)")
_COMMENT = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")
_MISREAD = frozenset(["unknown_tag", "undefined_alias", "duplicate_anchor"])
_VALUE_IN_KEY = re.compile(r"val\w{0,4}[ \t]{0,9}[:=]")


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
    values = {form for scalar in hidden for form in _forms(scalar) if form}
    misread = [*_misread(document, scalars)]
    values.update(form for span in misread for form in guesses.told(document.source.slice(span).lstrip("&*!#")))
    guessed = _guessed(document, values)
    return Places((*spans, *misread, *guessed), tuple(sorted(values)), tuple(variables))


def _forms(scalar: Scalar) -> tuple[str, ...]:
    key = _VALUE_IN_KEY.match(scalar.text)
    return (scalar.text, str(scalar.value), scalar.text[key.end() :] if key else "")


def _guessed(document: Document, values: set[str]) -> list[Span]:
    """What the text lets one guess. In a text that could not be read, messages quote parts of it."""
    if not document.problems:
        return [*guesses.in_comments(document.source.text, [comment.span for comment in document.comments])]
    spans = [*guesses.unread(document.source.text)]
    values.update(form for span in spans for form in guesses.told(document.source.slice(span)))
    return spans


def _misread(document: Document, scalars: list[Scalar]) -> Iterator[Span]:
    """What stands where a secret belongs and YAML takes for a tag, an alias, an anchor or a comment: passwords
    begin with such characters, too.
    """
    secret = {id(scalar) for scalar in scalars}
    for problem in document.problems:
        behind = problem.args.get("reason") == "text_after_value" and is_secret_name(str(problem.args.get("key")))
        if behind or (problem.kind in _MISREAD and id(document.at(*problem.path)) in secret):
            yield problem.span
    for scalar in scalars:
        if scalar.value is None and scalar.anchor:
            yield scalar.anchor
            yield from (each.span for each in document.problems if each.span.start - scalar.anchor.end in (0, 1))
        elif scalar.value is None and (comment := _COMMENT.match(document.source.text, scalar.span.end)):
            yield Span(*comment.span(1))


def _can_be_secret(scalar: Scalar) -> bool:
    return scalar.value is not None and not isinstance(scalar.value, bool) and scalar.text not in _NO_SECRET


def _all_parts(mapping: Mapping) -> Iterable[Node]:
    return (part for entry in mapping.entries for part in (entry.key, entry.value))


def _nodes(
    root: Node | None, seen: set[int], parts: Callable[[Mapping], Iterable[Node]] = _all_parts
) -> Iterator[Node]:
    """Every node that is not yet in ``seen``, aliases followed; of a mapping its ``parts``."""
    waiting = [root]
    while waiting:
        node = resolve(waiting.pop())
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Mapping):
            waiting += parts(node)
        elif isinstance(node, Sequence):
            waiting += node.items


def _scalars(node: Node | None, seen: set[int]) -> Iterator[Scalar]:
    return (each for each in _nodes(node, seen) if isinstance(each, Scalar))


def _flagged(mapping: Mapping) -> bool:
    """Whether a flag among the mapping's keys, or those that it merges, is set."""
    return any(_is_set(entry) for each in (mapping, *merged(mapping)) for entry in each.entries)


def _is_set(entry: Entry) -> bool:
    """Whether it is a flag that says so. ``{is_secret:true}`` and ``is_secret:`` are written by people who mean it."""
    name, flag = _text(entry.key), resolve(entry.value)
    if _is_bare(entry):
        name, _, text = name.partition(":" if ":" in name else "=")
        return is_secret_flag(name) and text.strip().lower() in _ON
    if not is_secret_flag(name) or not isinstance(flag, Scalar):
        return False
    if name in _FLAGS:
        return bool(flag.value) or (flag.value is None and not flag.text)
    return flag.value is True or flag.text.lower() in _ON


def _flagged_values(mapping: Mapping, outer: bool, seen: set[int]) -> Iterator[Scalar]:
    """What a flagged mapping holds. In the mapping of all parameters (a flag with too little indentation) only
    ``value`` belongs to the flag.
    """
    for each in (mapping, *merged(mapping)):
        for entry in each.entries:
            name = _text(entry.key)
            if _is_bare(entry):
                secret = _VALUE_IN_KEY.match(name) if outer else not _is_begun(name)
                yield from _scalars(entry.key, seen) if secret else ()
            elif name == "value" or not (outer or entry.merge or _is_shown(name, entry.value) or is_secret_flag(name)):
                yield from _scalars(entry.value, seen)


def _is_begun(name: str) -> bool:
    """Whether it can become a key that a secret's mapping has."""
    return any(word.startswith(name) for word in (*_SHOWN, *_FLAGS, "value")) or is_secret_flag(name.split(":")[0])


def _is_shown(name: str, value: Node) -> bool:
    """Whether what a key of a flagged mapping holds is no secret. Some write the secret itself as its ``source``, or
    as the name of its variable.
    """
    if name == "source":
        return isinstance(resolve(value), Scalar) and _text(value).casefold() in _SOURCES
    return name in _SHOWN and (name != "env" or is_variable(_text(value)))


def _variables(mapping: Mapping) -> Iterator[str]:
    for entry in mapping.entries:
        value = resolve(entry.value)
        if _text(entry.key) == "env" and isinstance(value, Scalar):
            yield value.text


def _named(mapping: Mapping, seen: set[int]) -> Iterator[Scalar]:
    """The values of the mapping's keys that are called like a secret, and what it holds if it calls itself so."""
    for name, node in _pairs(mapping):
        if is_secret_name(name):
            for scalar in _held(node, seen):
                if not scalar.text or is_secret_value(name, scalar.text):
                    yield scalar


def _pairs(mapping: Mapping) -> Iterator[tuple[str, Node]]:
    """Names and what is called so: keys and their values, ``name: ...`` and ``value: ...``. A comma in a secret ends
    its value in ``{...}``: what follows without a colon is a part of it.
    """
    name = own = value = ""
    for entry in mapping.entries:
        if mapping.flow and _is_bare(entry):
            yield name if is_secret_value(name, value) else "", entry.key
            continue
        name, value = _text(entry.key), _text(entry.value)
        yield name, entry.value
        own = value if name == "name" else own
    if own:
        yield from ((own, entry.value) for entry in mapping.entries if _text(entry.key) in _CALLED_BY_NAME)


def _is_bare(entry: Entry) -> bool:
    """Whether it is a key without a colon."""
    start, end = entry.value.span
    return start == end == entry.key.span.end


def _held(root: Node, seen: set[int]) -> Iterator[Scalar]:
    """What is under the name of a secret: of a mapping its ``value``, or all but what it may say in the open."""
    return (each for each in _nodes(root, seen, _parts) if isinstance(each, Scalar))


def _parts(mapping: Mapping) -> list[Node]:
    values = [entry.value for entry in mapping.entries if _text(entry.key) == "value"]
    others = (
        entry.key if _is_bare(entry) else entry.value
        for entry in mapping.entries
        if not (_is_shown(_text(entry.key), entry.value) or is_secret_flag(_text(entry.key)))
    )
    return values or list(others)


def _text(node: Node) -> str:
    found = resolve(node)
    return found.text if isinstance(found, Scalar) else ""


def _content(text: str, scalar: Scalar) -> Span:
    """The span of a scalar without the header of a block scalar."""
    start, end = scalar.span
    header = _HEADER.match(text, start, end) if scalar.style in ("literal", "folded") else None
    return Span(header.end() if header else start, end)
