"""Where lines end, and which of them belong to a value of several lines."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\n|\r")


def line_end(text: str, at: int) -> int:
    """The end of the line that holds an offset, without its break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, end: int) -> int:
    """Where the line behind the one that ends at ``end`` begins; beyond the text behind the last one."""
    return end + (2 if text.startswith("\r\n", end) else 1)


def behind_blanks(text: str, at: int, end: int) -> int:
    """The first offset from ``at`` on that holds no blank."""
    while at < end and text[at] in " \t":
        at += 1
    return at


def block_end(text: str, end: int, indent: int, cursor: int) -> int:
    """Where the text behind ``|`` or ``>`` ends, whose line ends at ``end`` and whose key stands at ``indent``."""
    last, start = end, next_line(text, end)
    while start <= len(text):
        stop = line_end(text, start)
        content = behind_blanks(text, start, stop)
        if content == stop:
            # An empty line at the end belongs to it only while somebody writes there.
            last = stop if start <= cursor <= stop and cursor - start > indent else last
        elif content - start > indent:
            last = stop
        else:
            break
        start = next_line(text, stop)
    return last


def region_end(text: str, end: int, indent: int, cursor: int = -1) -> int:
    """Where the lines end that are indented deeper than ``indent``, or begin with a closing bracket.

    An empty line at the end belongs to them only where ``cursor`` stands that deep in it.
    """
    last, start = end, next_line(text, end)
    while start <= len(text):
        stop = line_end(text, start)
        at = behind_blanks(text, start, stop)
        if at < stop:
            if at - start <= indent and text[at] not in "]}":
                break
            last = stop
        elif start <= cursor <= stop and cursor - start > indent:
            last = stop
        start = next_line(text, stop)
    return last
