"""A name and its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.document import Document
    from openbayes_config.parse.nodes import Node, Scalar

Kind: TypeAlias = Literal["anchor", "parameter", "metric", "mount", "script"]


class Use(NamedTuple):
    """A place of a name in the file, without quotes and marks. ``gives`` says that the name is given here, ``node`` is
    the scalar that it is the whole of.
    """

    span: Span
    gives: bool = False
    node: Scalar | None = None


class Outside(NamedTuple):
    """A place in a file beside; ``path`` is as seen from the folder of the file, with ``/``."""

    path: str
    span: Span


class Name(NamedTuple):
    """A name, its places in the order of the text, and its declarations in scripts."""

    kind: Kind
    text: str
    uses: tuple[Use, ...]
    outside: tuple[Outside, ...] = ()

    def use_at(self, offset: int) -> Use | None:
        """The place of the name that holds an offset or ends there; the mark of an anchor or alias counts as well."""
        mark = 1 if self.kind == "anchor" else 0
        return next((use for use in self.uses if use.span.start - mark <= offset <= use.span.end), None)


def written(document: Document, node: Node, text: str) -> Span | None:
    """Where ``text`` stands in a node, whose quotes are left out; ``None`` where it is written in another way."""
    at = document.source.text.find(text, *node.span) if text else -1
    return Span(at, at + len(text)) if at >= 0 else None
