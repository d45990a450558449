"""Commands of typer: a function's parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.script.decorated import Commands, decorators, settings_of
from openbayes_config.script.model import Flag, Kind
from openbayes_config.script.module import Function, Module, dotted, keyword, truth

_SKIPPED = frozenset(("typer.Context", "typer.CallbackParam", "click.Context"))


class _Parameter(NamedTuple):
    arg: ast.arg
    default: ast.expr | None


def read_typer(module: Module) -> Commands:
    """The options of all commands of a module, and whether they are all that its command line takes."""
    apps = [(name, value) for name, value in module.assignments if _is_app(module, value)]
    names = {name for name, _ in apps}
    commands = dict(_commands(module, names))
    run = [call for call in module.calls if module.origin(call.func) == "typer.run"]
    for call in run:
        function = module.functions.get(dotted(call.args[0]) or "") if call.args else None
        if function is not None:
            commands[function] = call
    if not commands:
        return Commands(seen=bool(apps or run))
    sure = bool(run) or any(dotted(call.func) in names for call in module.calls)
    sure &= not any(_extends(call, names) for call in module.calls)
    flags: list[Flag] = []
    lenient = False
    for function, declaration in commands.items():
        found, known = _flags(module, function, partial=len(commands) > 1)
        flags += found
        settings = settings_of(module, declaration)
        sure &= known and settings.known and keyword(declaration, "cls") is None
        lenient |= settings.lenient
        flags.append(Flag(settings.help_names, "help", "help", module.span(declaration), "typer", path=module.path))
    lenient |= any(settings_of(module, app).lenient for _, app in apps if isinstance(app, ast.Call))
    flags += _completion(module, [*run, *(app for _, app in apps if isinstance(app, ast.Call))])
    return Commands(tuple(flags), sure, lenient, seen=True)


def _is_app(module: Module, node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and module.origin(node.func) == "typer.Typer"


def _commands(module: Module, apps: set[str]) -> Iterator[tuple[Function, ast.Call]]:
    for function in module.functions.values():
        for _, call, last in decorators(module, function):
            receiver = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else None
            if last in ("command", "callback") and receiver in apps:
                yield function, call


def _extends(call: ast.Call, apps: set[str]) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr in ("add_typer", "registered_commands")
        and dotted(call.func.value) in apps
    )


def _completion(module: Module, apps: list[ast.Call]) -> list[Flag]:
    names = ("--install-completion", "--show-completion")
    return [
        Flag(names, "completion", "help", module.span(app), "typer", path=module.path)
        for app in apps[:1]
        if truth(keyword(app, "add_completion"), True) is not False
    ]


def _flags(module: Module, function: Function, partial: bool) -> tuple[list[Flag], bool]:
    arguments = function.args
    known = arguments.vararg is None and arguments.kwarg is None
    # A decorator between may change the parameters.
    known &= all(last in ("command", "callback") for _, _, last in decorators(module, function))
    flags: list[Flag] = []
    for parameter in _parameters(arguments):
        if module.origin(parameter.arg.annotation or ast.Name("")) in _SKIPPED:
            continue
        flag = _flag(module, parameter, partial)
        known &= flag is not None
        flags += [flag] if flag else []
    return flags, known


def _parameters(arguments: ast.arguments) -> Iterator[_Parameter]:
    plain = [*arguments.posonlyargs, *arguments.args]
    padding = [None] * (len(plain) - len(arguments.defaults))
    for arg, default in zip(plain, [*padding, *arguments.defaults], strict=True):
        yield _Parameter(arg, default)
    for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _Parameter(arg, default)


def _flag(module: Module, parameter: _Parameter, partial: bool) -> Flag | None:
    """The option of one parameter; ``None`` where its names cannot be told."""
    arg, annotation, marks = parameter.arg, parameter.arg.annotation, list[ast.Call]()
    default = parameter.default
    annotated = isinstance(annotation, ast.Subscript) and (dotted(annotation.value) or "").endswith("Annotated")
    if annotated and isinstance(annotation, ast.Subscript) and isinstance(annotation.slice, ast.Tuple):
        marks = [each for each in annotation.slice.elts[1:] if isinstance(each, ast.Call)]
        annotation = annotation.slice.elts[0]
    in_default = isinstance(default, ast.Call) and (module.origin(default.func) or "").startswith("typer.")
    if in_default and isinstance(default, ast.Call):
        marks, default = [default], default.args[0] if default.args else keyword(default, "default")
    mark = next((each for each in marks if (module.origin(each.func) or "").startswith("typer.")), None)
    kind = module.origin(mark.func) if mark else "typer.Option" if default is not None else "typer.Argument"
    named = mark.args[1 if in_default else 0 :] if mark else []
    names = [module.text(each) for each in named]
    if None in names or (mark and any(isinstance(each, ast.Starred) for each in mark.args)):
        return None
    value = module.literal(default)
    type_ = _type(annotation) or (type(value).__name__ if value is not None else "str")
    positional = kind == "typer.Argument"
    declared = () if positional else _spell(arg.arg, [each for each in names if each], type_ == "bool")
    return Flag(
        names=declared or (arg.arg,),
        dest=arg.arg,
        kind="positional" if positional else _kind(mark, type_),
        span=module.span(arg),
        source="typer",
        type_name=type_.partition("[")[2].rstrip("]") or type_,
        default=value,
        required=default is None or (isinstance(default, ast.Constant) and default.value is ...),
        help=module.text(keyword(mark, "help")) if mark else None,
        partial=partial,
        path=module.path,
    )


def _kind(mark: ast.Call | None, type_: str) -> Kind:
    if mark and truth(keyword(mark, "count"), False):
        return "count"
    return "switch" if type_ == "bool" else "append" if type_.startswith("list") else "value"


def _spell(name: str, declared: list[str], switch: bool) -> tuple[str, ...]:
    """The spellings of an option: the declared ones, else the parameter's name with hyphens."""
    options = [each for each in declared if each.startswith("-")]
    if options:
        return tuple(part.strip() for each in options for part in each.split("/") if part.strip())
    plain = name.replace("_", "-").strip("-")
    return (f"--{plain}", f"--no-{plain}") if switch else (f"--{plain}",)


def _type(node: ast.expr | None) -> str | None:
    """``int``, ``list[int]`` …; what is optional counts as itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if node.value.isidentifier() else None
    if isinstance(node, ast.BinOp):
        return _type(node.left) if isinstance(node.right, ast.Constant) else _type(node.right)
    if isinstance(node, ast.Subscript):
        outer = (dotted(node.value) or "").rpartition(".")[2]
        inner = None if isinstance(node.slice, ast.Tuple) else _type(node.slice)
        return inner if outer == "Optional" else f"list[{inner or 'str'}]" if outer in ("List", "list") else outer
    name = dotted(node) if node else None
    return name.rpartition(".")[2] if name else None
