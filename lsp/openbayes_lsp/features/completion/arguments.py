"""Arguments of a program in the command: its script, the script's flags and what they take, files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from openbayes_config.job.program import Program, program_of
from openbayes_config.job.target import folder_after, script_path
from openbayes_config.mask.names import is_secret_name
from openbayes_config.shell import Segment, is_plain
from openbayes_lsp.features.completion import mounts, parameters
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.command import Word, names_in
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.program import flags_of

if TYPE_CHECKING:
    from openbayes_config.script import Flag

# What a file is for. script: it is what is run. data: it is what the script gets. packages: a list for pip.
Use: TypeAlias = Literal["any", "script", "data", "packages"]
_SCRIPTS = (".py", ".sh")
_OF_PACKAGES = ("-r", "--requirement", "-c", "--constraint")


def arguments(asked: Asked, word: Word, own: Segment) -> Iterator[Offer]:
    """What can stand behind the words of ``own``."""
    program = program_of(own)
    before = own.arguments[-1].text if own.arguments else ""
    flag, equals, _ = word.text.partition("=")
    if own.redirections and own.redirections[-1][1] is None:
        yield from _files(asked, word, "any")
    elif word.text.startswith("-") and not equals:
        yield from _flags(asked, word, program)
    elif equals and flag.startswith("--"):
        for each in parameters.takes(asked, flag[2:], _script_flags(asked, word, program).get(flag[2:])):
            yield each._replace(label=f"{flag}={each.label}", insert=f"{flag}={each.insert}")
    elif before in ("-m", "--module") and program.kind == "other":
        yield from _modules(asked, word)
    elif program.target is None:
        awaited: Use = "script" if program.kind == "other" and not program.rest else "any"
        yield from _files(asked, word, "packages" if before in _OF_PACKAGES else awaited)
        yield from () if awaited == "script" else mounts.bound(asked)
    else:
        yield from _behind_script(asked, word, program)


def _behind_script(asked: Asked, word: Word, program: Program) -> Iterator[Offer]:
    """The value of the flag before, or another flag, or a file for the script."""
    before = program.rest[-1].text if program.rest else ""
    flag = _script_flags(asked, word, program).get(before[2:]) if before.startswith("--") else None
    if flag:
        yield from parameters.takes(asked, before[2:], flag)
        if not flag.choices and flag.type_name not in parameters.NUMERIC:
            yield from _files(asked, word, "any")
        return
    yield from _flags(asked, word, program)
    yield from _files(asked, word, "data")
    yield from mounts.bound(asked)


def _script_flags(asked: Asked, word: Word, program: Program) -> dict[str, Flag]:
    from openbayes_config.script import Script

    path = script_path(program, word.segments)
    script = asked.project.files.script(path) if path and asked.project.files else None
    return flags_of(script) if isinstance(script, Script) else {}


def _flags(asked: Asked, word: Word, program: Program) -> Iterator[Offer]:
    """Flags of the script that its command line does not have yet, nor gets from the parameters; a secret belongs there
    and nowhere else.
    """
    given = {each.text.partition("=")[0][2:] for each in program.rest if each.text.startswith("--")}
    taken = given | {str(each.key) for each in asked.entries("parameters", None)}
    for name, flag in _script_flags(asked, word, program).items():
        if name not in taken and is_plain(name) and not is_secret_name(name):
            words = parameters.described(asked, name, flag)
            detail = parameters.detail(asked, name, flag)
            rank = 0 if flag.required else 1
            yield Offer(f"--{name}=", "parameter", f"--{name}=", detail, words, rank, again=True)


def _modules(asked: Asked, word: Word) -> Iterator[Offer]:
    """Modules of the project as Python names them."""
    head = word.text.rpartition(".")[0]
    inside = folder_after(word.segments)
    for name in names_in(asked, inside + head.replace(".", "/")) if inside is not None else ():
        path = f"{head}.{name}" if head else name
        if name.endswith(".py") and name[:-3].isidentifier() and not name.startswith("__"):
            yield Offer(path[:-3], "file", path[:-3], rank=2)
        elif name.isidentifier() and names_in(asked, inside + path.replace(".", "/") if inside else path):
            yield Offer(f"{path}.", "folder", f"{path}.", rank=5, again=True)


def _files(asked: Asked, word: Word, use: Use) -> Iterator[Offer]:
    """Files below the folder of the file, folder by folder."""
    head = word.text.rpartition("/")[0]
    inside = folder_after(word.segments)
    if inside is None:
        return
    for name in names_in(asked, inside + head):
        path = f"{head}/{name}" if head else name
        is_folder = "." not in name.lstrip(".") and bool(names_in(asked, f"{inside}{path}"))
        if is_folder:
            yield Offer(f"{path}/", "folder", f"{path}/", rank=5, again=True)
        elif use in ("any", "packages") or name.endswith(_SCRIPTS) == (use == "script"):
            yield Offer(path, "file", path, rank=_rank(name, use))


def _rank(name: str, use: Use) -> int:
    if use == "packages":
        return 1 if name.startswith("requirements") else 2 if name.endswith(".txt") else 4
    return 2 if name.endswith(".py") else 4
