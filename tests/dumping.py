"""Values as YAML text. The stubs of PyYAML do not tell all types of what does that."""

from __future__ import annotations

from typing import Any, cast

import yaml


def dumped(value: object, **options: object) -> str:
    """What ``yaml.safe_dump`` makes of a value."""
    return str(cast("Any", yaml).safe_dump(value, **options))
