"""A few lines about a place, as Markdown and as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.diagnostic import Text, printable, shown
from openbayes_config.renderer.markdown import block, code, escaped

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Lang
    from openbayes_lsp.snapshot import Snapshot

Kind: TypeAlias = Literal["text", "item", "block", "link"]


class Piece(NamedTuple):
    """Some words of ours, or ``code``: text of the file or of a command."""

    text: str
    code: bool = False


class Line(NamedTuple):
    """A sentence, an item of a list, a block of shell code, or a link to ``href``."""

    pieces: tuple[Piece, ...]
    kind: Kind = "text"
    href: str = ""

    @property
    def text(self) -> str:
        """The line without any markup."""
        return "".join(piece.text for piece in self.pieces)


class Says:
    """Fills our own words; whatever is filled in is masked, and stands on one line."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.lang: Lang = snapshot.lang

    def __call__(self, text: Text, kind: Kind = "text", /, **fields: object) -> Line:
        """A line. What the words have between backticks is code, whatever is filled in there."""
        filled = {name: self._filled(value) for name, value in fields.items()}
        return Line(tuple(_pieces(text.zh if self.lang == "zh" else text.en, filled)), kind)

    def item(self, text: Text, /, **fields: object) -> Line:
        """An item of a list."""
        return self(text, "item", **fields)

    def prose(self, text: str, kind: Kind = "text") -> Line:
        """A text that comes with obconf, in which code stands between backticks."""
        return Line(tuple(_pieces(text, None)), kind)

    def block(self, command: str) -> Line:
        """A command line that is masked already."""
        return Line((Piece(command, True),), "block")

    def link(self, text: Text, href: str, /, **fields: object) -> Line:
        """A link to a page of ours or of the documentation."""
        return self(text, "link", **fields)._replace(href=href)

    def _filled(self, value: object) -> str:
        hidden = self.snapshot.masker.hide(value) if isinstance(value, str) else value
        return shown(hidden, self.lang)


def _pieces(words: str, fields: Mapping[str, str] | None) -> Iterator[Piece]:
    for index, part in enumerate(words.split("`")):
        text = part.format_map(fields) if fields is not None else part
        if text:
            yield Piece(text, index % 2 == 1)


def markdown(lines: Iterable[Line]) -> str:
    """The lines as Markdown from which no text of the file can break out."""
    parts: list[str] = []
    before: Kind | None = None
    for line in lines:
        if before is not None:
            parts.append("\n" if before == line.kind == "item" else " | " if before == line.kind == "link" else "\n\n")
        parts.append(_as_markdown(line))
        before = line.kind
    return "".join(parts)


def _as_markdown(line: Line) -> str:
    if line.kind == "block":
        return "\n".join(block(line.text))
    text = "".join(
        code(piece.text, in_table=False) if piece.code else escaped(printable(piece.text)) for piece in line.pieces
    )
    if line.kind == "link":
        return f"[{text}]({line.href})"
    return f"- {text}" if line.kind == "item" else text


def plain(lines: Iterable[Line]) -> str:
    """The lines for an editor that shows text as it is."""
    return "\n".join(_as_text(line) for line in lines)


def _as_text(line: Line) -> str:
    if line.kind == "block":
        return "".join(char if char == "\n" else printable(char) for char in line.text)
    text = printable(line.text)
    return f"{text}: {line.href}" if line.kind == "link" else f"- {text}" if line.kind == "item" else text
