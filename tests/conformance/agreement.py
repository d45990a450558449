"""Compares obconf with the client and the judge, and tells where they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from openbayes_config.client import Overrides
from openbayes_config.document import Document, parse
from openbayes_config.linter import Report, lint
from openbayes_config.renderer import Rendering, render
from tests.conformance.judge import Verdict, before_0283, judge
from tests.conformance.plain import is_list, is_map
from tests.conformance.runner import MODES, Case, Job, Mode, Outcome, Pool
from tests.conformance.samples import REFUSAL

SHOWN = 20


class Disagreement(NamedTuple):
    """`kind` groups alike ones; the texts say what either side did."""

    kind: str
    case: Case
    mode: str
    client: str
    obconf: str

    def __str__(self) -> str:
        text = self.case.data.decode("utf-8", "backslashreplace")
        head = f"--- {self.kind} | case {self.case.id} | {self.mode} | {self.case.options.args()}"
        return f"{head}\nclient: {self.client}\nobconf: {self.obconf}\n{text}"


class Comparison:
    """The disagreements over many cases, and what the cases were worth.

    `accepted` of `runs` were submitted; `lost` counts, by cause, the tasks in which a written
    binding was not sent.
    """

    def __init__(self) -> None:
        self.found: list[Disagreement] = []
        self.runs = 0
        self.accepted = 0
        self.lost: Counter[str] = Counter()

    def count(self, job: Job, outcome: Outcome, verdict: Verdict) -> None:
        self.runs += 1
        self.accepted += not verdict.refused
        if job.mode == "task" and outcome.operation and _loses_binding(job.case, outcome, verdict):
            self.lost.update(job.case.causes)


def _loses_binding(case: Case, outcome: Outcome, verdict: Verdict) -> bool:
    dropped = len(outcome.sent["dataBindings"] or ()) < len(case.options.data)
    return dropped or any("binding" in text for text in verdict.differences)


def compare_all(pool: Pool, cases: Iterable[Case]) -> Comparison:
    """Run every case in every mode and compare."""
    comparison = Comparison()
    results: list[tuple[Verdict, Outcome]] = []
    for job, outcome in pool.map(Job(case, mode) for case in cases for mode in MODES):
        verdict = judge(job.case, job.mode, pool.version, outcome)
        comparison.count(job, outcome, verdict)
        comparison.found += compare(job, pool.version, outcome, verdict)
        results.append((verdict, outcome))
        if len(results) == len(MODES):
            comparison.found += compare_any(job.case, pool.version, results)
            results = []
    return comparison


def disagreements(pool: Pool, cases: Iterable[Case]) -> list[Disagreement]:
    return compare_all(pool, cases).found


def compare(job: Job, version: str, outcome: Outcome, verdict: Verdict) -> Iterator[Disagreement]:
    """Both the findings and the submission of one case in one mode."""
    case, mode = job
    did = f"{verdict} exit {outcome.exit} {outcome.exception or ''} {outcome.stdout.splitlines()[-1:]}"
    try:
        rendering = rendered(case, mode, version)
    except Exception as error:
        yield Disagreement(f"obconf raised {type(error).__name__}", case, mode, did, repr(error))
        return
    report = rendering.report
    for failure in report.failures:
        yield Disagreement(f"rule {failure.rule.id} raised", case, mode, did, repr(failure.error))
    errors = errors_of(report)
    if bool(errors) != verdict.error:
        kind = f"false alarm {errors[0]}" if errors else f"missed: {cause_of(verdict)}"
        yield Disagreement(kind, case, mode, did, findings_of(report))
    if rendering.accepted == verdict.refused:
        yield Disagreement("acceptance", case, mode, did, f"stage {rendering.stage}")
    elif rendering.accepted:
        yield from _compare_submission(job, version, outcome, rendering)


def _compare_submission(job: Job, version: str, outcome: Outcome, rendering: Rendering) -> Iterator[Disagreement]:
    case, mode = job
    if rendering.operation != outcome.operation:
        yield Disagreement("operation", case, mode, str(outcome.operation), str(rendering.operation))
    for key in differing(outcome.sent, rendering.input):
        ours = rendering.input.get(key) if rendering.input else None
        yield Disagreement(f"input.{key}", case, mode, repr(outcome.sent.get(key)), repr(ours))
    if before_0283(version) and mode == "task" and rendering.command != outcome.command:
        yield Disagreement("command", case, mode, repr(outcome.command), repr(rendering.command))


def compare_any(case: Case, version: str, results: list[tuple[Verdict, Outcome]]) -> Iterator[Disagreement]:
    """Mode `any`: an error holds in all three modes; what all modes refuse unread is an error."""
    try:
        errors = errors_of(lint(parsed(case.data), client=version, overrides=overrides(case), environ=case.environ))
    except Exception as error:
        yield Disagreement(f"any: obconf raised {type(error).__name__}", case, "any", "", repr(error))
        return
    wrong = [verdict.error for verdict, _ in results]
    unread = all(outcome.stdout.rstrip().endswith(REFUSAL) for _, outcome in results)
    if (errors and not all(wrong)) or (unread and not errors):
        kind = "any: error in some modes only" if errors else "any: missed refusal"
        yield Disagreement(kind, case, "any", str(wrong), str(errors))


@lru_cache(maxsize=4)
def parsed(data: bytes) -> Document:
    """Read once for all modes."""
    return parse(data)


def overrides(case: Case) -> Overrides:
    return Overrides(*case.options)


def rendered(case: Case, mode: Mode, version: str) -> Rendering:
    return render(parsed(case.data), mode=mode, client=version, overrides=overrides(case), environ=case.environ)


def errors_of(report: Report) -> list[str]:
    return sorted({f"{each.rule.id} {each.rule.name}" for each in report.diagnostics if each.severity == "error"})


def findings_of(report: Report) -> str:
    return ", ".join(f"{each.severity} {each.rule.id} {each.rule.name}" for each in report.diagnostics) or "nothing"


def cause_of(verdict: Verdict) -> str:
    return "refused" if verdict.refused else verdict.differences[0].split(":")[0]


def differing(sent: dict[str, Any], ours: Any) -> list[str]:
    """The keys of the submission that are not the same in both."""
    if not is_map(ours):
        return ["*"]
    return sorted(key for key in sent.keys() | ours.keys() if not identical(sent.get(key), ours.get(key)))


def identical(one: Any, other: Any) -> bool:
    """Equal in type and value, NaN included."""
    if is_map(one) and is_map(other):
        return one.keys() == other.keys() and all(identical(one[key], other[key]) for key in one)
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(identical, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))


def explained(found: list[Disagreement], seed: int | None = None) -> str:
    """The first disagreements in full and the number of each kind."""
    kinds = Counter(each.kind for each in found).most_common()
    counts = "\n".join(f"{number:6} {kind}" for kind, number in kinds)
    shown = "\n".join(str(each) for each in one_of_each(found)[:SHOWN])
    return f"{len(found)} disagreements, OBCONF_SEED={seed}\n{shown}\n{counts}"


def one_of_each(found: list[Disagreement]) -> list[Disagreement]:
    """The shortest of each kind first, then the others."""
    first: dict[str, Disagreement] = {}
    for each in sorted(found, key=lambda each: len(each.case.data)):
        first.setdefault(each.kind, each)
    return [*first.values(), *(each for each in found if each is not first[each.kind])]
