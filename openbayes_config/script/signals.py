"""What a module reports and reads beside its command line."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from openbayes_config.script.model import Reported
from openbayes_config.script.module import Module, dotted, keyword

PARAMETERS_FILE: Final = "openbayes_params.json"
_LOG_METRIC = "openbayestool.log_metric"
_GETTERS = frozenset(("os.getenv", "os.environ.get", "os.environ.pop", "os.environ.setdefault"))
_OTHER_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.spawn", "runpy.", "multiprocessing.spawn")


class Metrics(NamedTuple):
    """What is given to ``log_metric``; ``sure`` is false where there may be more."""

    reports: tuple[Reported, ...]
    sure: bool


def metrics_of(module: Module) -> Metrics:
    """The metrics that a module reports (parameter ``key`` of openbayestool 0.3.2)."""
    reports: list[Reported] = []
    sure = True
    called: set[ast.AST] = set()
    for call in module.calls:
        if _logs(module, call.func):
            called.add(call.func)
            given = call.args[0] if call.args else keyword(call, "key")
            name = module.text(given)
            if given is not None and name is not None:
                reports.append(Reported(name, module.span(given), module.path))
            sure &= name is not None
        elif (module.origin(call.func) or "").startswith(_OTHER_PROGRAMS):
            sure = False
    handed_on = any(_logs(module, node) and node not in called and _loads(node) for node in module.nodes)
    return Metrics(tuple(reports), sure and not handed_on)


def environment_of(module: Module) -> set[str]:
    """Names of the environment variables that a module reads."""
    names: set[str | None] = set()
    for call in module.calls:
        if module.origin(call.func) in _GETTERS:
            names.add(module.text(call.args[0] if call.args else keyword(call, "key")))
    for node in module.nodes:
        if isinstance(node, ast.Subscript) and module.origin(node.value) == "os.environ":
            names.add(module.text(node.slice) if isinstance(node.ctx, ast.Load) else None)
        elif isinstance(node, ast.Compare) and module.origin(node.comparators[-1]) == "os.environ":
            names.add(module.text(node.left))
    return {name for name in names if name}


def reads_parameters_file(module: Module) -> bool:
    """Whether any text in the module names ``openbayes_params.json``."""
    return any(
        isinstance(node, ast.Constant) and isinstance(node.value, str) and PARAMETERS_FILE in node.value
        for node in module.nodes
    )


def _logs(module: Module, node: ast.AST) -> bool:
    if not isinstance(node, ast.Name | ast.Attribute):
        return False
    starred = "openbayestool" in module.stars and dotted(node) == "log_metric"
    return starred or module.origin(node) == _LOG_METRIC


def _loads(node: ast.AST) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
