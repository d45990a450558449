"""Whether a text that was laid out anew still says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_config.client import MODES, judge_modes
from openbayes_config.document import Document
from openbayes_config.text import Source, apply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openbayes_config.text import Edit


def same_meaning(before: Document, edits: tuple[Edit, ...]) -> bool:
    """Whether the text after the edits has the same characters but for white space, the same value and comments, and
    the client does the same with it in every mode.
    """
    source = before.source
    text = apply(source.text, edits)
    if "".join(text.split()) != "".join(source.text.split()):
        return False
    after = Document.parse(Source(text, source.bom, source.encoding))
    return (
        after.loads
        and not after.bounded
        and repr(before.plain()) == repr(after.plain())
        and [*_comments(before)] == [*_comments(after)]
        and [*_verdicts(before)] == [*_verdicts(after)]
    )


def _comments(document: Document) -> Iterator[str]:
    return (comment.text.rstrip() for comment in document.comments)


def _verdicts(document: Document) -> Iterator[object]:
    """What the client does in every mode, places in the text left out."""
    for verdict in judge_modes(document, MODES).values():
        yield verdict.stage, verdict.submission and repr(verdict.submission)
        yield from ((each.kind, each.reason, each.path, each.stage) for each in verdict.outcomes)
