"""The mirror of a document equals the text in the editor, whatever was edited."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openbayes_lsp.lines import Lines
from openbayes_lsp.mirror import Change, Mirror
from openbayes_lsp.profile import Encoding

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
PIECES_OF_LINES = ["a", " ", ":", "\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c", "\t"]
PIECES = [*PIECES_OF_LINES, "\ufeff", "\u00e9", "中文", "😀", "👩‍🔬", "\ud800", "\udc00", "\x00", "key: value\n"]


def whole(text: str) -> str:
    """Join halves of characters, as whatever reads JSON does."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join).map(whole)
encodings = st.sampled_from(ENCODINGS)
places = st.tuples(st.integers(0, 9), st.integers(0, 12))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change of a part, whose ends may be the wrong way round, or of the whole text."""
    part = draw(st.none() | st.tuples(places, places))
    return Change(draw(texts), part and (*part[0], *part[1]))


class Client:
    """The text as an editor holds it: units of the encoding, each character as a tuple of its units."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.encoding = encoding
        self.chars = [(char, self.width(char)) for char in text]

    def width(self, char: str) -> int:
        """How many units a character takes."""
        if self.encoding == "utf-32":
            return 1
        size = len(char.encode("utf-16-le" if self.encoding == "utf-16" else "utf-8", "surrogatepass"))
        return size // 2 if self.encoding == "utf-16" else size

    @property
    def text(self) -> str:
        """The whole text; what arrives as two halves is one character in an editor."""
        return whole("".join(char for char, _ in self.chars))

    def index(self, line: int, column: int) -> int:
        """Walk to a place, unit by unit; never past the end of a line."""
        at = 0
        while line and at < len(self.chars):
            char = self.chars[at][0]
            at += 1
            if char == "\r" and at < len(self.chars) and self.chars[at][0] == "\n":
                at += 1
            line -= char in "\r\n"
        if line:
            return len(self.chars)
        while at < len(self.chars) and self.chars[at][0] not in "\r\n" and column >= self.chars[at][1]:
            column -= self.chars[at][1]
            at += 1
        return at

    def edit(self, change: Change) -> None:
        """Apply one change."""
        text = change.text
        if change.part is not None:
            ends = sorted((self.index(*change.part[:2]), self.index(*change.part[2:])))
            chars = [char for char, _ in self.chars]
            text = "".join(chars[: ends[0]]) + change.text + "".join(chars[ends[1] :])
        self.chars = [(char, self.width(char)) for char in whole(text)]


@given(texts, encodings, st.lists(st.lists(changes(), min_size=1, max_size=4), max_size=6))
@example("a\r", "utf-16", [[Change("\n", (1, 0, 1, 0))]])
@example("a\r\nb", "utf-16", [[Change("", (0, 1, 1, 0))], [Change("\r", (0, 1, 0, 1)), Change("\n", (1, 0, 1, 0))]])
@example("a\n", "utf-16", [[Change("\r", (0, 1, 0, 1))], [Change("x", (0, 9, 0, 9))]])
@example("\u2028b\x0cc", "utf-8", [[Change("x", (0, 3, 1, 4))]])
def test_mirror_equals_the_text_of_the_editor(text: str, encoding: Encoding, notifications: list[list[Change]]) -> None:
    """After any sequence of edits, and so do the starts of the lines."""
    client, mirror = Client(text, encoding), Mirror.of("file:///a", "yaml", 0, text, encoding)
    for version, notification in enumerate(notifications, 1):
        for change in notification:
            client.edit(change)
        mirror = mirror.changed(notification, version)
        assert mirror.text == client.text
        assert mirror.lines.starts == Lines(mirror.text, encoding).starts
        assert mirror.version == version


@given(texts, st.sampled_from([1, 100]), encodings, st.integers(0, 4_000))
def test_places_and_offsets_are_inverse(text: str, times: int, encoding: Encoding, offset: int) -> None:
    """But for the middle of a line end, which no editor can name."""
    text = whole(text * times)
    lines = Lines(text, encoding)
    offset = min(offset, len(text))
    line, column = lines.place(offset)
    inside = text[max(offset - 1, 0) : offset + 1] == "\r\n"
    assert lines.offset(line, column) == Client(text, encoding).index(line, column) == offset - inside
    assert lines.place(lines.offset(line, column)) == (line, column)


@given(texts, encodings, places)
def test_any_place_is_somewhere_in_the_text(text: str, encoding: Encoding, place: tuple[int, int]) -> None:
    """Beyond the end of a line is its end, beyond the last line the end of the text."""
    assert Lines(text, encoding).offset(*place) == Client(text, encoding).index(*place)


class Widths(NamedTuple):
    """Where the end of a line lies, by encoding."""

    text: str
    columns: tuple[int, int, int]


@pytest.mark.parametrize(
    "widths",
    [
        Widths("abc", (3, 3, 3)),
        Widths("中文 😀", (11, 5, 4)),
        Widths("\u00e9\x85\u2028", (7, 3, 3)),
        Widths("\ud800", (3, 1, 1)),
    ],
)
def test_columns_are_counted_in_units(widths: Widths) -> None:
    """Bytes, UTF-16 units, code points."""
    ends = tuple(Lines(widths.text, encoding).place(len(widths.text)) for encoding in ENCODINGS)
    assert ends == tuple((0, column) for column in widths.columns)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_typing_in_a_long_file_is_quick(encoding: Encoding) -> None:
    """10,000 lines, one character at a time, at the beginning, in the middle, at the end."""
    mirror = Mirror.of("file:///a", "yaml", 0, "- key: value 中文\n" * 10_000, encoding)
    times: list[float] = []
    for line in (0, 5_000, 9_999):
        for column in range(9):
            start = time.process_time()
            mirror = mirror.changed([Change("x", (line, column, line, column))], column)
            times.append(time.process_time() - start)
    assert sorted(times)[len(times) // 2] < 0.002
