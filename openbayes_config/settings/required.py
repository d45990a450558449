"""``required-version``: which versions of obconf a configuration is written for."""

from __future__ import annotations

from typing import TypeAlias

_OPERATORS = (">=", "<=", "==", "!=", ">", "<")
_Version: TypeAlias = tuple[int, ...]


def is_requirement(text: str) -> bool:
    """Whether ``text`` is a version, or conditions with commas between them: ``>=0.1, <1``."""
    return all(_condition(part) for part in text.split(","))


def holds(requirement: str, version: str) -> bool:
    """Whether ``version`` meets all conditions. A version without a sign stands for exactly that one."""
    return all(
        _holds(condition, _numbers(version) or ()) for part in requirement.split(",") if (condition := _condition(part))
    )


def _condition(part: str) -> tuple[str, _Version] | None:
    part = part.strip()
    operator = next((each for each in _OPERATORS if part.startswith(each)), "")
    numbers = _numbers(part[len(operator) :].strip())
    return (operator or "==", numbers) if numbers else None


def _numbers(text: str) -> _Version | None:
    parts = text.split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    return tuple(numbers + [0] * (3 - len(numbers)))


def _holds(condition: tuple[str, _Version], version: _Version) -> bool:
    operator, wanted = condition
    match operator:
        case "==":
            return version == wanted
        case "!=":
            return version != wanted
        case ">":
            return version > wanted
        case "<":
            return version < wanted
        case ">=":
            return version >= wanted
        case _:
            return version <= wanted
