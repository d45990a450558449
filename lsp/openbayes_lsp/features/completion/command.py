"""Words of the command: scripts and other files, flags, mounts and variables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.diagnostic import Text
from openbayes_config.mask.names import is_secret_name
from openbayes_config.rules._program import Program, program_of
from openbayes_config.rules._target import folder_after, script_path
from openbayes_config.shell import Segment, is_plain, parse_command
from openbayes_config.text import Span
from openbayes_lsp.features.completion import mounts, parameters
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Slot
from openbayes_lsp.features.completion.program import flags_of

if TYPE_CHECKING:
    from openbayes_config.script import Flag

_FILES = 100
_HIDDEN = ("__pycache__", "node_modules")


class _Word(NamedTuple):
    """The word at the cursor: what of it stands before the cursor, where it stands, and the commands before it, of
    which the last one is its own, without it.
    """

    text: str
    span: Span
    segments: tuple[Segment, ...]
    own: Segment | None


def words(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """What can stand at the cursor within the command."""
    found = _word(asked, slot)
    if found is None:
        return
    for each in _offers(asked, found):
        yield each._replace(part=found.span if slot.typed.raw else None, literal=True)


def _offers(asked: Asked, word: _Word) -> Iterator[Offer]:
    if word.text.startswith("$"):
        yield from _variables(asked)
    elif word.text.startswith("/"):
        yield from mounts.bound(asked)
    elif word.own is None:
        yield from _programs(asked, word)
    else:
        yield from _arguments(asked, word, word.own)


def _word(asked: Asked, slot: Slot) -> _Word | None:
    """The word at the cursor; ``None`` within quotes and comments of the shell."""
    text = _text(slot)
    line = parse_command(text)
    if line.problems or (line.comments and line.comments[-1].end == len(text)) or not _in_body(asked, slot):
        return None
    last = line.words[-1] if line.words and line.words[-1].span.end == len(text) else None
    begin = last.span.start if last else len(text)
    raw = text[begin:]
    if "'" in raw or '"' in raw or "\\" in raw:
        return None
    before = parse_command(text[:begin])
    ended = not before.segments or before.segments[-1].after is not None
    own = None if ended else before.segments[-1]
    start = slot.typed.span.start + len(slot.typed.quote)
    rest = asked.outline.text[start + len(text) : slot.typed.span.end]
    end = start + len(text) + len(rest) - len(rest.lstrip(_WORD))
    return _Word(raw, Span(start + begin, end), before.segments if ended else before.segments[:-1], own)


def _text(slot: Slot) -> str:
    """The command before the cursor, as long as it is in the file."""
    text = slot.typed.text
    if not slot.block:
        return text.replace("\r", " ").replace("\n", " ")
    header = next((at for at, char in enumerate(text) if char in "\r\n"), len(text))
    return " " * header + text[header:].replace("\r", "\n")


def _in_body(asked: Asked, slot: Slot) -> bool:
    """Whether the cursor stands in the text of the command, not in the indentation of lines behind ``|`` or ``>``."""
    outline = asked.outline
    line, offset = outline.cursor, outline.offset
    if not slot.block or outline.text[line.start : offset].strip():
        return True
    lines = outline.text[slot.typed.span.start : slot.typed.span.end].replace("\r", "\n").split("\n")[1:]
    indent = next((len(each) - len(each.lstrip(" ")) for each in lines if each.strip()), slot.indent + 1)
    return not outline.text[offset : line.end].strip() and offset - line.start >= indent


def _programs(asked: Asked, word: _Word) -> Iterator[Offer]:
    """A program at the beginning of a command: Python with a script of the project."""
    for name in _names(asked, folder_after(word.segments) or ""):
        if name.endswith((".py", ".sh")):
            text = f"{'python' if name.endswith('.py') else 'bash'} {name}"
            yield Offer(text, "file", text, rank=1 if name in _USUAL else 2)
    for each in ("python", "bash", "pip install", "torchrun"):
        yield Offer(each, "keyword", each, rank=6)


def _arguments(asked: Asked, word: _Word, own: Segment) -> Iterator[Offer]:
    program = program_of(own)
    awaits_script = program.kind == "other" and bool(own.arguments) and not program.rest
    flag, equals, _ = word.text.partition("=")
    if word.text.startswith("-") and not equals:
        yield from _flags(asked, word, program)
        return
    if equals and flag.startswith("--"):
        for each in parameters.takes(asked, flag[2:], _script_flags(asked, word, program).get(flag[2:])):
            yield each._replace(label=f"{flag}={each.label}", insert=f"{flag}={each.insert}")
        return
    yield from _files(asked, word, only_scripts=awaits_script)
    if not awaits_script:
        yield from mounts.bound(asked)


def _script_flags(asked: Asked, word: _Word, program: Program) -> dict[str, Flag]:
    from openbayes_config.script import Script

    path = script_path(program, word.segments)
    script = asked.project.files.script(path) if path and asked.project.files else None
    return flags_of(script) if isinstance(script, Script) else {}


def _flags(asked: Asked, word: _Word, program: Program) -> Iterator[Offer]:
    """Flags of the script that its command line does not have yet, nor gets from the parameters; a secret belongs there
    and nowhere else.
    """
    given = {each.text.partition("=")[0][2:] for each in program.rest if each.text.startswith("--")}
    taken = given | {str(each.key) for each in asked.entries("parameters", None)}
    for name, flag in _script_flags(asked, word, program).items():
        if name not in taken and is_plain(name) and not is_secret_name(name):
            words = parameters.described(asked, name, flag)
            yield Offer(
                f"--{name}=", "parameter", f"--{name}=", parameters.detail(asked, name, flag), words, 1, again=True
            )


def _files(asked: Asked, word: _Word, *, only_scripts: bool) -> Iterator[Offer]:
    """Files below the folder of the file, folder by folder."""
    head = word.text.rpartition("/")[0]
    inside = folder_after(word.segments)
    if inside is None:
        return
    for name in _names(asked, inside + head):
        path = f"{head}/{name}" if head else name
        is_folder = "." not in name.lstrip(".") and bool(_names(asked, f"{inside}{path}"))
        if is_folder:
            yield Offer(f"{path}/", "folder", f"{path}/", rank=5, again=True)
        elif name.endswith((".py", ".sh")) or not only_scripts:
            yield Offer(path, "file", path, rank=2 if name.endswith(".py") else 4)


def _names(asked: Asked, folder: str) -> list[str]:
    """Names in a folder that need no quotes, hidden ones left out."""
    files = asked.project.files
    names = files.names(folder) if files else ()
    shown = (each for each in names if not each.startswith(".") and each not in _HIDDEN)
    return [each for each in shown if is_plain(each)][:_FILES]


def _variables(asked: Asked) -> Iterator[Offer]:
    """Secret parameters, which the program finds in its environment."""
    text = asked.outline.text
    for each in asked.entries("parameters", None):
        secret = each.child and (each.child.value(text, "is_secret") or "").lower() == "true"
        name = str(each.key)
        if secret and name.isascii() and name.isidentifier():
            yield Offer(f"${name}", "variable", f"${name}", _SECRET.in_(asked.lang), rank=1)


_USUAL = ("main.py", "train.py", "run.py", "app.py")
_WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-=$"
_SECRET = Text("secret parameter, an environment variable of the program", "敏感参数，程序以环境变量读取")
