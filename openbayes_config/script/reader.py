"""A script's text to what it declares."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import NamedTuple

from openbayes_config.script.absl_reader import read_absl
from openbayes_config.script.argparse_reader import Parsers
from openbayes_config.script.argv import changes_argv, uses_argv
from openbayes_config.script.click_reader import read_click
from openbayes_config.script.decorated import Commands
from openbayes_config.script.model import MAX_SIZE, Flag, Library, Script, Unread
from openbayes_config.script.module import Module, parse_module
from openbayes_config.script.project import Project
from openbayes_config.script.signals import environment_of, metrics_of, reads_parameters_file
from openbayes_config.script.typer_reader import read_typer

# Packages that read the command line in a way that no text shows.
_READERS = frozenset(
    (
        "argh",
        "clize",
        "configargparse",
        "cyclopts",
        "defopt",
        "docopt",
        "docopt_ng",
        "draccus",
        "fire",
        "getopt",
        "hydra",
        "jsonargparse",
        "optparse",
        "plac",
        "sacred",
        "simple_parsing",
        "tap",
        "tyro",
    )
)
_READING_NAMES = frozenset(("HfArgumentParser", "LightningCLI", "TrlParser", "from_cli", "parse_args_into_dataclasses"))


class _Line(NamedTuple):
    """Who reads the command line, and what it takes."""

    library: Library | None
    flags: tuple[Flag, ...] = ()
    complete: bool = False
    lenient: bool = False
    abbreviations: bool = False


def read_script(text: str, read: Callable[[str], str | None] | None, folder: str) -> Script | Unread:
    """See :func:`openbayes_config.script.read_script`."""
    if len(text) > MAX_SIZE:
        return Unread("too_large")
    main = parse_module(text)
    if isinstance(main, Unread):
        return main
    project = Project(main, read, folder)
    modules = list(project.modules())
    line = _command_line(main, modules, project)
    metrics = [metrics_of(module) for module in modules]
    reports = tuple(report for each in metrics for report in each.reports)
    names = dict.fromkeys(report.name for report in reports)
    alone = read is None and bool(names)
    return Script(
        flags=tuple(sorted(line.flags, key=lambda flag: (flag.path, flag.span))),
        library=line.library,
        complete=line.complete,
        accepts_unknown=line.lenient,
        abbreviations=line.abbreviations,
        metrics=tuple(names),
        reports=reports,
        metrics_complete=all(each.sure for each in metrics) and (alone or not project.partial),
        environment=frozenset(name for module in modules for name in environment_of(module)),
        parameters_file=any(reads_parameters_file(module) for module in modules),
        modules=tuple(module.path for module in modules[1:]),
    )


def _command_line(main: Module, modules: list[Module], project: Project) -> _Line:
    found = [line for line in (_argparse(modules, project), *_decorated(main)) if line is not None]
    if _reads_otherwise(main) or (not found and uses_argv(main)):
        found.append(_Line("other"))
    if not found:
        return _Line(None)
    if len(found) == 1:
        return found[0]
    # With two readers, what the one does not take may be for the other.
    return _Line(found[0].library, tuple(flag for line in found for flag in line.flags))


def _decorated(main: Module) -> list[_Line]:
    readers: tuple[tuple[Library, Callable[[Module], Commands]], ...] = (
        ("click", read_click),
        ("typer", read_typer),
        ("absl", read_absl),
    )
    lines: list[_Line] = []
    for library, read in readers:
        commands = read(main)
        sure = commands.sure and not changes_argv(main)
        lines += [_Line(library, commands.flags, sure, commands.lenient)] if commands.seen else []
    return lines


def _argparse(modules: list[Module], project: Project) -> _Line | None:
    readers: dict[Module, Parsers] = {}
    own, *others = [readers.get(module) or Parsers(module, project, readers) for module in modules]
    # A module that reads the command line when it is imported does so for every program.
    at_import = [each for each in others if "" in each.strict | each.lenient]
    linked = list(dict.fromkeys([own, *own.linked, *at_import]))
    for each in linked:
        linked += [other for other in each.linked if other not in linked]
    if not any(each.seen for each in linked):
        return None
    strict = bool(own.strict) or any("" in each.strict for each in at_import)
    lenient = bool(own.lenient) or any("" in each.lenient for each in at_import)
    flags = tuple(flag for each in linked for flag in each.flags)
    return _Line(
        library="argparse",
        flags=flags,
        complete=all(each.sure for each in linked) and (strict or lenient),
        lenient=(lenient and not strict) or any(flag.nargs == "..." for flag in flags),
        abbreviations=any(each.abbreviations for each in linked),
    )


def _reads_otherwise(module: Module) -> bool:
    names = {*module.imports, *(name for name in module.stars if name in _READERS)}
    if any(module.imports.get(name, name).split(".")[0] in _READERS for name in names):
        return True
    return any(
        (isinstance(node, ast.Attribute) and node.attr in _READING_NAMES)
        or (isinstance(node, ast.Name) and (module.origin(node) or "").rpartition(".")[2] in _READING_NAMES)
        for node in module.nodes
    )
