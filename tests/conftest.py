"""What any test may ask for."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Measure work without the garbage collector, which looks through whatever other tests have left behind."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
