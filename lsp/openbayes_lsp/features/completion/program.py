"""The script that a command starts, its flags and metrics."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from openbayes_config.job.program import program_of
from openbayes_config.job.target import script_path
from openbayes_config.shell import parse_command

if TYPE_CHECKING:
    from openbayes_config.script import Flag, Script


@lru_cache(maxsize=64)
def script_of(command: str) -> str:
    """The path of the last Python script that a command starts; empty where there is none."""
    segments = parse_command(command).segments
    for index in reversed(range(len(segments))):
        path = script_path(program_of(segments[index]), segments[:index])
        if path:
            return path
    return ""


def flags_of(script: Script) -> dict[str, Flag]:
    """The flags that ``--name=value`` reaches, by name and in the order of the script: no switches, for those take no
    value, and none that belong to one subcommand only.
    """
    found: dict[str, Flag] = {}
    for flag in script.flags:
        name = next((each[2:] for each in flag.names if each.startswith("--") and len(each) > 2), "")
        if name and name.isprintable() and flag.kind in ("value", "append", "custom") and not flag.partial:
            found.setdefault(name, flag)
    return found


def suits(kind: str, flag: Flag) -> int:
    """How well a specification of this type suits a flag; 0 where it does not."""
    choices = flag.choices or ()
    numbers = [each for each in choices if isinstance(each, (int, float)) and not isinstance(each, bool)]
    match kind:
        case "DOUBLE" | "INTEGER":
            return int(not choices and flag.type_name == ("float" if kind == "DOUBLE" else "int"))
        case "DISCRETE":
            return 2 * bool(numbers) or int(not choices and flag.type_name in ("int", "float"))
        case "CATEGORICAL":
            return int(bool(choices) and not numbers)
        case _:
            return 0


def default_of(name: str, flag: Flag) -> str | int | float | None:
    """The default of a flag, where it is one value and no secret."""
    from openbayes_config.mask import hide
    from openbayes_config.mask.names import is_secret_name

    value = flag.default
    if value is None or isinstance(value, (bool, tuple)) or is_secret_name(name):
        return None
    text = f"{name}={value}"
    return value if text.isprintable() and hide(text) == text and len(text) < _LONGEST else None


def variable_of(name: str) -> str:
    """The environment variable that a parameter of this name suggests."""
    return "".join(char if char.isascii() and char.isalnum() else "_" for char in name).upper()


_LONGEST = 200
