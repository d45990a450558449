"""Everything that offers are made of: the text around the cursor, and what is known of the project."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from openbayes_config.diagnostic import Lang, Text
from openbayes_lsp.features.completion.branches import Entry, unquoted
from openbayes_lsp.features.completion.outline import Outline

if TYPE_CHECKING:
    from openbayes_config.emit import Quote
    from openbayes_config.script import Flag, Script
    from openbayes_lsp.snapshot import Snapshot

Schema: TypeAlias = "dict[str, Any]"

# A break that is a blank in a folded text: the one behind a line, not the empty line behind that.
FOLDED = re.compile(r"\n(?![ \t]*\n)")

# Older spellings are completed as what they meant.
_MEANT = {"data_binding": "data_bindings", "binding": "bindings"}


class Asked:
    """One request: the file that it is about, and how its text reads around the cursor. ``unasked``: the editor sent
    it because of a character, not because somebody wanted to know. ``cut``: not everything was offered.
    """

    def __init__(self, snapshot: Snapshot, outline: Outline, *, unasked: bool = False) -> None:
        self.snapshot = snapshot
        self.unasked = unasked
        self.cut = False
        self.outline = outline
        self.lang: Lang = snapshot.lang
        self.project = snapshot.project

    def words(self, text: Text, **fields: object) -> str:
        """Our own words in the language of the editor; what is filled in is masked."""
        from openbayes_config.mask import hide

        return text.in_(
            self.lang, {name: hide(each) if isinstance(each, str) else each for name, each in fields.items()}
        )

    def schema(self, *path: str | int) -> Schema:
        """What the JSON Schema says of the value at ``path``, in the language of the editor."""
        found = _schema(self.lang)
        for step in path:
            others = found.get("additionalProperties")
            inner = found.get("items") if isinstance(step, int) else found.get("properties", {}).get(step, others)
            found = cast("Schema", inner) if isinstance(inner, dict) else {}
        return found

    def entries(self, *path: str | int | None, other: Entry | None = None) -> list[Entry]:
        """The entries at a path, in which ``None`` stands for anything; without ``other``."""
        return [
            each
            for each in self._by_length.get(len(path), ())
            if each is not other and all(b is None or a == b for a, b in zip(meant(each.path), path, strict=True))
        ]

    def written(self, *path: str | int | None, other: Entry | None = None) -> list[str]:
        """The scalars at a path, without quotes, in the order of the file."""
        text = self.outline.text
        return [unquoted(text[slice(*each.value)]) for each in self.entries(*path, other=other) if each.value]

    @cached_property
    def _by_length(self) -> dict[int, list[Entry]]:
        found: dict[int, list[Entry]] = {}
        for each in self.outline.entries():
            if each.colon >= 0:
                found.setdefault(len(each.path), []).append(each)
        return found

    @cached_property
    def quote(self) -> Quote:
        """The quotation mark of the file, as its repairs write it. The text need not be parsed for it: nobody who types
        is to wait for that.
        """
        text, found = self.outline.text, self.outline.entries()
        begins = [each.key_span.start for each in found] + [each.value.start for each in found if each.value]
        marks = Counter(text[at : at + 1] for at in begins)
        return "'" if marks["'"] > marks['"'] else '"'

    @cached_property
    def command(self) -> str:
        """The command as far as its lines show it."""
        for each in self.entries("command"):
            if each.value:
                return content(self.outline.text[slice(*each.value)], block=each.style == "block")
        return ""

    @cached_property
    def script(self) -> Script | None:
        """What the script that the command starts declares."""
        from openbayes_config.script import Script

        path = self.script_name
        found = self.project.files.script(path) if path and self.project.files else None
        return found if isinstance(found, Script) else None

    @cached_property
    def script_name(self) -> str:
        """The path of the script that the command starts; empty where that cannot be told."""
        from openbayes_lsp.features.completion.program import script_of

        return script_of(self.command)

    @cached_property
    def flags(self) -> dict[str, Flag]:
        """The flags of the script that take a value, by the name that a parameter has."""
        from openbayes_lsp.features.completion.program import flags_of

        return flags_of(self.script) if self.script else {}


def meant(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A path with today's names of its keys."""
    return (_MEANT.get(str(path[0]), path[0]), *path[1:]) if path else path


def content(raw: str, *, block: bool) -> str:
    """The text of a scalar, near enough for a shell command: without quotes, header and indentation."""
    if block:
        header, _, body = raw.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
        body = FOLDED.sub(" ", body) if header.startswith(">") else body
        return "\n".join(line.strip() for line in body.split("\n"))
    return " ".join(unquoted(raw).split())


@lru_cache(maxsize=2)
def _schema(lang: Lang) -> Schema:
    from openbayes_schema import load_schema, localized

    return localized(load_schema(), lang)
