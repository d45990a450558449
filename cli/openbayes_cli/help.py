"""The layout of ``--help``, by display width and in either language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from openbayes_cli.console import Painter
from openbayes_cli.width import cells, pad, wrap
from openbayes_config.diagnostic import Lang, Text

_LONGEST_TERM = 28


class Section(NamedTuple):
    """A heading and its rows of term and explanation."""

    title: Text
    rows: Sequence[tuple[str, str]]


def page(lead: Iterable[str], sections: Iterable[Section], lang: Lang, width: int, paint: Painter) -> str:
    """The text of a help page: paragraphs, then sections in two columns."""
    blocks = ["\n".join(wrap(paragraph, width)) for paragraph in lead if paragraph]
    blocks += [_section(section, lang, width, paint) for section in sections if section.rows]
    return "\n\n".join(blocks)


def _section(section: Section, lang: Lang, width: int, paint: Painter) -> str:
    indent = 2 + min(max(cells(term) for term, _ in section.rows), _LONGEST_TERM) + 2
    lines = [paint(section.title.zh if lang == "zh" else section.title.en, "bold")]
    for term, explanation in section.rows:
        lines += _row(term, wrap(explanation, width - indent), indent, paint)
    return "\n".join(lines)


def _row(term: str, explanation: list[str], indent: int, paint: Painter) -> list[str]:
    head = "  " + paint(term, "path") + pad(term, indent - 2)[len(term) :]
    if cells(term) > indent - 4:
        return ["  " + paint(term, "path"), *(" " * indent + line for line in explanation)]
    first, *rest = explanation or [""]
    return [(head + first).rstrip(), *(" " * indent + line for line in rest)]
