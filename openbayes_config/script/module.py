"""One parsed module: its nodes in lists, its imported names resolved, its literals as values."""

from __future__ import annotations

import ast
import sys
import warnings
from typing import Final, TypeAlias

from openbayes_config.script.depth import chained
from openbayes_config.script.model import MAX_SIZE, Literal_, Unread
from openbayes_config.text import Source, Span

Function: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

MAX_CHAIN: Final = 12
MAX_ITEMS: Final = 1000
# Declarations beyond this number are not placed; no program is written like that.
MAX_PLACED: Final = 2000


class Module:
    """The nodes of one module by kind, in the order of the text, and how names in it resolve.

    Names are resolved without regard to scopes: whoever asks has to stay silent when in doubt.
    """

    def __init__(self, text: str, tree: ast.Module, path: str = "") -> None:
        self.path = path
        self.calls: list[ast.Call] = []
        self.functions: dict[str, Function] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.imports: dict[str, str] = {}
        self.assignments: list[tuple[str, ast.expr]] = []
        self.stores: dict[str, int] = {}
        self.nodes: list[ast.AST] = []
        self.parents: dict[ast.AST, ast.AST] = {}
        self.stars: list[str] = []
        self._source = Source(text)
        self._lines: dict[int, bytes | None] = {}
        self._placed = 0
        self._parameters: dict[ast.AST, frozenset[str]] = {}
        self._gather(tree)

    def _gather(self, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            self.nodes.append(node)
            for below in ast.iter_child_nodes(node):
                self.parents[below] = node
            if isinstance(node, ast.Call):
                self.calls.append(node)
            elif isinstance(node, _FUNCTIONS):
                self.functions[node.name] = node
            elif isinstance(node, ast.ClassDef):
                self.classes[node.name] = node
            elif isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node)
            elif isinstance(node, ast.arg):
                self._store(node.arg)
            elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                self._store(node.id)
            self.assignments += assigned(node)
        self.calls.sort(key=_place)
        self.constants = {name: value for name, value in self.assignments if self.stores.get(name) == 1}

    def _store(self, name: str) -> None:
        self.stores[name] = self.stores.get(name, 0) + 1

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        origin = "." * node.level + (node.module or "") if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            if isinstance(node, ast.Import):
                self.imports[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
                self.stars += [] if alias.asname else [alias.name]
            elif alias.name == "*":
                self.stars.append(origin)
            else:
                dot = "" if origin.endswith(".") else "."
                self.imports[alias.asname or alias.name] = f"{origin}{dot}{alias.name}"

    def origin(self, node: ast.AST) -> str | None:
        """The full dotted name that an expression has by the module's imports; ``None`` for other expressions."""
        name = dotted(node)
        if name is None:
            return None
        first, _, rest = name.partition(".")
        first = self.imports.get(first, first)
        return f"{first}.{rest}" if rest else first

    def literal(self, node: ast.AST | None) -> Literal_:
        """The value of a literal, of a tuple or list of literals, or of a name that is assigned one once."""
        if isinstance(node, ast.Name):
            node = self.constants.get(node.id)
        if isinstance(node, ast.List | ast.Tuple):
            values = tuple(_scalar(each) for each in node.elts[:MAX_ITEMS])
            return None if None in values else values
        return _scalar(node)

    def text(self, node: ast.AST | None) -> str | None:
        """The value of an expression that is certainly this text."""
        value = self.literal(node)
        return value if isinstance(value, str) else None

    def function_of(self, node: ast.AST) -> Function | None:
        """The innermost function that holds a node."""
        at = self.parents.get(node)
        while at is not None and not isinstance(at, _FUNCTIONS):
            at = self.parents.get(at)
        return at

    def parameters(self, function: Function) -> frozenset[str]:
        """The names of a function's parameters."""
        if function not in self._parameters:
            names = (node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg))
            self._parameters[function] = frozenset(names)
        return self._parameters[function]

    def guarded(self, node: ast.AST) -> bool:
        """Whether a node stands below ``if __name__ == "__main__"``."""
        at: ast.AST | None = node
        while at is not None:
            if isinstance(at, ast.If) and isinstance(at.test, ast.Compare) and dotted(at.test.left) == "__name__":
                return True
            at = self.parents.get(at)
        return False

    def span(self, node: ast.expr | ast.arg | ast.stmt) -> Span:
        """Where a node stands, in code points of the text."""
        self._placed += 1
        if self._placed > MAX_PLACED:
            return Span(0, 0)
        end_line, end = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return Span(self._offset(node.lineno, node.col_offset), self._offset(end_line, end))

    def _offset(self, line: int, column: int) -> int:
        """``ast`` counts columns in bytes of UTF-8."""
        starts = self._source.line_starts
        start = starts[line - 1]
        if line not in self._lines:
            text = self._source.text[start : starts[line] if line < len(starts) else None]
            self._lines[line] = None if text.isascii() else text.encode("utf-8", "surrogatepass")
        data = self._lines[line]
        return start + (column if data is None else len(data[:column].decode("utf-8", "replace")))


def parse_module(text: str, path: str = "") -> Module | Unread:
    """Parse a module's text; never raises."""
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_SIZE:
        return Unread("too_large")
    if "\0" in text:
        return Unread("null")
    if sys.version_info < (3, 11) and chained(text):
        return Unread("too_deep")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Module(text, ast.parse(text), path)
    except SyntaxError as error:
        return Unread("too_deep" if "too many nested" in (error.msg or "") else "syntax", error.lineno)
    except (RecursionError, MemoryError):
        return Unread("too_deep")
    except (ValueError, OverflowError):
        return Unread("syntax")


def dotted(node: ast.AST) -> str | None:
    """``a.b.c`` for a name or a chain of attributes of one."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < MAX_CHAIN:
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join([node.id, *reversed(parts)])


def assigned(node: ast.AST) -> list[tuple[str, ast.expr]]:
    """The dotted names that a statement gives a value to, with that value."""
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr):
        targets = [node.target]
    else:
        return []
    return [(name, node.value) for target in targets if node.value is not None and (name := dotted(target))]


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """The value of a call's keyword argument."""
    return next((each.value for each in call.keywords if each.arg == name), None)


def truth(node: ast.expr | None, otherwise: bool) -> bool | None:
    """What a literal says; ``otherwise`` where nothing stands, ``None`` where it cannot be told."""
    if node is None:
        return otherwise
    return bool(node.value) if isinstance(node, ast.Constant) else None


def _scalar(node: ast.AST | None) -> str | int | float | bool | None:
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1, node.operand
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str | int | float):
        return None
    return -node.value if sign < 0 and not isinstance(node.value, str) else node.value


def _place(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset
