"""``add_argument`` calls of argparse as flags."""

from __future__ import annotations

import ast

from openbayes_config.script.model import Flag, Kind
from openbayes_config.script.module import Module, dotted, keyword, truth

_KINDS: dict[str, Kind] = {
    "store": "value",
    "append": "append",
    "extend": "append",
    "store_true": "switch",
    "store_false": "switch",
    "store_const": "switch",
    "append_const": "switch",
    "count": "count",
    "help": "help",
    "version": "help",
}
_NARGS = {
    "argparse.REMAINDER": "...",
    "argparse.OPTIONAL": "?",
    "argparse.ZERO_OR_MORE": "*",
    "argparse.ONE_OR_MORE": "+",
}


def flag_of(module: Module, call: ast.Call, partial: bool) -> Flag | None:
    """The flag that an ``add_argument`` call declares; ``None`` where its names cannot be told."""
    names = [module.text(each) for each in call.args]
    known = tuple(name for name in names if name)
    if len(known) != len(names):
        return None
    if not known:
        dest = module.text(keyword(call, "dest"))
        return Flag((dest,), dest, "positional", module.span(call), "argparse") if dest else None
    optional = known[0].startswith("-")
    if optional and module.origin(keyword(call, "action") or ast.Name("")) == "argparse.BooleanOptionalAction":
        known += tuple(f"--no-{name[2:]}" for name in known if name.startswith("--"))
    choices = module.literal(keyword(call, "choices"))
    nargs = _nargs(module, call)
    return Flag(
        names=known,
        dest=module.text(keyword(call, "dest")) or destination(known),
        kind=_kind(module, call) if optional else "positional",
        span=module.span(call),
        source="argparse",
        type_name=type_name(module, keyword(call, "type")),
        nargs=nargs,
        choices=choices if isinstance(choices, tuple) else None,
        default=module.literal(keyword(call, "default")),
        required=bool(truth(keyword(call, "required"), False)) if optional else nargs not in ("?", "*", "..."),
        help=module.text(keyword(call, "help")),
        partial=partial,
        path=module.path,
    )


def help_flag(module: Module, call: ast.Call, partial: bool) -> Flag | None:
    """The ``--help`` that a parser has by itself."""
    if truth(keyword(call, "add_help"), True) is False:
        return None
    return Flag(("-h", "--help"), "help", "help", module.span(call), "argparse", partial=partial, path=module.path)


def type_name(module: Module, node: ast.expr | None) -> str | None:
    """The last name of what ``type=`` says."""
    if isinstance(node, ast.Call):
        node = node.func
    name = dotted(node) if node is not None else None
    return name.split(".")[-1] if name else "lambda" if isinstance(node, ast.Lambda) else None


def destination(names: tuple[str, ...]) -> str:
    """The attribute that argparse and click make of an option's names: the first long one, else the first."""
    longest = next((name for name in names if name.startswith("--")), names[0])
    return longest.lstrip("-").replace("-", "_")


def _nargs(module: Module, call: ast.Call) -> str | int | None:
    node = keyword(call, "nargs")
    value = module.literal(node)
    if isinstance(value, str | int):
        return value
    return _NARGS.get(module.origin(node) or "") if node is not None else None


def _kind(module: Module, call: ast.Call) -> Kind:
    action = keyword(call, "action")
    if action is None:
        return "custom" if any(each.arg is None for each in call.keywords) else "value"
    if module.origin(action) == "argparse.BooleanOptionalAction":
        return "switch"
    return _KINDS.get(module.text(action) or "", "custom")
