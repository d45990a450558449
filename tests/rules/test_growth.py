"""Work grows with the length of a file, not with its square, whatever is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from openbayes_config.linter import lint

HEAD = "resource: rtx-4090\nenv: pytorch-2.8-2204\ncommand: python train.py\nparameters:\n"
TEXTS: dict[str, Callable[[int], str]] = {
    "valid": lambda lines: HEAD + "".join(f"  p{n}: {n}.5  # c\n" for n in range(lines)),
    "half-typed": lambda lines: HEAD + "".join(f"  p{n}: {n}.5\n" for n in range(lines)) + "  half\n  p: 1\n",
    "open quote": lambda lines: HEAD + "  open: 'x\n" + "".join(f"  p{n}: {n}.5\n" for n in range(lines)),
    "unknown keys": lambda lines: HEAD + "".join(f"key_{n}: {n}\n" for n in range(lines)),
    "repeated keys": lambda lines: HEAD + "  p: 1\n" * lines,
    "findings": lambda lines: HEAD + "".join(f"  p{n}: 0{n % 8}1_0\n" for n in range(lines)),
    "settings before": lambda lines: HEAD.replace("python", "A=1 " * 30 * lines + "python"),
    "braces before": lambda lines: HEAD.replace("command: ", "command: |\n  " + "{ " * 30 * lines),
    "bindings": lambda lines: HEAD + "bindings:\n" + "".join(f"- a/data-{n}/1:/input{n}\n" for n in range(lines)),
}


def seconds(text: str) -> float:
    """The least processor time of three."""
    best = 9.0
    for number in range(3):
        start = time.process_time()
        lint(f"{text}# {number}\n")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("kind", TEXTS)
def test_eight_times_the_lines_take_at_most_twelve_times_as_long(kind: str) -> None:
    make = TEXTS[kind]
    lint(make(10))
    assert seconds(make(800)) < 12 * seconds(make(100)) + 0.05
