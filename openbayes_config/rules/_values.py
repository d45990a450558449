"""The texts that a flag can have, and whether a script's flag takes them."""

from __future__ import annotations

from openbayes_config.job.command import Appended
from openbayes_config.script import Flag


def texts_of(flag: Appended) -> tuple[str, ...]:
    """The values that reach the program and of which the form is known: texts and numbers."""
    if flag.spec is None:
        known = isinstance(flag.value, (str, int, float)) and not isinstance(flag.value, bool)
        return (str(flag.value),) if known else ()
    if flag.spec == "CATEGORICAL":
        values = flag.view.get("categorical_values")
        return tuple(str(each.value) for each in (values.items if values else ()) if isinstance(each.value, str))
    return ()


def discrete(flag: Appended) -> tuple[float, ...]:
    """The numbers of a DISCRETE specification, as the client sends them."""
    values = flag.view.get("discrete_values") if flag.spec == "DISCRETE" else None
    return tuple(
        float(each.value)
        for each in (values.items if values else ())
        if isinstance(each.value, (int, float)) and not isinstance(each.value, bool) and abs(each.value) < 1 << 53
    )


def takes(flag: Flag, text: str) -> bool:
    """Whether the program takes a text: its type reads it, and it is one of the choices."""
    value: str | int | float = text
    if flag.type_name in ("int", "float"):
        try:
            value = int(text) if flag.type_name == "int" else float(text)
        except ValueError:
            return False
    elif flag.type_name not in (None, "str", "Choice"):
        return True
    if not flag.choices or (isinstance(value, str) and value.casefold() in _folded(flag)):
        return True
    return value in flag.choices


def _folded(flag: Flag) -> set[str]:
    """The choices of click without regard to letter case, which it can be told to ignore."""
    fold = flag.source in ("click", "typer")
    return {each.casefold() for each in flag.choices or () if isinstance(each, str)} if fold else set()
