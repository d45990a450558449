"""Flags of absl (and of the ``tf.app.flags`` of TensorFlow 1)."""

from __future__ import annotations

import ast

from openbayes_config.script.decorated import Commands
from openbayes_config.script.model import Flag, Kind
from openbayes_config.script.module import Module, keyword

_TYPES = {
    "string": "str",
    "integer": "int",
    "float": "float",
    "bool": "bool",
    "boolean": "bool",
    "enum": "str",
    "list": "str",
    "spaceseplist": "str",
}


def read_absl(module: Module) -> Commands:
    """The flags that a module defines. Never sure: every imported module may define more of them."""
    flags: list[Flag] = []
    for call in module.calls:
        origin = module.origin(call.func) or ""
        holder, _, last = origin.rpartition(".")
        if last.startswith("DEFINE_") and holder.rpartition(".")[2] in ("flags", "FLAGS"):
            flag = _flag(module, call, last.removeprefix("DEFINE_"))
            flags += [flag] if flag else []
    return Commands(tuple(flags), seen=bool(flags) or "absl.flags" in module.imports.values())


def _flag(module: Module, call: ast.Call, what: str) -> Flag | None:
    name = module.text(call.args[0] if call.args else keyword(call, "name"))
    if not name:
        return None
    multiple = what.startswith("multi_")
    type_ = _TYPES.get(what.removeprefix("multi_"))
    kind: Kind = "append" if multiple else "switch" if type_ == "bool" else "value"
    short = module.text(keyword(call, "short_name"))
    negative = (f"--no{name}",) if kind == "switch" else ()
    choices = module.literal(call.args[2] if len(call.args) > 2 else keyword(call, "enum_values"))
    return Flag(
        names=(f"--{name}", *negative, *((f"-{short}",) if short else ())),
        dest=name,
        kind=kind,
        span=module.span(call),
        source="absl",
        type_name=type_,
        choices=choices if what == "enum" and isinstance(choices, tuple) else None,
        default=module.literal(call.args[1] if len(call.args) > 1 else keyword(call, "default")),
        help=_help(module, call, what),
        path=module.path,
    )


def _help(module: Module, call: ast.Call, what: str) -> str | None:
    at = 3 if what == "enum" else 2
    return module.text(call.args[at] if len(call.args) > at else keyword(call, "help"))
