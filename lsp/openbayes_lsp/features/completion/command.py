"""Words of the command: programs, mounts and variables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from openbayes_config.diagnostic import Text
from openbayes_config.job.target import folder_after
from openbayes_config.shell import Segment, is_plain, parse_command
from openbayes_config.text import Span
from openbayes_lsp.features.completion import mounts
from openbayes_lsp.features.completion.asked import FOLDED, Asked
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Slot

_FILES = 100
_HIDDEN = ("__pycache__", "node_modules")


class Word(NamedTuple):
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


def _offers(asked: Asked, word: Word) -> Iterator[Offer]:
    if word.text.startswith("$"):
        yield from _variables(asked)
    elif word.text.startswith("/"):
        yield from mounts.bound(asked)
    elif word.own is None or not (word.own.arguments or word.own.redirections):
        yield from _programs(asked, word)
    else:
        from openbayes_lsp.features.completion.arguments import arguments

        yield from arguments(asked, word, word.own)


def _word(asked: Asked, slot: Slot) -> Word | None:
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
    return Word(raw, Span(start + begin, end), before.segments if ended else before.segments[:-1], own)


def _text(slot: Slot) -> str:
    """The command before the cursor, as long as it is in the file."""
    text = slot.typed.text
    if not slot.block:
        return text.replace("\r", " ").replace("\n", " ")
    header = next((at for at, char in enumerate(text) if char in "\r\n"), len(text))
    body = " " * header + text[header:].replace("\r\n", " \n").replace("\r", "\n")
    # Folding joins lines; where an empty one stands between them, a break stays.
    return FOLDED.sub(" ", body) if text.startswith(">") else body


def _in_body(asked: Asked, slot: Slot) -> bool:
    """Whether the cursor stands in the text of the command, not in the indentation of lines behind ``|`` or ``>``."""
    outline = asked.outline
    line, offset = outline.cursor, outline.offset
    if not slot.block or outline.text[line.start : offset].strip():
        return True
    lines = outline.text[slot.typed.span.start : slot.typed.span.end].replace("\r", "\n").split("\n")[1:]
    indent = next((len(each) - len(each.lstrip(" ")) for each in lines if each.strip()), slot.indent + 1)
    return not outline.text[offset : line.end].strip() and offset - line.start >= indent


def _programs(asked: Asked, word: Word) -> Iterator[Offer]:
    """A program at the beginning of a command: Python with a script of the project."""
    for name in names_in(asked, folder_after(word.segments) or ""):
        if name.endswith((".py", ".sh")):
            text = f"{'python' if name.endswith('.py') else 'bash'} {name}"
            yield Offer(text, "file", text, rank=1 if name in _USUAL else 2)
    for each in ("python", "bash", "pip install", "torchrun"):
        yield Offer(each, "keyword", each, rank=6)


def names_in(asked: Asked, folder: str) -> list[str]:
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
