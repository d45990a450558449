"""How long the findings of a file take after each edit, as in an editor: in one process, every time another text.

    python benchmarks/linting.py [FILE ...] [--lines 60 2000] [--seconds 10]

Without a FILE, files of so many lines are made up, some without a mistake and some with one; with FILEs, a line of
each is cut at every column in turn. Median and 95th percentile are milliseconds in ``lint``.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

from openbayes_config.linter import lint

HEAD = """\
resource: rtx-4090
env: pytorch-2.6-2204
command: >-
  python train.py --data /input0
node: 1
data_bindings:
"""
BINDING = "  - data: openbayes/mnist/1{0}\n    path: /input{0}\n    type: ro\n"
TUNING = """\
hyper_tuning:
  max_job_count: 5
  parallel_count: 1
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: Bayesian
  side_metrics: []
  parameter_specs:
  - name: lr  # 学习率
    type: DOUBLE
    min_value: 0.1
    max_value: 1
    scale_type: UNIT_LINEAR_SCALE
"""
MISTAKES: dict[str, Callable[[str], str]] = {
    "valid": lambda line: line,
    "half-typed": lambda line: line[: line.index(":")],
    "open quote": lambda line: line.replace(": ", ": '"),
    "open bracket": lambda line: line.replace(": ", ": ["),
    "tab": lambda line: "\t" + line.lstrip(),
    "indentation": lambda line: " " + line,
}


def valid(lines: int) -> list[str]:
    """The lines of a file without a mistake."""
    start = HEAD + "".join(map(BINDING.format, range(3))) + "parameters:\n"
    rest = lines - (start + TUNING).count("\n")
    return [*start.splitlines(), *(f"  param_{n}: {n}.5  # 说明" for n in range(rest)), *TUNING.splitlines()]


def with_findings(lines: int, findings: int = 30) -> str:
    """A file in which so many keys are misspelt or values are of the wrong type."""
    every = "".join(f"  - name: p{n}\n    tpye: DOUBLE\n    min_valeu: 0\n" for n in range(findings // 3))
    return "\n".join(valid(max(lines - findings, 30))) + "\n" + every


def texts(lines: int) -> Iterator[tuple[str, list[str]]]:
    """The texts that are linted in turn, by the name of what is wrong with them."""
    good = valid(lines)
    where = [next(at for at, line in enumerate(good) if " param_" in line), lines // 2, lines - 15]
    for name, make in MISTAKES.items():
        yield name, ["\n".join([*good[:at], make(good[at]), *good[at + 1 :], ""]) for at in where]
    yield "unknown keys", ["\n".join(good).replace("node:", "nodes:") + "\nworkers: 2\n"]
    yield "30 findings", [with_findings(lines)]


def edits(path: Path) -> list[str]:
    """A file with its longest line cut at every column."""
    good = path.read_text(encoding="utf-8")
    line = max(good.splitlines(), key=len)
    return [good.replace(line, line[:column]) for column in range(len(line))]


def milliseconds(every: list[str], seconds: float) -> list[float]:
    """The time of each lint, each of another text."""
    lint(every[0])
    gc.collect()
    times: list[float] = []
    end = time.perf_counter() + seconds
    for number, text in zip(count(), cycle(every), strict=False):
        edited = f"{text}# {number}\n"
        start = time.perf_counter()
        lint(edited)
        times.append((time.perf_counter() - start) * 1000)
        if time.perf_counter() > end and len(times) >= 5:
            return times
    return times


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--lines", nargs="*", type=int, default=[60, 2000])
    parser.add_argument("--seconds", type=float, default=10, help="in all")
    options = parser.parse_args()
    cases = [(path.parent.name, edits(path)) for path in options.files]
    if not cases:
        cases = [(f"{lines:5} {name}", every) for lines in options.lines for name, every in texts(lines)]
    print(f"{'':24} {'median':>8} {'p95':>8}")
    for name, every in cases:
        times = milliseconds(every, options.seconds / len(cases))
        late = statistics.quantiles(times, n=20, method="inclusive")[-1]
        print(f"{name:24} {statistics.median(times):8.1f} {late:8.1f}")


if __name__ == "__main__":
    main()
