"""Every row of the client's behaviours holds for the real client, in each modelled release that it names."""

from __future__ import annotations

import pytest

from tests.conformance.behaviours import Behaviour
from tests.conformance.pages import PAGES, SECTIONS, render_page
from tests.conformance.runner import Pool

ROWS = [row for section in SECTIONS for row in section.rows]


def release(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def holds_in(row: Behaviour, version: str) -> bool:
    return release(row.since) <= release(version) and (row.until is None or release(version) <= release(row.until))


@pytest.mark.parametrize("row", [row for row in ROWS if holds_in(row, "0.28.5")], ids=lambda row: row.id)
def test_current_client(pool: Pool, row: Behaviour) -> None:
    outcome = row.run(pool)
    assert row.proof(outcome), outcome


@pytest.mark.parametrize("row", [row for row in ROWS if holds_in(row, "0.28.0")], ids=lambda row: row.id)
def test_old_client(old_pool: Pool, row: Behaviour) -> None:
    outcome = row.run(old_pool)
    assert row.proof(outcome), outcome


def test_ids_are_unique_and_both_languages_say_something() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert all(row.en.isascii() and row.en.endswith(".") and row.zh.endswith("。") for row in ROWS)


@pytest.mark.parametrize("lang", PAGES)
def test_the_pages_are_up_to_date(lang: str) -> None:
    page = PAGES[lang]
    assert page.read_text(encoding="utf-8") == render_page(lang), "run: make docs"
