"""What the rules about comments that silence findings share."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Fix, Text
from openbayes_config.document import Document
from openbayes_config.suppress import Named, Suppression, cannot_be_silenced, lines_of, removed

_REMOVE_COMMENT = Text("Remove the comment", "删除这条注释")
_REMOVE_NAME = Text("Remove `{name}` from the comment", "从注释中删除 `{name}`")


def readable(context: Context) -> Iterator[Suppression]:
    """The comments, unless a part of the file cannot be read: then a ``#`` may stand inside a text."""
    return iter(() if context.broken else context.suppressions)


def found_at(document: Document, context: Context, suppression: Suppression) -> tuple[str, ...]:
    """The ids of the findings that a comment would silence if it named them."""
    kept = context.sifted.kept if context.sifted else ()
    near = (each for each in kept if not cannot_be_silenced(each.rule))
    whole = suppression.kind == "ignore-file"
    return tuple(
        sorted({each.rule.id for each in near if whole or not suppression.lines.isdisjoint(lines_of(each, document))})
    )


def removal(document: Document, suppression: Suppression, name: Named | None = None) -> Fix:
    """The fix that takes out a name, or the comment where no other name is in it."""
    alone = name is None or len(suppression.names) == 1
    return Fix(_REMOVE_COMMENT if alone else _REMOVE_NAME, (removed(document, suppression, name),), True)
