"""Which flag of a program a parameter's name reaches."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from openbayes_config.script.model import Flag, Script


class Exact(NamedTuple):
    """A flag of this very name."""

    flag: Flag


class Prefix(NamedTuple):
    """argparse takes the name as an abbreviation of this flag."""

    flag: Flag
    name: str


class Ambiguous(NamedTuple):
    """argparse refuses the name: it is the beginning of several flags."""

    names: tuple[str, ...]


class Unknown(NamedTuple):
    """No flag has this name. ``nearest`` is the spelling of one that looks like it, with its dashes;
    ``separator`` says that the two differ in ``-`` and ``_`` (or letter case) only.
    """

    nearest: str | None = None
    separator: bool = False


Match: TypeAlias = Exact | Prefix | Ambiguous | Unknown


def match(script: Script, name: str) -> Match:
    """What ``--name`` means to the program.

    ``Unknown`` says something about the program only where ``script.complete`` and not ``script.accepts_unknown``.
    """
    option = f"--{name}"
    known = {each: flag for flag in reversed(script.flags) if flag.kind != "positional" for each in flag.names}
    if option in known:
        return Exact(known[option])
    if script.abbreviations:
        begins = {each: flag for each, flag in known.items() if each.startswith(option)}
        if begins and len({(*flag.span, flag.path) for flag in begins.values()}) == 1:
            spelling = min(begins, key=len)
            return Prefix(begins[spelling], spelling)
        if begins:
            return Ambiguous(tuple(sorted(begins)))
    return _unknown(option, [each for each in known if each.startswith("--")])


def _unknown(option: str, known: list[str]) -> Unknown:
    alike = {_plain(each): each for each in reversed(known)}
    if _plain(option) in alike:
        return Unknown(alike[_plain(option)], separator=True)
    from openbayes_config.client.near import nearest

    # Short names are near to everything: an edit must leave most of the name as it is.
    close = nearest(option, known)
    return Unknown(close if close and len(option) > 4 else None)


def _plain(option: str) -> str:
    return option.replace("_", "-").casefold()
