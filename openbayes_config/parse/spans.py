"""Where things begin and end that PyYAML's events tell only roughly, and where the comments are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from openbayes_config.parse.nodes import Comment, Scalar
from openbayes_config.text import Span

# Where PyYAML's scanner ends a line; people's lines (:class:`Source`) end at the first two only.
BREAKS = "\n\r\x85\u2028\u2029"
_BREAK = re.compile(f"[{BREAKS}]")
_SPACE = " " + BREAKS


class Properties:
    """The anchor and the tag in front of a node, and where the node itself begins."""

    __slots__ = ("anchor", "start", "tag")

    def __init__(self, text: str, start: int, anchored: bool, tagged: bool) -> None:
        self.anchor: Span | None = None
        self.tag: Span | None = None
        while anchored or tagged:
            start = skip_blank(text, start)
            if text.startswith("&", start) and anchored:
                end = _end_of_anchor(text, start)
                self.anchor, anchored = Span(start, end), False
            elif text.startswith("!", start) and tagged:
                end = _end_of_word(text, start)
                self.tag, tagged = Span(start, end), False
            else:
                break
            start = end
        self.start = start if self.anchor is None and self.tag is None else skip_blank(text, start)

    @property
    def end(self) -> int:
        """Where the last property ends."""
        return max(span.end for span in (self.anchor, self.tag, Span(0, 0)) if span)


def skip_spaces(text: str, at: int) -> int:
    """The first offset from ``at`` on that holds no space."""
    while text.startswith(" ", at):
        at += 1
    return at


def skip_blank(text: str, at: int) -> int:
    """The first offset from ``at`` on that is neither space, nor line end, nor in a comment."""
    while at < len(text):
        if text[at] == "#":
            at = end_of_line(text, at)
        elif text[at] in _SPACE:
            at += 1
        else:
            break
    return at


def end_of_line(text: str, at: int) -> int:
    """Where the line that holds ``at`` ends, before its line end."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def start_of_line(text: str, at: int) -> int:
    """Where the line that holds ``at`` begins."""
    while at > 0 and text[at - 1] not in BREAKS:
        at -= 1
    return at


def line_begin(text: str) -> str:
    """A pattern for the beginning of each line of a text. The one for all of YAML's line ends takes ten times as long,
    and hardly any text has others than those that end with LF.
    """
    others = any(end in text for end in BREAKS if end != "\n")
    return f"(?m:^|(?<=[{BREAKS}]))" if others else "(?m:^)"


def end_of_block_scalar(text: str, start: int, end: int) -> int:
    """The end of the last line with content of a block scalar; of its header where it has no content."""
    header = end_of_line(text, start)
    last = start + len(text[start:end].rstrip(" \t" + BREAKS))
    if last > header:
        return end_of_line(text, last)
    return _end_of_word(text, start)


def _end_of_anchor(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and ((text[end].isascii() and text[end].isalnum()) or text[end] in "-_"):
        end += 1
    return end


def _end_of_word(text: str, start: int) -> int:
    while start < len(text) and text[start] not in _SPACE + "\t":
        start += 1
    return start


def comments(text: str, scalars: Iterable[Scalar]) -> Iterator[Comment]:
    """The comments of a text with these scalars, in their order: outside of scalars, ``#`` is nothing else."""
    spans = contents(text, scalars)
    starts = [span.start for span in spans]
    at = text.find("#")
    while at >= 0:
        near = bisect_right(starts, at) - 1
        if near >= 0 and at < spans[near].end:
            end = spans[near].end
        else:
            end = end_of_line(text, at)
            yield Comment(Span(at, end), text[at:end])
        at = text.find("#", end)


def contents(text: str, scalars: Iterable[Scalar]) -> list[Span]:
    """The spans of scalars without the headers of block scalars, in which comments may stand."""
    return [_behind_header(text, each) if each.style in _BLOCKS else each.span for each in scalars]


_BLOCKS = ("literal", "folded")


def _behind_header(text: str, scalar: Scalar) -> Span:
    return Span(min(end_of_line(text, scalar.span.start), scalar.span.end), scalar.span.end)
