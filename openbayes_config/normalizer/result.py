"""The converted text, given only where it holds the same bindings and nothing else in it is another."""

from __future__ import annotations

from openbayes_config.client import LOST_BINDINGS, Client, Outcome, judge
from openbayes_config.document import Document, parse
from openbayes_config.normalizer import remarks
from openbayes_config.normalizer.remarks import Refusal, Remark
from openbayes_config.normalizer.triples import To, Triple
from openbayes_config.normalizer.written import KEYS, groups
from openbayes_config.parse.nodes import Alias, Scalar
from openbayes_config.text import Edit, Source, Span, apply


def result(document: Document, edits: tuple[Edit, ...], triples: list[Triple], to: To, client: Client) -> str:
    """``document`` with ``edits``. Raises :class:`Refusal` where that is not its text with these bindings under
    ``to`` and nothing else changed, or where the client would not bind them all.
    """
    _check_aliases(document, edits)
    try:
        text = apply(document.source.text, edits)
    except ValueError:
        text = ""
    after = parse(Source(text, document.source.bom))
    held = groups(after)
    written = [Triple(each.data, each.path, each.access or "ro") for group in held for each in group.bindings]
    same = written == triples and all(group.outer is group.entry and group.key == to for group in held)
    if not same or _others(document) != _others(after) or not _comments(document, edits) <= _comments(after):
        raise _refusal(document, to)
    if any(_is_lost(outcome, to) for outcome in _outcomes(after, client)):
        raise _refusal(document, to)
    return text


def _outcomes(document: Document, client: Client) -> tuple[Outcome, ...]:
    return judge(document, "workspace", client).outcomes


def _is_lost(outcome: Outcome, to: To) -> bool:
    return outcome.path[:1] == (to,) and (outcome.kind == "refused" or outcome.reason in LOST_BINDINGS)


def _refusal(document: Document, to: To) -> Refusal:
    place = next((group.entry.key.span for group in groups(document)), Span(0, 0))
    return Refusal(Remark(place, remarks.IN_PLACE, {"to": to}, remarks.IN_PLACE_HELP))


def _check_aliases(document: Document, edits: tuple[Edit, ...]) -> None:
    """Raise where something else in the file refers to what would be rewritten."""
    spans = [edit.span for edit in edits if edit.span.end > edit.span.start]
    for path, node, _ in document.walk():
        if isinstance(node, Alias) and path[:1] and path[0] not in KEYS:
            target = node.target.span
            if any(span.start < target.end and target.start < span.end for span in spans):
                raise Refusal(Remark(node.span, remarks.ANCHOR, help=remarks.ANCHOR_HELP))


def _others(document: Document) -> list[tuple[object, ...]]:
    """Everything in the file that is no binding, as it is written."""
    return [
        (
            path,
            node.text
            if isinstance(node, Scalar)
            else document.source.slice(node.span)
            if isinstance(node, Alias)
            else "",
        )
        for path, node, _ in document.walk()
        if path and path[0] not in KEYS
    ]


def _comments(document: Document, edits: tuple[Edit, ...] = ()) -> set[str]:
    """The comments of the file; those that go with a removed empty key are left out."""
    removed = [edit.span for edit in edits if not edit.new]
    return {
        comment.text.strip()
        for comment in document.comments
        if not any(span.start <= comment.span.start < span.end for span in removed)
    }
