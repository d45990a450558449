"""An explanation as Markdown, for a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.diagnostic import Lang
from openbayes_config.explained.sections import Cell, Section, heading, section, sections
from openbayes_config.renderer.explanation import Explanation
from openbayes_config.renderer.markdown import block, code, escaped


def markdown(name: str, explained: Explanation, lang: Lang) -> str:
    """Headings, the command in a code block and tables; no text of the file can leave its place."""
    parts = [f"### {escaped(heading(name, explained, lang))}"]
    if explained.rendering.command is not None:
        command = section("command", explained, lang)
        parts += [f"#### {command.title}", "\n".join(block(explained.rendering.command)), _table(command)]
    for each in sections(explained, lang):
        body = _table(each) if len(each.columns) > 1 else "\n".join(_items(each))
        parts += [f"#### {each.title}", body]
    return "\n\n".join(parts) + "\n"


def _table(section: Section) -> str:
    rows = [section.columns, ("---",) * len(section.columns)]
    rows += [tuple(map(_cell, row.cells)) for row in section.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _items(section: Section) -> Iterator[str]:
    for row in section.rows:
        yield "- " + " ".join(map(_cell, row.cells))


def _cell(cell: Cell) -> str:
    return code(cell.text) if cell.code and cell.text else escaped(cell.text)
