"""The scripts that a command names, beside the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.files import Files
from openbayes_config.job.command import Command
from openbayes_config.job.program import program_of
from openbayes_config.shell import Segment
from openbayes_config.text import Span

# Commands that neither change the folder nor bring files.
_HARMLESS = frozenset(
    ("apt", "apt-get", "date", "df", "echo", "export", "free", "ls", "mkdir", "nproc", "nvidia-smi", "pip", "pip3")
    + ("printenv", "pwd", "set", "sleep", "ulimit", "unset", "which", "conda", "python", "python3")
)

_FOLDERS = 50


class Named(NamedTuple):
    """A script that the command starts from the working directory: its path below it, and its place there."""

    path: str
    span: Span


def scripts(command: Command) -> Iterator[Named]:
    """The scripts that must be there when the command begins: up to the first part that may change the folder."""
    for segment in command.line.segments:
        program = program_of(segment)
        word = program.target
        if program.kind in ("script", "shell") and word and word.static:
            path = _below(command.text[word.span.start : word.span.end].strip("'\""))
            if path is None:
                return
            yield Named(path, word.span)
        elif program.kind != "sink" or not _is_harmless(segment):
            return


def there(files: Files, path: str) -> bool:
    """Whether something stands at a path; a link that leads elsewhere counts."""
    folder, _, name = path.rpartition("/")
    return files.exists(path) or name in files.names(folder)


def is_project(files: Files) -> bool:
    """Whether there is a program beside the file, or one folder below."""
    names = files.names()
    folders = [name for name in names if "." not in name][:_FOLDERS]
    return _is_program(names) or any(_is_program(files.names(folder)) for folder in folders)


def _is_program(names: tuple[str, ...]) -> bool:
    return any(name.endswith((".py", ".sh")) for name in names)


def in_other_case(files: Files, path: str) -> str | None:
    """The path that differs from this one in letter case only, if there is exactly one."""
    found = ""
    for part in path.split("/"):
        alike = [name for name in files.names(found) if name.casefold() == part.casefold()]
        if len(alike) != 1:
            return None
        found = f"{found}/{alike[0]}" if found else alike[0]
    return found


def _below(text: str) -> str | None:
    """A path below the folder without ``.``; ``None`` where it may lead elsewhere."""
    if text.startswith(("/", "~")) or "\\" in text or ":" in text:
        return None
    parts = [part for part in text.split("/") if part not in ("", ".")]
    return None if ".." in parts else "/".join(parts)


def _is_harmless(segment: Segment) -> bool:
    words = segment.arguments
    if not words:
        return True
    name = words[0].text
    if name in ("source", "."):
        return len(words) > 1 and "activate" in words[1].text
    return name.rpartition("/")[2] in _HARMLESS
