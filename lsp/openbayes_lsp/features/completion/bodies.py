"""Whole mappings as snippets: from the bodies in the JSON Schema to lines of YAML."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.shape import is_list, is_map
from openbayes_lsp.features.completion.outline import Outline


def block(body: object, outline: Outline) -> str:
    """A body in block style, the way the file is indented: lines that begin at column 0, separated by LF.

    Texts in it are YAML as it is to stand there, tab stops included; empty collections are such texts.
    """
    return "\n".join(_lines(body, outline.step("map"), outline.step("seq")))


def flow(body: object) -> str:
    """A body on one line, between brackets."""
    if is_map(body):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in body.items()) + "}"
    if is_list(body):
        return "[" + ", ".join(flow(each) for each in body) + "]"
    return str(body).lower() if isinstance(body, bool) else str(body)


def _lines(body: object, deeper: int, dash: int) -> Iterator[str]:
    if is_list(body):
        for each in body:
            first, *rest = _lines(each, deeper, dash)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    elif is_map(body):
        for key, value in body.items():
            yield from _entry(str(key), value, deeper, dash)
    else:
        yield flow(body)


def _entry(key: str, value: object, deeper: int, dash: int) -> Iterator[str]:
    if _is_long(value):
        yield f"{key}:"
        yield from (" " * (dash if is_list(value) else deeper) + line for line in _lines(value, deeper, dash))
    else:
        yield f"{key}: {flow(value)}"


def _is_long(value: object) -> bool:
    """Whether a value needs lines of its own: mappings, and lists of them."""
    return is_map(value) or (is_list(value) and any(is_map(each) for each in value))
