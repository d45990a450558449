"""Sentences that are not findings: what is filled in stays whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from openbayes_config.diagnostic import Lang, Text, printable, shown


def words(text: Text, lang: Lang, **fields: object) -> str:
    """``text`` in ``lang`` with its fields filled in, on one line and safe to print.

    Unlike the texts of findings, what is filled in is never cut: a path stays whole.
    """
    pattern = text.zh if lang == "zh" else text.en
    return pattern.format_map({name: _whole(value, lang) for name, value in fields.items()})


def _whole(value: object, lang: Lang) -> str:
    if isinstance(value, (tuple, list)) and not isinstance(value, Text):
        items = cast("Sequence[object]", value)
        return ("、" if lang == "zh" else ", ").join(_whole(item, lang) for item in items)
    return printable(value) if type(value) is str else shown(value, lang)
