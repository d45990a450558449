"""The comparison with another release finds what is known to differ, and nothing where nothing does."""

from __future__ import annotations

import pytest

from tests.conformance.compare import against_client, nearest
from tests.conformance.runner import MODES, Case, Pool
from tests.conformance.samples import DOCUMENTED, file


def test_releases_that_send_parameters_differently(pool: Pool, old_pool: Pool) -> None:
    found = against_client(pool, old_pool, [Case("lr", file(parameters="parameters: {lr: 1}\n"))])
    assert len(found) == len(MODES) - 1
    assert "'python main.py --lr=1'" in found[0]
    assert all("parameters: None -> [{" in text for text in found)


def test_no_difference_where_both_refuse(pool: Pool, old_pool: Pool) -> None:
    assert against_client(pool, old_pool, [Case("documented", DOCUMENTED.encode())]) == []


@pytest.mark.parametrize(
    ("version", "modelled"),
    [("latest", "0.28.5"), ("0.29.0", "0.28.5"), ("0.28.3", "0.28.5"), ("0.28.2", "0.28.0"), ("0.4.25", "0.28.0")],
)
def test_every_release_is_held_to_the_nearest_modelled_one(version: str, modelled: str) -> None:
    assert nearest(version) == modelled
