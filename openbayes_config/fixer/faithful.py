"""Whether a repaired text still says what its author wrote.

This looks at what the client would send and at the nodes of the two texts; it knows nothing of rules. A file that
the client accepted may send something else only in the parts that the repairs declare. For one that it refused:

* every value of the old file, other than an empty one, stands in the new file, and
* in each mode in which the client accepts the new file, it sends them: ``resource``, ``env``, ``node``, ``command``
  and the parameters in the modes that have them, every data binding, under whatever key it is written, and in
  hypertuning the fields and specifications of ``hyper_tuning``.

A value that an edit of a declared part replaces is not asked for again.
"""

from __future__ import annotations

from bisect import bisect_left

from openbayes_config.client import MODES, Client, Submission, judge_modes
from openbayes_config.document import Document
from openbayes_config.fixer.said import said, sent
from openbayes_config.parse.nodes import Scalar
from openbayes_config.text import Edit, Span


def faithful(
    before: Document, after: Document, edits: tuple[Edit, ...], changes: frozenset[str], client: Client
) -> bool:
    """Whether ``after``, which ``edits`` make of ``before``, keeps what is written there.

    ``edits`` are those of repairs that declare ``changes``, keys of the request's ``input``.
    """
    replaced = _replaced(before, edits) if changes else frozenset[int]()
    old, new = (judge_modes(document, MODES, client) for document in (before, after))
    if not all(verdict.accepted for verdict in old.values()) and not _texts(before, replaced) <= _texts(after):
        return False
    for mode in MODES:
        was, becomes = old[mode].submission, new[mode].submission
        if was and not (becomes and differing(was, becomes) <= changes):
            return False
        if becomes and not was and not set(said(before, mode, client, replaced)) <= set(sent(becomes, client)):
            return False
    return True


def differing(before: Submission, after: Submission) -> frozenset[str]:
    """The keys of the request's ``input`` whose values differ, and ``"operation"``."""
    keys = {key for key in (*before.input, *after.input) if repr(before.input.get(key)) != repr(after.input.get(key))}
    return frozenset(keys | ({"operation"} if before.operation != after.operation else set()))


def _replaced(document: Document, edits: tuple[Edit, ...]) -> frozenset[int]:
    """The identities of the scalars whose text an edit replaces, in whole or in part."""
    spans = sorted(edit.span for edit in edits if edit.span.end > edit.span.start)

    def meets(span: Span) -> bool:
        at = bisect_left(spans, span.end, key=lambda each: each.start) - 1
        return at >= 0 and spans[at].end > span.start

    return frozenset(
        id(node) for _, node, is_key in document.walk() if not is_key and isinstance(node, Scalar) and meets(node.span)
    )


def _texts(document: Document, replaced: frozenset[int] = frozenset()) -> set[str]:
    """The contents of all values that are not empty."""
    return {
        node.text
        for _, node, is_key in document.walk()
        if isinstance(node, Scalar) and node.text and not is_key and id(node) not in replaced
    }
