"""The unpatched client on loopback does what the in-process worker says, for every fixture in every mode."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

import pytest

from tests.conformance.availability import environment_or_skip
from tests.conformance.fixtures import fixture_cases, template_case
from tests.conformance.loopback import Service, run
from tests.conformance.runner import MODES, Case, Job, Options, Outcome, Pool
from tests.conformance.samples import file, tuned

SPEC = "{name: n, type: DOUBLE, min_value: 1e-5, max_value: 9007199254740993, scale_type: LOG}"
BY_HAND = [
    Case("crash", file("bindings: [a/b/1]\n")),
    Case("lost binding", file("bindings: [a:/input0:readonly, b:/input1]\n", node="node: 3\n")),
    Case("date", file(parameters="parameters: {since: 2024-01-02}\n", hyper_tuning=tuned())),
    Case("not json", file(parameters="parameters: {a: .nan, b: -.inf}\n")),
    Case("tuning", file(hyper_tuning=tuned(SPEC))),
    Case("options", file(), Options(("a:/input0,b:/input1",), "e", "r", 2, ("a b", "c"))),
    Case("variable", file(parameters="parameters: {t: {is_secret: 1, source: env, env: T}}\n"), environ={"T": "v"}),
]


@pytest.fixture(scope="module")
def services() -> Iterator[SimpleQueue[Service]]:
    """One service for each client that runs at the same time."""
    with Service() as first, Service() as second:
        free: SimpleQueue[Service] = SimpleQueue()
        free.put(first)
        free.put(second)
        yield free


def visible(outcome: Outcome) -> dict[str, Any]:
    """What must be the same: everything but the noise of the upload."""
    return {
        "exit": outcome.exit,
        "exception": outcome.exception,
        "uploaded": outcome.uploaded,
        "submissions": repr(outcome.submissions),
        "last line": outcome.stdout.splitlines()[-1:],
    }


def differing(pool: Pool, services: SimpleQueue[Service], cases: list[Case]) -> list[str]:
    env = environment_or_skip(pool.version)

    def end_to_end(job: Job) -> Outcome:
        service = services.get()
        try:
            return run(env, service, job.case, job.mode)
        finally:
            services.put(service)

    jobs = [Job(case, mode) for case in cases for mode in MODES]
    with ThreadPoolExecutor(2) as threads:
        pairs = zip(pool.map(jobs), threads.map(end_to_end, jobs), strict=True)
        return [
            f"{job.case.id} {job.mode}\nin process: {visible(inside)}\nend to end: {visible(outside)}"
            for (job, inside), outside in pairs
            if visible(inside) != visible(outside)
        ]


def test_current_client(pool: Pool, services: SimpleQueue[Service]) -> None:
    found = differing(pool, services, [*fixture_cases(), template_case(pool), *BY_HAND])
    assert not found, "\n".join(found)


def test_old_client(old_pool: Pool, services: SimpleQueue[Service]) -> None:
    found = differing(old_pool, services, [template_case(old_pool), *BY_HAND])
    assert not found, "\n".join(found)
