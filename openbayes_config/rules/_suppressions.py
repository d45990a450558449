"""What the rules about comments that silence findings share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
    found = _found(document, context)
    lines = (0,) if suppression.kind == "ignore-file" else suppression.lines
    return tuple(sorted({id_ for line in lines for id_ in found.get(line, ())}))


@lru_cache(maxsize=2)
def _found(document: Document, context: Context) -> dict[int, set[str]]:
    """The ids of the rules that find something, by line; those of the whole file under 0."""
    found: dict[int, set[str]] = {}
    for each in context.sifted.kept if context.sifted else ():
        if not cannot_be_silenced(each.rule):
            for line in (0, *lines_of(each, document)):
                found.setdefault(line, set()).add(each.rule.id)
    return found


def removal(document: Document, suppression: Suppression, name: Named | None = None) -> Fix:
    """The fix that takes out a name, or the comment where no other name is in it."""
    alone = name is None or len(suppression.names) == 1
    return Fix(_REMOVE_COMMENT if alone else _REMOVE_NAME, (removed(document, suppression, name),), True)
