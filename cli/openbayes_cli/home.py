"""The project's addresses, all from ``[project.urls]``."""

from __future__ import annotations

from functools import cache


def rule_page(name: str) -> str | None:
    """The page of the rule called ``name``, where the project has a home."""
    rules = address("Rules")
    return f"{rules.rstrip('/')}/{name}" if rules else None


@cache
def address(name: str) -> str | None:
    """The address that the installed package declares under ``name`` (``Issues``, ``Rules``), if any."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        metadata = distribution("obconf").read_text("METADATA") or ""
    except PackageNotFoundError:
        return None
    for line in metadata.partition("\n\n")[0].splitlines():
        if line.lower().startswith(f"project-url: {name.lower()}, "):
            return line.split(", ", 1)[1].strip()
    return None
