"""How long one `obconf validate` takes, beside other tools, as multiples of a bare interpreter.

    python benchmarks/startup.py [FILE] [--rounds N]

All commands are run in turn, round after round, so that a busy machine hits them alike; the median counts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def commands(file: Path) -> dict[str, list[str]]:
    """What is measured, by name. Other tools are left out when they are not installed."""
    python = sys.executable
    found = {
        "python -c pass": [python, "-c", "pass"],
        "obconf --version": [python, "-m", "openbayes_cli", "--version"],
        "obconf validate": [python, "-m", "openbayes_cli", "validate", str(file)],
        "obconf render": [python, "-m", "openbayes_cli", "render", str(file)],
        "obconf fix --check": [python, "-m", "openbayes_cli", "fix", "--check", str(file)],
    }
    for tool, arguments in {
        "yamllint": ["-d", "relaxed", str(file)],
        "check-jsonschema": [
            "--schemafile",
            str(ROOT / "schema/openbayes_schema/openbayes.schema.json"),
            str(file),
        ],
    }.items():
        path = Path(python).with_name(tool)
        if path.exists():
            found[tool] = [str(path), *arguments]
    return found


def measure(file: Path, rounds: int) -> dict[str, float]:
    """Median seconds of each command."""
    all_commands = commands(file)
    subprocess.run(all_commands["obconf --version"], check=True, stdout=subprocess.DEVNULL)
    times: dict[str, list[float]] = {name: [] for name in all_commands}
    for _ in range(rounds):
        for name, command in all_commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=ROOT / "examples/multi-node/openbayes.yaml")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    medians = measure(options.file, options.rounds)
    bare = medians["python -c pass"]
    for name, seconds in medians.items():
        print(f"{name:20} {seconds * 1000:7.0f} ms {seconds / bare:6.1f} x")


if __name__ == "__main__":
    main()
