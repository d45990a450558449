"""How wide a text is on a terminal, and where it may be broken."""

from __future__ import annotations

from collections.abc import Iterator

_NO_BREAK_BEFORE = frozenset("，。：；！？、）》」』”’,.:;!?)]}")
_NO_BREAK_AFTER = frozenset("（《「『“‘([{")


def cells(text: str) -> int:
    """The number of display cells of ``text``, which has no control characters.

    Wide and fullwidth characters take two, combining marks and formatting characters none. Characters
    of ambiguous width count as one.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if char < "\u0300":
        return 1
    from unicodedata import category, east_asian_width

    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int, first: int = 0) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells, ``first`` fewer in the first line.

    Lines break at spaces and beside Chinese characters, not before closing nor after opening
    punctuation. What stands between backticks and a longer word stay whole, so that they can be copied.
    """
    lines: list[str] = []
    line, room = "", width - first
    for piece in _pieces(text):
        if line and cells(line) + cells(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, room = piece.lstrip(), width
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    """The parts between which a line may be broken; what stands between backticks is one part."""
    start = 0
    code = text[:1] == "`"
    for at in range(1, len(text)):
        if not code and _breaks(text[at - 1], text[at]):
            yield text[start:at]
            start = at
        code ^= text[at] == "`"
    if text[start:]:
        yield text[start:]


def _breaks(before: str, after: str) -> bool:
    if after in _NO_BREAK_BEFORE or before in _NO_BREAK_AFTER or after == " ":
        return False
    return before == " " or _cells(before) == 2 or _cells(after) == 2


def pad(text: str, width: int) -> str:
    """``text`` filled with spaces to ``width`` cells."""
    return text + " " * (width - cells(text))
