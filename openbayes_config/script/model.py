"""What a Python program declares, as far as its text shows it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span

Kind: TypeAlias = Literal["value", "append", "switch", "count", "help", "custom", "positional"]
Library: TypeAlias = Literal["argparse", "click", "typer", "absl", "other"]
Reason: TypeAlias = Literal["syntax", "too_large", "too_deep", "encoding", "null"]

Literal_: TypeAlias = "str | int | float | bool | tuple[str | int | float | bool | None, ...] | None"

MAX_SIZE = 1 << 20
"""The longest text that is read, in code points or bytes."""


class Flag(NamedTuple):
    """One option or positional argument.

    ``names`` holds every spelling with its dashes, negative ones (``--no-x``) included; a positional argument has
    its bare name. ``type_name`` is the name of what ``type=`` says, ``None`` where it says nothing that can be read.
    A ``switch`` takes no value; ``custom`` is an action of the program's own. ``default`` is ``None`` unless it
    is a literal. ``span`` is the declaring call or parameter, in the module ``path`` (empty: the script itself).
    ``partial`` flags belong to one subcommand only.
    """

    names: tuple[str, ...]
    dest: str
    kind: Kind
    span: Span
    source: Library
    type_name: str | None = None
    nargs: str | int | None = None
    choices: tuple[str | int | float | bool | None, ...] | None = None
    default: Literal_ = None
    required: bool = False
    help: str | None = None
    partial: bool = False
    path: str = ""


class Reported(NamedTuple):
    """A name that is given to ``log_metric``. ``span`` is where the name stands, in the module ``path`` (empty: the
    script itself).
    """

    name: str
    span: Span
    path: str = ""


class Script(NamedTuple):
    """What a program accepts and reports.

    ``library`` reads its command line: ``None`` where nothing that reads one was seen. ``complete``: every flag that
    the program accepts is certainly in ``flags``; where it is not, nothing can be said about a name that is not
    there. ``accepts_unknown``: an undeclared flag does not stop the program (``parse_known_args``).
    ``abbreviations``: an unambiguous beginning of a flag's name does. ``metrics`` are the names given to
    ``openbayestool.log_metric``, ``reports`` the calls; with ``metrics_complete`` there are no others.
    ``environment`` names the variables that it reads, ``parameters_file`` says whether it mentions
    ``openbayes_params.json``, ``modules`` the local modules whose text was read as well.
    """

    flags: tuple[Flag, ...] = ()
    library: Library | None = None
    complete: bool = False
    accepts_unknown: bool = False
    abbreviations: bool = False
    metrics: tuple[str, ...] = ()
    metrics_complete: bool = False
    reports: tuple[Reported, ...] = ()
    environment: frozenset[str] = frozenset()
    parameters_file: bool = False
    modules: tuple[str, ...] = ()


class Unread(NamedTuple):
    """Why a script was not read; ``line`` (from 1) of a syntax error. ``too_large`` and ``too_deep`` are obconf's
    own bounds. Python 2 is ``syntax``.
    """

    reason: Reason
    line: int | None = None
