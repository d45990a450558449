"""Text to nodes. The only package that imports a YAML reader."""

from __future__ import annotations

from typing import NamedTuple

from openbayes_config.parse.nodes import Comment, Node, Problem
from openbayes_config.text import Source, Span

__all__ = ["Tree", "read"]


class Tree(NamedTuple):
    """What was read. ``root`` is ``None`` for a text without a value; ``plain`` is the value of the whole
    text where the official client's reader takes it, else ``None``.
    """

    source: Source
    root: Node | None
    problems: tuple[Problem, ...]
    comments: tuple[Comment, ...]
    plain: object


def read(data: bytes | str | Source) -> Tree:
    """Read a text; never raises for what stands in it."""
    import yaml

    from openbayes_config.parse.builder import Builder

    if isinstance(data, bytes):
        data = data.decode()
    source = data if isinstance(data, Source) else Source(data)
    try:
        builder = Builder(source.text)
        theirs = builder.get_single_node()
        plain = builder.construct_document(theirs) if theirs is not None else None
    except (yaml.YAMLError, ValueError) as error:
        return Tree(source, None, (Problem("syntax", Span(0, 0), {"detail": str(error)}),), (), None)
    return Tree(source, builder.ours if theirs is not None else None, (), (), plain)
