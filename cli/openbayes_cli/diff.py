"""What a command changes in a file, as a unified diff: to be read on a terminal, or to be applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from openbayes_cli.console import Painter
from openbayes_config.diagnostic import printable

if TYPE_CHECKING:
    from openbayes_config.document import Document

_CONTEXT = 3
_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(name: str, before: Document, after: Document) -> str:
    """The diff with every character as it is, so that ``patch`` and ``git apply`` take it; secrets are masked.

    Empty where the two are the same. Lines end at LF, as for those programs.
    """
    return "".join(_lines(name, before, after))


def shown(diff: str, paint: Painter) -> str:
    """A diff for a terminal: in colours, with whatever could steer it escaped."""
    return "".join(_painted(line, paint) + "\n" for line in diff.split("\n")[:-1])


def _painted(line: str, paint: Painter) -> str:
    text = "\t".join(printable(part) for part in line.removesuffix("\r").split("\t"))
    if line.startswith(("+++", "---")):
        return paint(text, "bold")
    if line.startswith("@@"):
        return paint(text, "gutter")
    return paint(text, "added") if line.startswith("+") else paint(text, "removed") if line.startswith("-") else text


def _lines(name: str, before: Document, after: Document) -> Iterator[str]:
    old, new = _split(before.source.bom + before.source.text), _split(after.source.bom + after.source.text)
    if old == new:
        return
    old_shown, new_shown = _masked(before), _masked(after)
    yield f"--- {name}\n+++ {name}\n"
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for kind, old_start, old_end, new_start, new_end in group:
            if kind == "equal":
                yield from _marked(" ", new_shown[new_start:new_end])
            else:
                yield from _marked("-", old_shown[old_start:old_end])
                yield from _marked("+", new_shown[new_start:new_end])


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line if line.endswith("\n") else f"{mark}{line}\n{_NO_NEWLINE}"


def _split(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _masked(document: Document) -> list[str]:
    from openbayes_config.mask import secrets

    return _split(document.source.bom + secrets(document).source)


def _range(start: int, end: int) -> str:
    """A range of lines from 0 as the diff format has it: counted from 1, an empty one by the line before it."""
    count = end - start
    return str(start + 1) if count == 1 else f"{start + bool(count)},{count}"
