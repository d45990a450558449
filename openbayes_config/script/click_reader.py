"""Commands of click: decorated functions."""

from __future__ import annotations

import ast

from openbayes_config.script.argparse_flags import type_name
from openbayes_config.script.decorated import Commands, called, decorators, settings_of
from openbayes_config.script.model import Flag, Kind
from openbayes_config.script.module import Function, Module, keyword, truth

_READY = {
    "version_option": ("--version", "switch"),
    "help_option": ("--help", "help"),
    "confirmation_option": ("--yes", "switch"),
    "password_option": ("--password", "value"),
}
_HARMLESS = frozenset(("pass_context", "pass_obj", "contextmanager", "wraps", "no_grad", "record", "inference_mode"))
_TYPES = {"INT": "int", "FLOAT": "float", "STRING": "str", "BOOL": "bool", "IntRange": "int", "FloatRange": "float"}


def read_click(module: Module) -> Commands:
    """The options of all commands of a module, and whether they are all that its command line takes."""
    commands = [each for each in module.functions.values() if _declaration(module, each) is not None]
    if not commands:
        return Commands(seen=any(_of_click(module, call) for call in module.calls))
    flags: list[Flag] = []
    sure = bool(called(module) & {each.name for each in commands}) and not _built_by_hand(module)
    lenient = False
    for function in commands:
        declaration = _declaration(module, function)
        assert declaration is not None
        settings = settings_of(module, declaration)
        sure &= settings.known and keyword(declaration, "cls") is None and keyword(declaration, "params") is None
        sure &= all(each.arg is not None for each in declaration.keywords)
        lenient |= settings.lenient
        found = _flags(module, function, partial=len(commands) > 1)
        flags += [each for each in found if each is not None]
        sure &= None not in found
        if truth(keyword(declaration, "add_help_option"), True) is not False:
            span = module.span(declaration)
            flags.append(Flag(settings.help_names, "help", "help", span, "click", path=module.path))
    return Commands(tuple(flags), sure, lenient, seen=True)


def _declaration(module: Module, function: Function) -> ast.Call | None:
    """The decorator that makes a command of a function."""
    for origin, call, last in decorators(module, function):
        if origin in ("click.command", "click.group"):
            return call
        # A group's own: @cli.command().
        if last in ("command", "group") and origin.split(".")[0] in module.functions:
            return call
    return None


def _flags(module: Module, function: Function, partial: bool) -> list[Flag | None]:
    """The flags of a command; ``None`` stands for a decorator that may add some."""
    flags: list[Flag | None] = []
    for origin, call, last in decorators(module, function):
        if origin.startswith("click.") and last in ("option", "argument"):
            flags.append(_flag(module, call, partial, last == "argument"))
        elif origin.startswith("click.") and last in _READY:
            flags.append(_ready(module, call, last, partial))
        elif last not in ("command", "group") and last not in _HARMLESS:
            flags.append(None)
    return flags


def _ready(module: Module, call: ast.Call, last: str, partial: bool) -> Flag | None:
    name, _ = _READY[last]
    kind: Kind = "value" if last == "password_option" else "help" if last == "help_option" else "switch"
    given = [module.text(each) for each in call.args]
    names = tuple(each for each in given if each and each.startswith("-")) or (name,)
    if None in given:
        return None
    return Flag(names, names[0].lstrip("-"), kind, module.span(call), "click", partial=partial, path=module.path)


def _flag(module: Module, call: ast.Call, partial: bool, positional: bool) -> Flag | None:
    given = [module.text(each) for each in call.args]
    words = [each for each in given if each]
    if not words or None in given:
        return None
    names = tuple(name.strip() for each in words if each[0] in "-/ " for name in each.split("/") if name.strip())
    dest = next((each for each in words if each.isidentifier()), None)
    if positional or not names:
        return Flag((words[0],), words[0], "positional", module.span(call), "click", partial=partial, path=module.path)
    default = module.literal(keyword(call, "default"))
    nargs = module.literal(keyword(call, "nargs"))
    return Flag(
        names=names,
        dest=dest or max(names, key=lambda name: len(name) - len(name.lstrip("-"))).lstrip("-").replace("-", "_"),
        kind=_kind(module, call, paired=any("/" in each for each in words)),
        span=module.span(call),
        source="click",
        type_name=_type(module, call) or (type(default).__name__ if default is not None else None),
        nargs=nargs if isinstance(nargs, int) else None,
        choices=_choices(module, keyword(call, "type")),
        default=default,
        required=bool(truth(keyword(call, "required"), False)),
        help=module.text(keyword(call, "help")),
        partial=partial,
        path=module.path,
    )


def _kind(module: Module, call: ast.Call, paired: bool) -> Kind:
    if truth(keyword(call, "count"), False):
        return "count"
    if paired or truth(keyword(call, "is_flag"), False) or keyword(call, "flag_value"):
        return "switch"
    if keyword(call, "is_flag") is None and isinstance(module.literal(keyword(call, "default")), bool):
        # Without type=, click makes a switch of a boolean default since version 8.
        return "switch" if keyword(call, "type") is None else "value"
    return "append" if truth(keyword(call, "multiple"), False) else "value"


def _type(module: Module, call: ast.Call) -> str | None:
    name = type_name(module, keyword(call, "type"))
    return _TYPES.get(name or "", name)


def _choices(module: Module, node: ast.expr | None) -> tuple[str | int | float | bool | None, ...] | None:
    if isinstance(node, ast.Call) and module.origin(node.func) == "click.Choice" and node.args:
        choices = module.literal(node.args[0])
        return choices if isinstance(choices, tuple) else None
    return None


def _built_by_hand(module: Module) -> bool:
    by_hand = ("click.Command", "click.Group", "click.Option", "click.Argument", "click.CommandCollection")
    return any(
        module.origin(call.func) in by_hand
        or (isinstance(call.func, ast.Attribute) and call.func.attr in ("add_command", "params"))
        for call in module.calls
    )


def _of_click(module: Module, call: ast.Call) -> bool:
    return module.origin(call.func) in ("click.command", "click.group", "click.option", "click.Command")
