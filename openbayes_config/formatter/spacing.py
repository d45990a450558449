"""Blanks inside of lines: behind colons, dashes and commas, and at brackets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from openbayes_config.emit.blocks import entry_start
from openbayes_config.parse.nodes import Alias, Entry, Mapping, Node, Sequence

if TYPE_CHECKING:
    from openbayes_config.formatter.sheet import Sheet


def space(sheet: Sheet) -> None:
    """One blank behind a colon, dash or comma, none before a colon or comma, none inside of brackets."""
    for _, node, _ in sheet.document.walk():
        if isinstance(node, Mapping):
            for entry in node.entries:
                _entry(sheet, entry, node.flow)
        if isinstance(node, Sequence) and not node.flow:
            _items(sheet, node)
        elif isinstance(node, (Mapping, Sequence)) and node.flow and sheet.text.startswith(("[", "{"), node.span.start):
            _brackets(sheet, node)


def _entry(sheet: Sheet, entry: Entry, flow: bool) -> None:
    key, value, _ = entry
    if not flow:
        start = entry_start(sheet.document, entry)
        _between(sheet, start, key.span.start)
    if key.span.start == key.span.end:
        return
    colon = sheet.behind(key.span.end)
    if not sheet.text.startswith(":", colon):
        colon = sheet.beyond(key.span.end)
        if not sheet.text.startswith(":", colon) or flow:
            return
    elif not isinstance(key, Alias):
        sheet.replace(key.span.end, colon, "")
    if value.span.start > colon and value.span.end > value.span.start:
        _one_blank(sheet, colon + 1)
    _between(sheet, colon, value.span.start)


def _items(sheet: Sheet, node: Sequence) -> None:
    at = node.span.start
    for item in node.items:
        dash = sheet.beyond(at)
        _between(sheet, dash, item.span.start)
        at = max(item.span.end, dash + 1)


def _between(sheet: Sheet, start: int, end: int) -> None:
    """One blank between each two of an indicator, an anchor, a tag and what they belong to, on the first line."""
    at, stop = start, min(end, sheet.end(sheet.line(start)))
    while at < stop:
        while at < stop and sheet.text[at] not in " \t":
            at += 1
        following = sheet.behind(at)
        if following > stop or sheet.text.startswith("#", following) or following == sheet.end(sheet.line(start)):
            return
        sheet.replace(at, following, " ")
        at = following


def _one_blank(sheet: Sheet, at: int) -> None:
    """One blank behind an indicator, where something but a comment follows on its line."""
    following = sheet.behind(at)
    if following < len(sheet.text) and sheet.text[following] not in "\r\n#":
        sheet.replace(at, following, " ")


def _brackets(sheet: Sheet, node: Mapping | Sequence) -> None:
    text, (start, end) = sheet.text, node.span
    first, last = sheet.behind(start + 1), sheet.before(end - 1)
    if text[first] not in "\r\n#":
        sheet.replace(start + 1, first, "")
    if start + 1 < last and sheet.first(sheet.line(end - 1)) < last and text[last - 1] not in ":?":
        sheet.replace(last, end - 1, "")
    children = _spans(node)
    for (_, behind), (following, _) in pairwise([*children, (end, end)]):
        comma = sheet.behind(behind)
        if text.startswith(",", comma):
            if text[behind - 1] not in ":?":
                sheet.replace(behind, comma, "")
            if sheet.behind(comma + 1) < end - 1:
                _one_blank(sheet, comma + 1)
                _between(sheet, comma, following)


def _spans(node: Mapping | Sequence) -> list[tuple[int, int]]:
    parts: list[Node | Entry] = [*node.items] if isinstance(node, Sequence) else [*node.entries]
    return [(each.span.start, each.span.end) for each in parts]
