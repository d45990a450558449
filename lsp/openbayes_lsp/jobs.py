"""What is done when nothing waits that the editor has said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from time import monotonic
from typing import TypeAlias

_MOST_GIVEN_UP = 3

Job: TypeAlias = Callable[[], "Iterator[None] | None"]
"""A call. One that gives an iterator has only begun then, and goes on with each step of that."""


class Jobs:
    """Calls that were put off, and those that have begun. Of those with the same key only the last one counts: even one
    that has begun is not finished when there is another. But when a few were given up in a row, the next is done at
    once: who types faster than findings are found sees some of them all the same.
    """

    def __init__(self) -> None:
        self._waiting: dict[Hashable, Job] = {}
        self._timers: dict[Hashable, tuple[float, Job]] = {}
        self._begun: tuple[Hashable, Iterator[None]] | None = None
        self._made = 0  # steps of what has begun
        self._given_up: Counter[Hashable] = Counter()

    def later(self, key: Hashable, job: Job) -> None:
        """Do a job when its turn comes."""
        if self._begun and self._begun[0] == key:
            self._begun = None
            self._given_up[key] += 1
        self._waiting.pop(key, None)
        self._waiting[key] = job

    def after(self, seconds: float, key: Hashable, job: Job) -> None:
        """Do a job when so much time has passed."""
        self._timers[key] = monotonic() + seconds, job

    @property
    def is_fresh(self) -> bool:
        """Whether a job has begun and made no more than its first step, which is a short one."""
        return self._begun is not None and self._made == 1

    def pause(self) -> float | None:
        """The seconds until the next job comes due; ``None`` if there is none."""
        return max(0.0, min(time for time, _ in self._timers.values()) - monotonic()) if self._timers else None

    def step(self) -> bool:
        """Go on with what has begun, or else begin the oldest job or one whose time has come. Gives whether there was
        any; raises whatever the job raises, which is over then.
        """
        if self._begun:
            self._made += 1
            self._go_on(*self._begun)
        elif found := self._next():
            key, job = found
            begun = job()
            self._begun, self._made = ((key, begun) if begun else None), 0
        else:
            return False
        return True

    def _go_on(self, key: Hashable, steps: Iterator[None]) -> None:
        self._begun = None
        for _ in steps:
            if self._given_up[key] < _MOST_GIVEN_UP:
                self._begun = key, steps
                return
        del self._given_up[key]

    def _next(self) -> tuple[Hashable, Job] | None:
        if self._waiting:
            key = next(iter(self._waiting))
            return key, self._waiting.pop(key)
        due = next((key for key, (time, _) in self._timers.items() if time <= monotonic()), None)
        return None if due is None else (due, self._timers.pop(due)[1])
