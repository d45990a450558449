"""The generated cases of a run, from one seed.

Every case is a good file with one chosen mutation, often a second one, and for a third of
them options on the command line. OBCONF_SEED names the seed of an earlier run.
"""

from __future__ import annotations

import os
from random import Random, SystemRandom

from tests.conformance.draft import Draft
from tests.conformance.mutate_bindings import BINDINGS, LOST, Mutation, good_data_option, other_options
from tests.conformance.mutate_text import TEXT
from tests.conformance.mutate_values import VALUES
from tests.conformance.runner import Case

COUNT = 2400
LOST_EACH = 42
RARE = {"not an integer", "not a float", "unreadable", "bad secret", "missing key", "encoding", "harmful text", "cycle"}
FREQUENT = {"integer", "float", "yaml 1.1", "secret", "unknown key", "duplicate", "harmless text", "anchors", "edited"}


def seed_of_run() -> int:
    """OBCONF_SEED, or a new one."""
    given = os.environ.get("OBCONF_SEED")
    return int(given) if given else SystemRandom().randrange(1 << 32)


def generate(seed: int, count: int = COUNT) -> list[Case]:
    """`count` cases; the same for the same seed."""
    rng = Random(seed)
    plan = _plan(rng, count)
    return [_case(Random(rng.getrandbits(64)), f"{seed}-{index}", name) for index, name in enumerate(plan)]


def _plan(rng: Random, count: int) -> list[str]:
    """The name of each case's main mutation, shuffled; the empty name stands for none."""
    others = {**BINDINGS, **VALUES, **TEXT, "": _nothing}
    weights = [1 if name in RARE else 5 if name in FREQUENT else 3 for name in others]
    lost = [name for name in LOST for _ in range(LOST_EACH)]
    plan = lost + rng.choices(list(others), weights, k=max(0, count - len(lost)))
    rng.shuffle(plan)
    return plan


def _nothing(_: Draft) -> None:
    """A good file as it is."""


def _case(rng: Random, name: str, main: str) -> Case:
    draft = Draft(rng)
    if rng.random() < 0.3:
        second = rng.choice([key for key in (*VALUES, "harmless text") if key not in RARE])
        _apply(draft, second, {**VALUES, **TEXT})
    if rng.random() < 0.3:
        other_options(draft)
    if main not in LOST and rng.random() < 0.12:
        good_data_option(draft)
    _apply(draft, main, {**LOST, **BINDINGS, **VALUES, **TEXT, "": _nothing})
    return draft.case(name)


def _apply(draft: Draft, name: str, table: dict[str, Mutation]) -> None:
    table[name](draft)
    draft.causes.add(name)
