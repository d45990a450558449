"""What a module does with ``sys.argv``."""

from __future__ import annotations

import ast
from typing import Literal

from openbayes_config.script.module import Module, keyword

_CHANGES = frozenset(("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"))


def uses_argv(module: Module) -> bool:
    """Whether the module names ``sys.argv`` at all."""
    return any(_is_argv(module, node) for node in module.nodes)


def changes_argv(module: Module) -> bool:
    """Whether the module may change the command line before somebody reads it."""
    return any(_changed(module, node) for node in module.nodes if _is_argv(module, node))


def given_argv(module: Module, call: ast.Call) -> Literal["argv", "none", "unknown"]:
    """What a call of ``parse_args`` reads: the command line, something of the program's own, or who knows."""
    given = call.args[0] if call.args else keyword(call, "args")
    if given is None or (isinstance(given, ast.Constant) and given.value is None):
        return "argv"
    if isinstance(given, ast.List | ast.Tuple | ast.Constant):
        return "none"
    if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "split":
        literal = given.func.value if not given.args else given.args[0]
        return "none" if isinstance(literal, ast.Constant) else "unknown"
    if any(_is_argv(module, node) for node in ast.walk(given)):
        return "argv"
    return "argv" if isinstance(given, ast.Name) and _from_argv(module, call, given.id) else "unknown"


def _from_argv(module: Module, call: ast.Call, name: str) -> bool:
    """Whether a name is a parameter of the function, made of ``sys.argv``, or what ``parse_known_args`` left."""
    function = module.function_of(call)
    if function and name in module.parameters(function):
        return True
    value = module.constants.get(name)
    if value is not None and any(_is_argv(module, node) for node in ast.walk(value)):
        return True
    return any(_leaves(node, name) for node in module.nodes)


def _leaves(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return False
    func = node.value.func
    target = node.targets[0]
    lenient = isinstance(func, ast.Attribute) and func.attr.startswith("parse_known")
    last = target.elts[-1] if isinstance(target, ast.Tuple) and target.elts else None
    return lenient and isinstance(last, ast.Name) and last.id == name


def _is_argv(module: Module, node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute | ast.Name) and module.origin(node) == "sys.argv"


def _changed(module: Module, node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute | ast.Name) and not isinstance(node.ctx, ast.Load):
        return True
    parent = module.parents.get(node)
    if isinstance(parent, ast.Attribute):
        return parent.attr in _CHANGES
    if isinstance(parent, ast.Subscript):
        return parent.value is node and not isinstance(parent.ctx, ast.Load)
    return False
