"""What the client does, as short cases with one sentence each in English and Chinese.

Every row is run against the real client by `test_behaviours.py`, and `pages.py` makes
`docs/client.md` and `docs/client.zh-CN.md` of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.conformance.plain import same
from tests.conformance.runner import Case, Mode, Options, Outcome, Pool
from tests.conformance.samples import DEFAULTS, REFUSAL

OBSERVED_SINCE = "0.4.25"
Proof = Callable[[Outcome], bool]


class Behaviour(NamedTuple):
    """A fragment, what the client does with it, and the check that proves it.

    `fragment` stands in for the lines of a complete file that have the same keys; where `whole`
    is set it is the whole file, where `missing` is set there is none. `since` is the first release
    in which it was observed, `until` the last one.
    """

    id: str
    fragment: str
    en: str
    zh: str
    proof: Proof
    mode: Mode = "task"
    options: Options = Options()
    since: str = OBSERVED_SINCE
    until: str | None = None
    without: tuple[str, ...] = ()
    whole: bool = False
    data: bytes | None = None
    missing: bool = False

    def run(self, pool: Pool) -> Outcome:
        """What the client of this pool does with it."""
        return pool.raw(["gear", "run", self.mode]) if self.missing else pool.one(self.case, self.mode)

    @property
    def case(self) -> Case:
        data = self.data if self.data is not None else (self.fragment if self.whole else self.completed).encode()
        return Case(self.id, data, self.options, {"HF_TOKEN": "hf_known", "EMPTY": ""})

    @property
    def completed(self) -> str:
        """The fragment within a complete file."""
        given = set(re.findall(r"^(\w+) *:", self.fragment, re.MULTILINE)) | set(self.without)
        fragment = self.fragment if not self.fragment or self.fragment.endswith("\n") else self.fragment + "\n"
        return "".join(line for key, line in DEFAULTS.items() if key not in given) + fragment


class Section(NamedTuple):
    en: str
    zh: str
    rows: tuple[Behaviour, ...]


def refused(*words: str, uploaded: bool = False) -> Proof:
    """Exit 1 with these words in the output, nothing submitted."""

    def proof(outcome: Outcome) -> bool:
        said = outcome.stdout + outcome.stderr
        told = all(word in said for word in words) and outcome.exception is None
        return outcome.exit == 1 and told and outcome.uploaded == uploaded and not outcome.submissions

    return proof


hidden = refused(REFUSAL)


def hidden_alone(outcome: Outcome) -> bool:
    """Refused with the one line and nothing that names a reason."""
    return hidden(outcome) and outcome.stdout.splitlines()[1:] == [REFUSAL] and not outcome.stderr


def crashes(exception: str) -> Proof:
    return lambda outcome: outcome.exit == 1 and outcome.exception == exception and not outcome.submissions


def sends(**fields: Any) -> Proof:
    """Submitted with exactly these values in the input."""
    return lambda outcome: (
        outcome.operation is not None and all(same(outcome.sent.get(key), value) for key, value in fields.items())
    )


def accepted(outcome: Outcome) -> bool:
    return outcome.operation is not None


def silently(proof: Proof) -> Proof:
    """Submitted with exit 0, and neither a warning nor an error on the way."""
    return lambda outcome: proof(outcome) and outcome.exit == 0 and not outcome.stderr and "警告" not in outcome.stdout


def binds(*bindings: str) -> Proof:
    """Exactly these bindings, as `data path READ_ONLY|READ_WRITE`; silent about any other."""
    return silently(
        lambda outcome: (
            outcome.operation is not None
            and [f"{b['name']} {b['path']} {b['bindingAuth']}" for b in outcome.sent["dataBindings"]] == list(bindings)
        )
    )


def commands(text: str) -> Proof:
    return lambda outcome: outcome.operation is not None and outcome.command == text


def nodes(size: int) -> Proof:
    """As many nodes as given; more than one makes a batch job."""

    def proof(outcome: Outcome) -> bool:
        batch = outcome.sent.get("newBatchTask") or outcome.sent.get("newBatchWorkspace")
        return outcome.operation is not None and (batch["size"] if batch else 1) == size

    return proof


def parameter(value: Any, secret: bool = False) -> Proof:
    """The first parameter is sent with this value."""

    def proof(outcome: Outcome) -> bool:
        rows: list[Any] = outcome.sent.get("parameters") or []
        return bool(rows) and same(rows[0]["value"], value) and rows[0]["isSecret"] is secret

    return proof


def parameters(*values: Any) -> Proof:
    """All parameters are sent, with these values."""
    return lambda outcome: same([row["value"] for row in outcome.sent.get("parameters") or [{"value": ...}]], values)


def spec(kind: str, **fields: Any) -> Proof:
    """The first parameter spec is sent with these fields."""

    def proof(outcome: Outcome) -> bool:
        rows: list[Any] = outcome.sent.get("parameterSpecs") or []
        return bool(rows) and all(same(rows[0][kind][key], value) for key, value in fields.items())

    return proof


def never_sends(word: str) -> Proof:
    """Submitted, and this word is nowhere in the input."""
    return lambda outcome: outcome.operation is not None and word not in str(outcome.sent)


def both(*proofs: Proof) -> Proof:
    return lambda outcome: all(proof(outcome) for proof in proofs)
