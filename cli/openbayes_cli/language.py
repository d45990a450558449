"""Which language to speak."""

from __future__ import annotations

import os
from collections.abc import Sequence

from openbayes_config.diagnostic import Lang


def asked(arguments: Sequence[str]) -> Lang | None:
    """The value of ``--lang`` among ``arguments``, read ahead of parsing: usage errors are words too."""
    return _known(*_values("--lang", arguments))


def configured(arguments: Sequence[str]) -> Lang | None:
    """The ``lang`` that is configured for the current folder, or by ``--config``; a mistake there is said later."""
    from openbayes_config.lookup.nearest import find
    from openbayes_config.lookup.unusable import Unusable

    try:
        if named := _values("--config", arguments):
            from openbayes_config.lookup.toml import read

            table = read(named[-1])
        else:
            table = None if "--isolated" in arguments else find(os.getcwd())
    except (Unusable, OSError):
        return None
    return _known(table.values.get("lang")) if table else None


def _values(option: str, arguments: Sequence[str]) -> list[str]:
    """What is given to ``option`` among ``arguments``."""
    found: list[str] = []
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith(f"{option}="):
            found.append(word[len(option) + 1 :])
        elif word == option and at + 1 < len(arguments):
            found.append(arguments[at + 1])
    return found


def _known(*values: object) -> Lang | None:
    """The last of ``values`` that is a language."""
    known: list[Lang] = ["zh" if value == "zh" else "en" for value in values if value in ("zh", "en")]
    return known[-1] if known else None
