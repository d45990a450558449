"""Which flag of a program a parameter's name reaches."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import islice, takewhile
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


class Names:
    """The names of a script's flags, put in order once for all that are looked up."""

    def __init__(self, script: Script) -> None:
        self._abbreviations = script.abbreviations
        self._known = {
            each: flag for flag in reversed(script.flags) if flag.kind != "positional" for each in flag.names
        }
        self._searches = _SEARCHES

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._known)

    @cached_property
    def _long(self) -> list[str]:
        return [each for each in self._known if each.startswith("--")]

    @cached_property
    def _alike(self) -> dict[str, str]:
        return {_plain(each): each for each in reversed(self._long)}

    def match(self, name: str) -> Match:
        """What ``--name`` means to the program.

        ``Unknown`` says something about the program only where ``script.complete`` and not ``script.accepts_unknown``.
        """
        option = f"--{name}"
        if option in self._known:
            return Exact(self._known[option])
        if begins := self._beginning_with(option) if self._abbreviations else []:
            if len({(*flag.span, flag.path) for flag in map(self._known.__getitem__, begins)}) > 1:
                return Ambiguous(tuple(begins))
            shortest = min(begins, key=len)
            return Prefix(self._known[shortest], shortest)
        if alike := self._alike.get(_plain(option)):
            return Unknown(alike, separator=True)
        return Unknown(self._near(option))

    def _beginning_with(self, option: str) -> list[str]:
        start = bisect_left(self._sorted, option)
        return [*takewhile(lambda each: each.startswith(option), islice(self._sorted, start, None))]

    def _near(self, option: str) -> str | None:
        """Short names are near to everything: an edit must leave most of the name as it is."""
        if len(option) <= _SHORT or not self._searches:
            return None
        from openbayes_config.client.near import nearest

        self._searches -= 1
        return nearest(option, self._long)


_SHORT = 4
# More names than anybody misspells in one file: a hostile one cannot have all flags compared with each of its own.
_SEARCHES = 200


def match(script: Script, name: str) -> Match:
    """What one ``--name`` means to the program; see :meth:`Names.match`."""
    return Names(script).match(name)


def _plain(option: str) -> str:
    return option.replace("_", "-").casefold()
