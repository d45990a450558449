"""Which words of ``obconf run`` are obconf's own, and which are for the client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from openbayes_config.starter.command_line import FLAGS, OPTIONS

OWN_FLAGS = frozenset(("--force", "--dry-run", "--yes", "--isolated", "-v", "--verbose", "-h", "--help"))
OWN_VALUES = frozenset(("--lang", "--color", "--config"))


class Words(NamedTuple):
    """A command line, sorted.

    ``line`` is what the client gets, as it was written. ``known`` is what obconf reads of it, with its own options
    first; ``unknown`` are options that neither of them is known to have.
    """

    line: tuple[str, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]


def sort(words: Sequence[str]) -> Words:
    """Sort the words behind ``obconf run``. What follows ``--`` is never an option."""
    rest = list(words)
    line: list[str] = []
    options: list[str] = []
    bare: list[str] = []
    unknown: list[str] = []
    lacks_value = False
    while rest:
        word = rest.pop(0)
        if word == "--":
            line += [word, *rest]
            bare += rest
            break
        if not word.startswith("-") or word == "-":
            line.append(word)
            bare.append(word)
            continue
        own, known, needs_value = _kind(word)
        taken = [word, *(rest.pop(0) for _ in rest[:1] if needs_value)]
        lacks_value = needs_value and len(taken) == 1
        line += () if own else taken
        (options if known else unknown).extend(taken)
    # Two dashes would be taken for the value.
    return Words(tuple(line), (*bare, *options) if lacks_value else (*options, "--", *bare), tuple(unknown))


def _kind(word: str) -> tuple[bool, bool, bool]:
    """Whether an option is obconf's own, whether it is known, and whether its value is the next word."""
    name, equals, _ = word.partition("=")
    if name in OWN_FLAGS or name in OWN_VALUES:
        return True, True, name in OWN_VALUES and not equals
    if word.startswith("--"):
        return False, name in OPTIONS or name in FLAGS, name in OPTIONS and not equals
    for at, letter in enumerate(word[1:], 2):
        if f"-{letter}" in OPTIONS:
            return False, True, at == len(word)
        if f"-{letter}" not in FLAGS:
            return False, False, False
    return False, True, False
