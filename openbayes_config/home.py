"""The project's addresses, all from ``[project.urls]``."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Lang

# Where the Chinese part of a page begins, below the English one: its first heading, as a fragment of the address.
_CHINESE = "#%E4%B8%BA%E4%BB%80%E4%B9%88"


def rule_page(name: str, lang: Lang = "en") -> str | None:
    """The address of the page of the rule called ``name``, at its part in ``lang``, where the project has a home."""
    rules = address("Rules")
    return f"{rules.rstrip('/')}/{name}.md{_CHINESE if lang == 'zh' else ''}" if rules else None


@cache
def address(name: str) -> str | None:
    """The address that the installed package declares under ``name`` (``Issues``, ``Rules``), if any."""
    for line in _metadata().partition("\n\n")[0].splitlines():
        if line.lower().startswith(f"project-url: {name.lower()}, "):
            return line.split(", ", 1)[1].strip()
    return None


def _metadata() -> str:
    """The metadata of the package. It lies beside it where it was installed the usual way; only otherwise is it looked
    for by ``importlib.metadata``, which takes longer to import than a file takes to check.
    """
    from openbayes_config import __file__ as place
    from openbayes_config import __version__

    folder = os.path.dirname(os.path.dirname(place))  # noqa: PTH120
    try:
        with open(os.path.join(folder, f"obconf-{__version__}.dist-info", "METADATA"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            return file.read()
    except (OSError, ValueError):
        return _looked_for()


def _looked_for() -> str:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution("obconf").read_text("METADATA") or ""
    except PackageNotFoundError:
        return ""
