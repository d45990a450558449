"""What is sent, as JSON has it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import cast


def plain(value: object) -> object:
    """``value`` as JSON has it: numbers that are not finite become ``"NaN"``, ``"Infinity"``, ``"-Infinity"``."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in cast("Mapping[object, object]", value).items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in cast("Iterable[object]", value)]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value
