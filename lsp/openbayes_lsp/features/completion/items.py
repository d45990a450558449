"""What is offered at a place, and the edit that each offer makes there."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span
from openbayes_lsp.features.completion.place import Slot

Kind: TypeAlias = Literal[
    "key",
    "value",
    "enum",
    "reference",
    "file",
    "folder",
    "parameter",
    "metric",
    "variable",
    "rule",
    "keyword",
    "snippet",
]

MOST = 200
"""As many items are offered at the most."""

_STOP = re.compile(r"(?<!\\)(?:\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+\}|\$\d+)")
_ESCAPED = re.compile(r"\\([$}\\|,])")


class Offer(NamedTuple):
    """Something to write. ``insert`` is its text as a snippet: with tab stops (``${1:text}``, ``$0``), and lines behind
    the first one indented relative to the column at which it begins. ``literal`` says that nothing in it is a tab stop.

    Offers are shown by ``rank``, those of the same rank as they come. ``again``: what comes next can be completed as
    well. ``part`` is what is replaced where that is not the whole word. ``line`` says the same on one line, for editors
    that insert no more; what has several lines and no such form is not for them.
    """

    label: str
    kind: Kind
    insert: str
    detail: str = ""
    documentation: str = ""
    rank: int = 5
    literal: bool = False
    again: bool = False
    preselect: bool = False
    deprecated: bool = False
    part: Span | None = None
    line: str = ""


class Item(NamedTuple):
    """An offer as an edit. ``plain`` or ``snippet`` takes the place of ``span``, whose beginning up to the cursor
    ``filter`` begins with; both are indented absolutely. ``line`` is a form of ``plain`` on one line, empty where there
    is none; ``snippet`` is empty where it says no more than ``plain``.

    ``word`` is the whole scalar or key that ``span`` is a part of. ``order`` sorts as text, ``documentation`` is
    Markdown.
    """

    label: str
    kind: Kind
    span: Span
    word: Span
    plain: str
    line: str
    snippet: str
    filter: str
    order: str
    detail: str
    documentation: str
    again: bool
    preselect: bool
    deprecated: bool


def item(offer: Offer, slot: Slot, index: int, newline: str) -> Item:
    """The edit that makes ``offer`` at ``slot``; it is the ``index``-th one."""
    typed = slot.typed
    whole = offer.part is None
    before, after = (typed.before, typed.after) if whole else ("", "")
    before = "" if offer.insert.startswith("\n") else before
    raw = typed.raw[: len(typed.raw) - len(typed.text)] if whole else ""
    snippet = before + _indented(offer.insert, slot) + after
    text = before + _indented(offer.insert if offer.literal else plain(offer.insert), slot) + after
    return Item(
        label=offer.label,
        kind=offer.kind,
        span=offer.part or typed.span,
        word=typed.span,
        plain=text.replace("\n", newline),
        line=text if "\n" not in text else _on_one_line(offer, slot),
        snippet="" if offer.literal else snippet,
        filter=raw + offer.label,
        order=f"{offer.rank:02d}{index:04d}",
        detail=offer.detail,
        documentation=offer.documentation,
        again=offer.again,
        preselect=offer.preselect,
        deprecated=offer.deprecated,
    )


def _on_one_line(offer: Offer, slot: Slot) -> str:
    return slot.typed.before + plain(offer.line) + slot.typed.after if offer.line else ""


def _indented(text: str, slot: Slot) -> str:
    return text.replace("\n", "\n" + " " * slot.indent)


def plain(snippet: str) -> str:
    """A snippet's text with the first choice of every tab stop in its place."""
    return _ESCAPED.sub(r"\1", _STOP.sub(lambda found: found[1] or found[2] or "", snippet))


def stop(text: str, number: int = 0) -> str:
    """A text that stands for itself in a snippet, as the content of a tab stop where ``number`` is above 0."""
    escaped = re.sub(r"([$}\\])", r"\\\1", text)
    return f"${{{number}:{escaped}}}" if number else escaped
