"""Text to nodes. The only package that imports a YAML reader.

``pyyaml`` gives the ``events``: those of PyYAML's own parser, by ``libyaml`` where both are known to say the same, and
behind a mistake from where ``resuming`` finds that it may begin. ``builder`` makes ``nodes`` of them (``frames`` are
those that are open), with values by ``construct`` and ``values``. ``faults`` tells what is wrong; ``recovery`` reads on
by the best of several ``ways``, of which a ``trial`` tells how far they lead. ``places`` and ``view`` are for reading
from the middle of a text, ``spans`` for where things stand in it.
"""

from __future__ import annotations

from typing import NamedTuple

from openbayes_config.parse.nodes import FindComments, Node, Problem, no_comments
from openbayes_config.text import Source, Span

__all__ = ["MAX_BYTES", "Tree", "read"]

# Larger files are not read; a bound of obconf's own.
MAX_BYTES = 1 << 20


class Tree(NamedTuple):
    """What was read. ``root`` is ``None`` for a text without a value; ``plain`` is the value of the whole
    text where the official client's reader takes it, else ``None``.
    """

    source: Source
    root: Node | None
    problems: tuple[Problem, ...]
    find_comments: FindComments
    plain: object


def read(data: bytes | str | Source) -> Tree:
    """Read bytes, or a text that may begin with a byte order mark. Never raises for what stands in it."""
    source = _source(data)
    size = len(data) if isinstance(data, bytes) else len(source.text)
    if size > MAX_BYTES:
        problem = Problem("too_large", Span(0, 0), {"size": size, "limit": MAX_BYTES}, refused=False)
        return Tree(source, None, (problem,), no_comments, None)
    from openbayes_config.parse.reader import parse

    return Tree(source, *parse(source))


def _source(data: bytes | str | Source) -> Source:
    if isinstance(data, bytes):
        return Source.decode(data)
    return Source.of(data) if isinstance(data, str) else data
