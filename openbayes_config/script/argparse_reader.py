"""The parsers that a module builds with argparse: their flags, and how sure it is that these are all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from openbayes_config.script.argparse_flags import flag_of, help_flag
from openbayes_config.script.argv import changes_argv, given_argv
from openbayes_config.script.model import Flag
from openbayes_config.script.module import Module, dotted, keyword, truth
from openbayes_config.script.project import Found, Project

PARSER: Final = "argparse.ArgumentParser"
STRICT: Final = frozenset(("parse_args", "parse_intermixed_args"))
LENIENT: Final = frozenset(("parse_known_args", "parse_known_intermixed_args"))
# A program reads its command line in a few places; each costs a look through the module.
MAX_PARSES: Final = 50
_GROUPS = frozenset(("add_argument_group", "add_mutually_exclusive_group", "add_subparsers", "add_parser"))
_HARMLESS = frozenset(("print", "isinstance", "type", "id", "repr", "str", "hasattr", "argcomplete.autocomplete"))
# What a parser class of the program's own may define without changing what is accepted.
_OWN_METHODS = frozenset(("__init__", "format_help", "format_usage", "print_help", "print_usage"))


class Parsers:
    """The argparse parsers of one module. ``sure`` turns false where a flag may be missing from ``flags``.

    ``strict`` and ``lenient`` hold the functions that read the command line, by name: ``""`` is the module's own
    level, ``"__main__"`` what only runs when the module is the script.
    """

    def __init__(self, module: Module, project: Project, readers: dict[Module, Parsers]) -> None:
        self.module = module
        self.project = project
        self.readers = readers
        readers[module] = self
        self.flags: list[Flag] = []
        self.sure = True
        self.abbreviations = False
        self.strict: set[str] = set()
        self.lenient: set[str] = set()
        self.linked: list[Parsers] = []
        self._parses = 0
        self._names = self._parser_names()
        self._read()

    @property
    def seen(self) -> bool:
        """Whether anything here is of argparse."""
        return bool(self.flags or self._constructors or self.linked or self.strict or self.lenient)

    def _read(self) -> None:
        self._read_constructors()
        aliases = self._aliases()
        for call in self.module.calls:
            attribute = call.func.attr if isinstance(call.func, ast.Attribute) else None
            if attribute == "add_argument" or dotted(call.func) in aliases:
                self._read_flag(call)
            elif attribute in STRICT or attribute in LENIENT:
                self._read_parse(call, str(attribute))
            else:
                self._read_call(call)
        if changes_argv(self.module) or self._hidden():
            self.sure = False

    @cached_property
    def _classes(self) -> frozenset[str]:
        """Local classes that are parsers."""
        classes = self.module.classes.values()
        return frozenset(
            each.name for each in classes if any(self.module.origin(base) == PARSER for base in each.bases)
        )

    @cached_property
    def _constructors(self) -> list[ast.Call]:
        return [call for call in self.module.calls if self._constructs(call)]

    def _constructs(self, call: ast.Call) -> bool:
        return self.module.origin(call.func) == PARSER or dotted(call.func) in self._classes

    @cached_property
    def makers(self) -> frozenset[str]:
        """Local functions that build a parser, themselves or through one another."""
        makers: set[str] = set()
        built = list(self._constructors)
        for _ in range(3):
            makers |= {function.name for call in built if (function := self.module.function_of(call))}
            built = [call for call in self.module.calls if _called(call) in makers]
        return frozenset(makers)

    def _makes(self, node: ast.AST) -> bool:
        """Whether an expression is a new parser."""
        if not isinstance(node, ast.Call):
            return False
        if self._constructs(node) or self._local(node.func) in self.makers:
            return True
        found = self._elsewhere(node)
        return found is not None and found.rest in self._linked(found.module).makers

    def _parser_names(self) -> set[str]:
        """Dotted names of parsers and of groups of them, without regard to scopes."""
        names = {"self"} if self._classes else set[str]()
        for _ in range(2):
            for name, value in self.module.assignments:
                grouped = isinstance(value, ast.Call) and _attribute(value) in _GROUPS
                if grouped or dotted(value) in names or self._makes(value):
                    names.add(name)
        for call in self.module.calls:
            receiver = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else None
            function = self.module.function_of(call) if receiver and _attribute(call) == "add_argument" else None
            if receiver and function and receiver in self.module.parameters(function):
                names.add(receiver)
        return names

    @cached_property
    def _partial(self) -> frozenset[str]:
        """Names of subcommands' parsers and groups of these."""
        partial: set[str] = set()
        for name, value in self.module.assignments:
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
                inherited = value.func.attr in _GROUPS and dotted(value.func.value) in partial
                if value.func.attr == "add_parser" or inherited:
                    partial.add(name)
        return frozenset(partial)

    def _aliases(self) -> set[str]:
        """Names for a parser's ``add_argument``."""
        methods = [
            node for node in self.module.nodes if isinstance(node, ast.Attribute) and node.attr == "add_argument"
        ]
        loose: set[ast.AST] = {each for each in methods if not _is_called(self.module, each)}
        aliases = [name for name, value in self.module.assignments if value in loose]
        self.sure &= len(loose) == len(aliases)
        return set(aliases)

    def _read_constructors(self) -> None:
        subcommands = [call for call in self.module.calls if _attribute(call) == "add_parser"]
        for call in [*self._constructors, *subcommands]:
            help_ = help_flag(self.module, call, partial=call in subcommands)
            self.flags += [help_] if help_ else []
            self.abbreviations |= truth(keyword(call, "allow_abbrev"), True) is not False
            prefix = keyword(call, "prefix_chars")
            parents = keyword(call, "parents")
            known = isinstance(parents, ast.List | ast.Tuple) and all(self._is_parser(each) for each in parents.elts)
            if (parents and not known) or (prefix and "-" not in (self.module.text(prefix) or "")):
                self.sure = False
        for name in self._classes:
            methods = {each.name for each in self.module.classes[name].body if isinstance(each, ast.FunctionDef)}
            self.sure &= methods <= _OWN_METHODS

    def _read_flag(self, call: ast.Call) -> None:
        receiver = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        flag = flag_of(self.module, call, partial=receiver in self._partial)
        if flag is not None:
            self.flags.append(flag)
        if flag is None or (receiver and receiver not in self._names):
            self.sure = False

    def _read_parse(self, call: ast.Call, method: str) -> None:
        assert isinstance(call.func, ast.Attribute)
        self._parses += 1
        given = given_argv(self.module, call) if self._parses <= MAX_PARSES else "unknown"
        if given == "none":
            return
        if given == "unknown" or not self._is_parser(call.func.value):
            self.sure = False
            return
        (self.strict if method in STRICT else self.lenient).add(self._place(call))

    def _place(self, call: ast.Call) -> str:
        function = self.module.function_of(call)
        return function.name if function else "__main__" if self.module.guarded(call) else ""

    def _is_parser(self, node: ast.expr) -> bool:
        return dotted(node) in self._names or self._makes(node)

    def _read_call(self, call: ast.Call) -> None:
        """A call may take a parser away, or read the command line in another module."""
        passes = any(dotted(each) in self._names for each in _arguments(call))
        found = self._elsewhere(call)
        if found is not None and self._links(found, passes):
            other = self._linked(found.module)
            self.linked.append(other)
            self.strict |= {self._place(call)} if found.rest in other.strict else set()
            self.lenient |= {self._place(call)} if found.rest in other.lenient else set()
        elif passes and not self._keeps(call):
            self.sure = False

    def _links(self, found: Found, passes: bool) -> bool:
        if passes:
            return found.rest in found.module.functions
        other = self._linked(found.module)
        return found.rest in other.makers | other.strict | other.lenient

    def _keeps(self, call: ast.Call) -> bool:
        """Whether a call that is given a parser is certain not to add flags elsewhere."""
        name = self._local(call.func)
        receiver = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else None
        known = self._constructs(call) or receiver in self._names or name in self.module.functions
        return known or self.module.origin(call.func) in _HARMLESS

    def _hidden(self) -> bool:
        """Whether a parser is put into a container, or its inner workings are used."""
        for node in self.module.nodes:
            if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
                if dotted(node.value) in self._names - {"self"}:
                    return True
            elif isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
                parent = self.module.parents.get(node)
                known = isinstance(parent, ast.Return) or (isinstance(parent, ast.keyword) and parent.arg == "parents")
                parts = node.values if isinstance(node, ast.Dict) else node.elts
                stored = isinstance(node, ast.List | ast.Tuple) and not isinstance(node.ctx, ast.Load)
                if not known and not stored and any(dotted(each) in self._names - {"self"} for each in parts):
                    return True
        return False

    def _local(self, func: ast.expr) -> str | None:
        """The local function or method that an expression names."""
        name = dotted(func) or ""
        first, _, rest = name.rpartition(".")
        return rest if first in ("", "self", "cls") or first in self.module.classes else None

    def _elsewhere(self, call: ast.Call) -> Found | None:
        name = dotted(call.func)
        if name is None or name.split(".")[0] not in self.module.imports:
            return None
        return self.project.resolve(self.module, self.module.origin(call.func))

    def _linked(self, module: Module) -> Parsers:
        return self.readers.get(module) or Parsers(module, self.project, self.readers)


def _called(call: ast.Call) -> str | None:
    return dotted(call.func)


def _attribute(call: ast.Call) -> str | None:
    return call.func.attr if isinstance(call.func, ast.Attribute) else None


def _is_called(module: Module, node: ast.Attribute) -> bool:
    parent = module.parents.get(node)
    return isinstance(parent, ast.Call) and parent.func is node


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (each.value for each in call.keywords)
