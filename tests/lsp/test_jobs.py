"""What is put off, in which order it is done, and what ends it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from openbayes_lsp.jobs import Jobs


def steps(log: list[str], *names: str) -> Iterator[None]:
    """A job that notes each of its steps."""
    for name in names:
        log.append(name)
        yield


def test_the_oldest_job_comes_first_and_a_newer_one_replaces_its_like() -> None:
    jobs, log = Jobs(), list[str]()
    jobs.later("a", lambda: log.append("old"))
    jobs.later("b", lambda: log.append("b"))
    jobs.later("a", lambda: log.append("new"))
    while jobs.step():
        pass
    assert log == ["b", "new"]


def test_a_job_goes_on_where_it_was_left() -> None:
    jobs, log = Jobs(), list[str]()
    jobs.later("a", lambda: steps(log, "one", "two"))
    jobs.later("b", lambda: log.append("b"))
    for expected in ([], ["one"], ["one", "two"]):
        assert jobs.step()
        assert log == expected
    while jobs.step():
        pass
    assert log == ["one", "two", "b"]


def test_a_job_that_has_begun_ends_when_there_is_a_newer_one() -> None:
    jobs, log = Jobs(), list[str]()
    jobs.later("a", lambda: steps(log, "one", "two"))
    assert jobs.step()
    assert jobs.step()
    jobs.later("a", lambda: steps(log, "again"))
    while jobs.step():
        pass
    assert log == ["one", "again"]


def test_a_job_is_fresh_behind_its_first_step() -> None:
    jobs, log = Jobs(), list[str]()
    jobs.later("a", lambda: steps(log, "one", "two"))
    fresh = [jobs.is_fresh]
    while jobs.step():
        fresh.append(jobs.is_fresh)
    assert fresh == [False, False, True, False, False]


def test_a_job_is_not_given_up_for_ever() -> None:
    jobs, log = Jobs(), list[str]()
    for number in range(5):
        jobs.later("a", partial(steps, log, f"{number}.1", f"{number}.2"))
        assert jobs.step()
        assert jobs.step()
    assert log == ["0.1", "1.1", "2.1", "3.1", "3.2", "4.1"]


def test_a_job_that_fails_is_over() -> None:
    jobs, log = Jobs(), list[str]()

    def fails() -> Iterator[None]:
        yield
        log.append("fails")
        raise ValueError

    jobs.later("a", fails)
    assert jobs.step()
    assert jobs.step()
    with pytest.raises(ValueError):
        jobs.step()
    assert not jobs.step()
    assert log == ["fails"]


def test_a_job_comes_due() -> None:
    jobs, log = Jobs(), list[str]()
    jobs.after(60, "late", lambda: log.append("late"))
    jobs.after(0, "now", lambda: log.append("now"))
    assert jobs.pause() == 0
    while jobs.step():
        pass
    assert log == ["now"]
    assert 50 < (jobs.pause() or 0) <= 60
    assert Jobs().pause() is None
