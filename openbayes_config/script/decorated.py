"""What the readers of click and typer have in common: decorated functions and their settings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.script.model import Flag
from openbayes_config.script.module import Function, Module, dotted, keyword, truth


class Commands(NamedTuple):
    """The commands of a module: ``sure`` is false where a flag may be missing."""

    flags: tuple[Flag, ...] = ()
    sure: bool = False
    lenient: bool = False
    seen: bool = False


class Settings(NamedTuple):
    """What a command's ``context_settings`` say; ``lenient`` takes unknown options, ``known`` is false where
    anything else may be set.
    """

    lenient: bool = False
    known: bool = True
    help_names: tuple[str, ...] = ("--help",)


_PLAIN = frozenset(("max_content_width", "terminal_width", "allow_extra_args", "show_default", "auto_envvar_prefix"))


def settings_of(module: Module, call: ast.Call) -> Settings:
    """Read the ``context_settings`` of a command's decorator."""
    node = keyword(call, "context_settings")
    if isinstance(node, ast.Name):
        node = module.constants.get(node.id, node)
    if node is None:
        return Settings()
    lenient, known = False, True
    names: tuple[str, ...] = ("--help",)
    for key, value in _items(node):
        if key == "ignore_unknown_options":
            lenient |= truth(value, False) is not False
        elif key == "help_option_names":
            listed = module.literal(value)
            names = tuple(each for each in listed if isinstance(each, str)) if isinstance(listed, tuple) else names
        elif key not in _PLAIN:
            known = False
    return Settings(lenient, known and isinstance(node, ast.Dict | ast.Call), names)


def decorators(module: Module, function: Function) -> Iterator[tuple[str, ast.Call, str]]:
    """Every decorator: its full name, its call (an empty one where it is not called) and its last name."""
    for node in function.decorator_list:
        call = node if isinstance(node, ast.Call) else ast.copy_location(ast.Call(node, [], []), node)
        origin = module.origin(call.func) or ""
        yield origin, call, origin.rpartition(".")[2]


def called(module: Module) -> set[str]:
    """The names that a module calls as commands: ``main()`` or ``main.main()``."""
    return {name.removesuffix(".main") for call in module.calls if (name := dotted(call.func))}


def _items(node: ast.expr) -> Iterator[tuple[str | None, ast.expr]]:
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield (key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None), value
    elif isinstance(node, ast.Call) and dotted(node.func) == "dict" and not node.args:
        yield from ((each.arg, each.value) for each in node.keywords)
    elif isinstance(node, ast.Call):
        yield None, node
