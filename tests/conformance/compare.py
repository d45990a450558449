"""What another release of the client does differently: `python -m tests.conformance.compare --client latest`.

Runs the fixtures and generated files on that release and on the modelled one, and prints every
difference. When both are the same release, obconf itself is compared with it instead.
Ends with 0 when nothing differs, 1 when something does, 2 without a registry.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from tests.conformance.agreement import disagreements, explained, identical
from tests.conformance.environment import MODELLED, RegistryError, environment
from tests.conformance.fixtures import fixture_cases, template_case
from tests.conformance.generate import COUNT, generate, seed_of_run
from tests.conformance.runner import MODES, Case, Job, Outcome, Pool

SHOWN = 20


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments(argv)
    print(f"OBCONF_SEED={asked.seed}")
    try:
        other, modelled = environment(asked.client), environment(nearest(asked.client))
    except RegistryError as error:
        print(f"no client to compare with: {error}", file=sys.stderr)
        return 2
    with Pool(other) as new, Pool(modelled) as old:
        cases = [*fixture_cases(), template_case(new), template_case(old), *generate(asked.seed, asked.count)]
        found = against_obconf(new, cases) if other == modelled else against_client(new, old, cases)
    print("\n\n".join(found[:SHOWN]))
    print(f"openbayes-cli {other.version} against {modelled.version}: {len(found)} differences in {len(cases)} files")
    return 1 if found else 0


def nearest(version: str) -> str:
    """The modelled release whose behaviour a release is held to."""
    old = version != "latest" and tuple(map(int, version.split(".")[:3])) < (0, 28, 3)
    return MODELLED[1] if old else MODELLED[0]


def against_obconf(pool: Pool, cases: list[Case]) -> list[str]:
    found = disagreements(pool, cases)
    return [explained(found)] if found else []


def against_client(new: Pool, old: Pool, cases: list[Case]) -> list[str]:
    """Cases that the two releases treat differently, with the fields that differ."""
    jobs = [Job(case, mode) for case in cases for mode in MODES]
    pairs = zip(new.map(jobs), old.map(jobs), strict=True)
    return [text for (job, one), (_, other) in pairs if (text := _difference(job, one, other))]


def _difference(job: Job, new: Outcome, old: Outcome) -> str:
    one, other = _visible(new), _visible(old)
    fields = [key for key in sorted(one.keys() | other.keys()) if not identical(one.get(key), other.get(key))]
    if not fields:
        return ""
    lines = [f"{key}: {other.get(key)!r} -> {one.get(key)!r}" for key in fields]
    text = job.case.data.decode("utf-8", "backslashreplace")
    return "\n".join([f"--- {job.case.id} {job.mode} {job.case.options.args()}", *lines, text])


def _visible(outcome: Outcome) -> dict[str, Any]:
    last = outcome.stdout.splitlines()[-1:]
    return {"exit": outcome.exit, "exception": outcome.exception, "last line": last, **outcome.sent}


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compare", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--client", default="latest", help="a release of openbayes-cli, or: latest")
    parser.add_argument("--seed", type=int, default=seed_of_run())
    parser.add_argument("--count", type=int, default=COUNT)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
