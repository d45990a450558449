"""White space at the ends of lines, blank lines, and the end of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_config.emit.places import header, is_block_scalar, last_leaf

if TYPE_CHECKING:
    from openbayes_config.formatter.sheet import Sheet


def end_lines(sheet: Sheet) -> None:
    """No white space at the end of a line, other than inside of a text; a line end at the end of the file."""
    for line in range(len(sheet.starts)):
        if line not in sheet.blocks and line not in sheet.open and not sheet.is_blank(line):
            end = sheet.end(line)
            sheet.replace(sheet.before(end), end, "")
    end = len(sheet.text)
    if end and not sheet.is_blank(len(sheet.starts) - 1) and not _ends_in_block(sheet):
        sheet.replace(end, end, sheet.document.source.newline)


def thin_out(sheet: Sheet) -> None:
    """One blank line where there were several, none at the beginning and the end of the file."""
    content = [line for line in range(len(sheet.starts)) if not sheet.is_blank(line) or line in sheet.blocks]
    last = content[-1] if content else -1
    above = True
    for line in range(len(sheet.starts)):
        blank = sheet.is_blank(line) and line not in sheet.texts and line not in sheet.blocks
        after = sheet.starts[line + 1] if line + 1 < len(sheet.starts) else len(sheet.text)
        if blank:
            sheet.replace(sheet.starts[line], after if above or line > last else sheet.end(line), "")
        above = blank


def _ends_in_block(sheet: Sheet) -> bool:
    """Whether the last line is that of a block text, which a line end would make longer."""
    root = sheet.document.root
    last = last_leaf(root) if root else None
    if last is None or not is_block_scalar(last) or sheet.line(last.span.end) != len(sheet.starts) - 1:
        return False
    return "-" not in header(sheet.text, last)
