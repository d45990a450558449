"""The ``bayes gear run`` line that submits the same without a file.

The client joins the words after ``--`` with single blanks, and their quotes are gone by then (observed with
openbayes-cli 0.28.5 and 0.28.0). The command is therefore one quoted word, so that exactly this text is submitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias, cast

from openbayes_config.diagnostic import printable
from openbayes_config.renderer.rendering import Rendering, masked

Obstacle: TypeAlias = Literal["refused", "tuning", "parameters", "secret", "characters"]
RIGHTS: Mapping[str, str] = {"READ_ONLY": "ro", "READ_WRITE": "rw"}


class Equivalent(NamedTuple):
    """A shell line, or what stands against one: the other field is ``None``.

    ``refused``: the file is not accepted; ``tuning``: no option gives the search space; ``parameters``: no option gives
    them; ``secret``: the line would show one; ``characters``: a line cannot hold them, or they steer a terminal.
    """

    line: str | None
    obstacle: Obstacle | None = None


def equivalent(rendering: Rendering) -> Equivalent:
    """The line for a rendering (not a masked one). Resource, environment and nodes are always in it, so that it does
    the same beside an ``openbayes.yaml`` and without one. No bindings and none that are sent are the same to it.
    """
    found = _obstacle(rendering)
    if found:
        return Equivalent(None, found)
    import shlex

    words = list(_words(rendering))
    text = "".join(words).replace("\n", "").replace("\t", "")
    if printable(text) != text:
        return Equivalent(None, "characters")
    return Equivalent(shlex.join(words))


def _obstacle(rendering: Rendering) -> Obstacle | None:
    if not rendering.accepted:
        return "refused"
    if rendering.mode == "hypertuning":
        return "tuning"
    if rendering.parameters_file or (rendering.input and rendering.input.get("parameters")):
        return "parameters"
    return "secret" if masked(rendering).input != rendering.input else None


def _words(rendering: Rendering) -> Iterator[str]:
    yield from ("bayes", "gear", "run", rendering.mode)
    for binding in bound(rendering):
        yield from ("-d", f"{binding['name']}:{binding['path']}:{RIGHTS[binding['bindingAuth']]}")
    yield from ("-e", rendering.env or "", "-r", rendering.resource or "", "-n", str(rendering.nodes))
    if rendering.command is not None:
        yield from ("--", rendering.command)


def bound(rendering: Rendering) -> Iterable[Mapping[str, str]]:
    """The request's ``dataBindings``: ``name``, ``path`` and ``bindingAuth`` of each."""
    return cast("Iterable[Mapping[str, str]]", (rendering.input and rendering.input["dataBindings"]) or ())
