"""A command written anew so that what is put behind it reaches the program."""

from __future__ import annotations

from openbayes_config import emit
from openbayes_config.document import Document
from openbayes_config.job.command import Command
from openbayes_config.job.program import program_of
from openbayes_config.job.reach import Lost, lost
from openbayes_config.shell import parse_command
from openbayes_config.text import Edit


def rewritten(command: Command, found: Lost) -> str | None:
    """The command in which the words reach ``found.main``; ``None`` where there is no certain way."""
    if found.why in ("redirection", "here_document", "expanded_early"):
        return None
    text = command.text
    if found.why == "first_is_name":
        return f"{text.rstrip()} _"
    if found.why == "not_handed_on":
        return _with_arguments(command, found)
    cut = text[: found.span.start] if found.why in ("comment", "escape") else text
    # A line end, a lone ";" or "&&" at the end can go; "&" has a meaning.
    cut = cut.rstrip(" \t\n;") if found.why != "operator" else cut.rstrip(" \t\n").rstrip(";|")
    if found.why == "operator" and cut.endswith("&&"):
        cut = cut[:-2]
    cut = cut.rstrip()
    line = parse_command(cut)
    if not line.problems and lost(line) is None:
        return cut
    return _wrapped(cut, found)


def _wrapped(text: str, found: Lost) -> str | None:
    """The command inside of ``bash -c '...' _``, which hands the words on as ``"$@"``."""
    if not found.main.words or program_of(found.main).kind == "inline":
        return None
    at = found.main.words[-1].span.end
    if at > len(text):
        return None
    body = f'{text[:at]} "$@"{text[at:]}'
    return "bash -c '" + body.replace("'", "'\\''") + "' _"


def _with_arguments(command: Command, found: Lost) -> str | None:
    """``bash -c 'python main.py'`` with the arguments that it does not hand on yet."""
    program = program_of(found.main)
    inner = program.target
    if program.kind != "inline" or inner is None or program.rest or "'" in inner.text:
        return None
    line = parse_command(inner.text)
    segments = [each for each in line.segments if program_of(each).kind not in ("sink", "inline")]
    if not segments or line.problems:
        return None
    at = segments[-1].words[-1].span.end
    body = f'{inner.text[:at]} "$@"{inner.text[at:]}'
    return f"{command.text[: inner.span.start]}'{body}' _"


def edit(document: Document, command: Command, text: str) -> Edit | None:
    """The edit that puts ``text`` in the place of the command, in the style that it has."""
    node = command.node
    if command.span != node.span:
        return None
    if node.style not in ("literal", "folded"):
        return None if "\n" in text else emit.replacement(document, node, text)
    return _block(document, command, text)


def _block(document: Document, command: Command, text: str) -> Edit | None:
    node, source = command.node, document.source
    if not command.offsets or (node.style == "folded" and "\n" in text):
        return None
    column = source.position(command.offsets[0]).column - 1
    lines = (" " * column + line if line else "" for line in text.split("\n"))
    return Edit(node.span, source.newline.join((stripping(source.slice(node.span)), *lines)))


def stripping(block: str) -> str:
    """The first line of a block scalar, changed so that the text has no line end."""
    first = block.splitlines()[0]
    indicators = first.split("#")[0].split()[0]
    return indicators[0] + "-" + indicators[1:].strip("+-") + first[len(indicators) :]
