"""``--trials [N]`` and ``--seed``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import click

from openbayes_cli import framework as cli
from openbayes_cli.framework import Text

PLANNED = -1
"""``--trials`` without a number: the trials that would run."""
MOST = 100_000


class _Count(cli.Number):
    """A number of trials; the empty text stands for those that would run."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises :class:`Misuse`."""
        if value == "":
            return PLANNED
        count = super().convert(value, param, ctx)
        if not 0 <= count <= MOST:
            raise cli.Misuse(_TOO_MANY, ctx, n=count, most=MOST)
        return count


def with_values(args: Sequence[str]) -> list[str]:
    """The same words, where ``--trials`` has a value also if no number follows, so that it takes no path for one."""
    following = (*args[1:], "")
    pairs = zip(args, following, strict=False)
    return ["--trials=" if word == "--trials" and not _is_number(after) else word for word, after in pairs]


def _is_number(word: str) -> bool:
    return word.removeprefix("-").isdecimal()


trials_option = cli.option(
    "--trials",
    value="[N]",
    type=_Count(),
    text=Text(
        "Show the first N trials of a tuning (default: those that run), each as its command.",
        "显示自动调参的前 N 次尝试（默认：会运行的那些），每次尝试一条命令。",
    ),
)
seed_option = cli.option(
    "--seed",
    value="S",
    type=cli.Number(),
    text=Text(
        "With --trials: draw other examples for Random and Bayesian. Default: 0.",
        "与 --trials 合用：为 Random 和 Bayesian 换一组示例取值。默认：0。",
    ),
)


class Wanted(NamedTuple):
    """Which trials, and how and where they are written."""

    number: int
    seed: int
    format: str
    output: str | None


def wanted(trials: int | None, seed: int | None, format: str, other: bool, output: str | None) -> Wanted | None:
    """``None`` without ``--trials``; ``other`` is whether another form is asked for.

    Raises :class:`Misuse` for options that do not go together.
    """
    if trials is None and (seed is not None or format == "csv"):
        raise cli.Misuse(_NEEDS_TRIALS, option="--seed" if seed is not None else "--format csv")
    if trials is None:
        return None
    if other:
        raise cli.Misuse(_NOT_BOTH)
    return Wanted(trials, seed or 0, format, output)


def check_mode(mode: str) -> None:
    """Raises :class:`Misuse` where there are no trials."""
    if mode != "hypertuning":
        raise cli.Misuse(_MODE, mode=mode)


_TOO_MANY = Text("--trials takes 0 to {most}, not {n}.", "--trials 的取值是 0 到 {most}，不能是 {n}。")
_NEEDS_TRIALS = Text("{option} goes with --trials only.", "{option} 只能与 --trials 合用。")
_NOT_BOTH = Text(
    "--trials goes neither with --params-json nor with --format markdown.",
    "--trials 不能与 --params-json 或 --format markdown 同时使用。",
)
_MODE = Text(
    "Only a tuning has trials: write --mode hypertuning (this is {mode}).",
    "只有自动调参才有多次尝试：请写 --mode hypertuning（当前是 {mode}）。",
)
