"""The paths in the container at which data can be bound.

``/input0`` to ``/input4`` and ``/output``: documentation of the configuration file, current edition. That these are
``/openbayes/input/inputN`` and ``/openbayes/home`` inside of the container: pages on data binding; with ``inputs`` or
``/hyperai`` in older editions of them.
"""

from __future__ import annotations

from collections.abc import Iterable

INPUTS = tuple(f"/input{number}" for number in range(5))
OUTPUT = "/output"
MOUNTS = (*INPUTS, OUTPUT)
_INSIDE = {"/openbayes/home": OUTPUT, **{f"/openbayes/input{each}": each for each in INPUTS}}


def inside(path: str) -> str | None:
    """The documented path for one that leads to the same place inside of the container."""
    return _INSIDE.get(path)


def target(path: str) -> str:
    """The documented path for a known one; any other path as it is."""
    return _INSIDE.get(path, path)


def meant(path: str) -> str | None:
    """The documented path that an unknown one is a spelling of."""
    words = [word for word in path.strip().lower().replace("\\", "/").split("/") if word not in ("", ".")]
    if len(words) > 1 and words[0] in ("openbayes", "hyperai"):
        words = words[2:] if words[1] in ("input", "inputs") and len(words) > 2 else words[1:]
    if len(words) != 1:
        return None
    word = words[0].replace("-", "").replace("_", "").replace(" ", "")
    if word in ("home", "output", "outputs", "ouput", "outptu", "ouptut", "otuput"):
        return OUTPUT
    number = word.removeprefix("inputs").removeprefix("input")
    return f"/input{number}" if number != word and number in ("0", "1", "2", "3", "4") else None


def free(taken: Iterable[str]) -> str | None:
    """The first input at which nothing is bound yet, then ``/output``; ``None`` where all are taken."""
    used = {target(each) for each in taken}
    return next((each for each in MOUNTS if each not in used), None)
