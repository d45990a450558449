"""The Python script that gets the flags of a file, and what it says about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.files import Files
from openbayes_config.job.command import Appended, Command, appended, command_of
from openbayes_config.job.program import Program
from openbayes_config.job.reach import Reached, reached
from openbayes_config.script import Ambiguous, Exact, Flag, Match, Names, Prefix, Script, Unread
from openbayes_config.shell import Segment
from openbayes_config.text import Source, Span


class Target(NamedTuple):
    """A script beside the file that gets what stands behind the command, and those flags. ``known`` is what was
    matched before, and ``given`` how often a name is given: several rules ask about every parameter.
    """

    path: str
    script: Script
    reached: Reached
    flags: tuple[Appended, ...]
    files: Files
    names: Names
    known: dict[str, Match]
    given: Mapping[str, int]

    def match(self, name: str) -> Match | None:
        """What a flag means to the script; ``None`` where that is not certain."""
        found = self._match(name)
        return found if isinstance(found, Exact | Prefix | Ambiguous) or self.certain else None

    @property
    def certain(self) -> bool:
        """Whether a flag that the script does not declare would stop it."""
        return self.script.complete and not self.script.accepts_unknown

    def flag(self, name: str) -> Flag | None:
        """The flag that a name reaches."""
        found = self._match(name)
        return found.flag if isinstance(found, Exact | Prefix) else None

    def _match(self, name: str) -> Match:
        if name not in self.known:
            self.known[name] = self.names.match(name)
        return self.known[name]

    def place(self, flag: Flag) -> str:
        """File and line of a flag's declaration."""
        path = flag.path or self.path
        text = self.files.read(path) or ""
        return f"{path}:{_source(text).position(flag.span.start).line}"


@lru_cache(maxsize=4)
def _source(text: str) -> Source:
    """Several rules say where the flags of a script are declared; its lines are counted once."""
    return Source.of(text)


@lru_cache(maxsize=2)
def script_at(context: Context, path: str) -> Script | Unread | None:
    """What the script at a path declares: asked once in a lint, for every file that it imports is looked at, too."""
    return context.files.script(path) if context.files else None


@lru_cache(maxsize=2)
def target_of(document: Document, context: Context) -> Target | None:
    """The script that gets the flags, if its text is known."""
    command = command_of(document, context)
    got = reached(command.line) if command and context.files else None
    if command is None or got is None or context.files is None:
        return None
    path = script_path(got.program, before(command, got))
    script = script_at(context, path) if path else None
    if path is None or not isinstance(script, Script):
        return None
    flags = appended(document, context)
    return Target(path, script, got, flags, context.files, Names(script), {}, Counter(each.name for each in flags))


def before(command: Command, got: Reached) -> tuple[Segment, ...]:
    """The commands that run before the one that gets the flags."""
    outer = command.line.segments[:-1] if got.inner else ()
    return (*outer, *got.line.segments[: got.line.segments.index(got.segment)])


def script_path(program: Program, before: tuple[Segment, ...]) -> str | None:
    """The path of the script that Python runs, from the folder of the file; ``None`` where that cannot be told."""
    word = program.target
    if word is None or not program.is_python or not word.static:
        return None
    name = word.text if program.kind == "script" else word.text.replace(".", "/") + ".py"
    folder = folder_after(before)
    return None if folder is None or name.startswith(("/", "~")) else folder + name


def folder_after(segments: tuple[Segment, ...]) -> str | None:
    """The folder that ``cd`` leads into, with a slash behind it; ``None`` where that cannot be told."""
    folder = ""
    for segment in segments:
        words = segment.arguments
        if not words or words[0].text not in ("cd", "pushd", "popd"):
            continue
        if words[0].text != "cd" or len(words) != 2 or not words[1].static or words[1].text.startswith(("/", "~", "-")):
            return None
        folder += words[1].text.rstrip("/") + "/"
    return folder


class Given(NamedTuple):
    """A flag that the program gets in the command itself. ``span`` is a place in the document."""

    span: Span
    value: str | None


def flags_in(command: Command) -> dict[str, Given]:
    """The flags that stand in the command behind the program that gets the appended ones, by their names."""
    got = reached(command.line)
    found: dict[str, Given] = {}
    rest = got.program.rest if got else ()
    for word, follows in zip(rest, (*rest[1:], None), strict=False):
        if word.text.startswith("-") and len(word.text) > 1:
            name, equals, value = word.text.partition("=")
            separate = follows.text if follows and not follows.text.startswith("--") else None
            span = command.span if got and got.inner else command.place(word.span)
            found[name] = Given(span, value if equals else separate)
    return found
