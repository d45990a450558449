"""A key stands twice in the same mapping; only the last one counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from openbayes_config.context import Context, Observed
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Entry, Mapping
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuple(context.observed("duplicate_key"))
    unequal = {seen.outcome.path for seen in found if not seen.outcome.args["same_value"]}
    following = _following(seen for seen in found if seen.outcome.path not in unequal)
    entries = _entries(document) if following else {}
    for seen in found:
        same, winner = bool(seen.outcome.args["same_value"]), seen.outcome.args["winner"]
        repeated = entries.get(following[seen.span]) if seen.span in following else None
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            {"key": seen.outcome.path[-1], "line": _line(document, winner)},
            message=_SAME if same else None,
            severity="warning" if same else None,
            modes=seen.modes,
            related=(Related(winner, _LAST),) if isinstance(winner, Span) else (),
            fixes=(_fix(document, repeated),) if repeated else (),
        )


def _following(found: Iterable[Observed]) -> dict[Span, Span]:
    """The same key as it stands next, so that of many each finding takes away another one."""
    spans: dict[tuple[object, object], list[Span]] = {}
    for seen in found:
        spans.setdefault((seen.outcome.path, seen.outcome.args["winner"]), []).append(seen.span)
    rows = ([*each, winner] for (_, winner), each in spans.items() if isinstance(winner, Span))
    return dict(pair for row in rows for pair in pairwise(row))


def _line(document: Document, winner: object) -> int:
    return document.source.position(winner.start).line if isinstance(winner, Span) else 0


def _entries(document: Document) -> dict[Span, Entry]:
    """All entries by the span of their key."""
    mappings = (node for _, node, _ in document.walk() if isinstance(node, Mapping))
    return {entry.key.span: entry for mapping in mappings for entry in mapping.entries}


def _fix(document: Document, repeated: Entry) -> Fix:
    """The later one goes, because parameters are sent in the order in which their names first stand."""
    from openbayes_config.emit import removal

    return Fix(_REMOVE, (removal(document, repeated),), True)


_LAST = Text("the last one counts", "最后一次才算数")
_REMOVE = Text("Remove the repeated `{key}`", "删除重复的 `{key}`")
_SAME = Message(
    Text(
        "`{key}` stands here and again on line {line}, with the same value",
        "`{key}` 在这里和第 {line} 行各写了一次，值相同",
    ),
    None,
    Text("Delete one of the two.", "请删除其中一个。"),
)

RULE = Rule(
    id="OB014",
    name="duplicate-key",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{key}` stands here and again on line {line}", "`{key}` 在这里和第 {line} 行各写了一次"),
        Text(
            "bayes {client} takes the last one; this one has no effect, and nothing is said.",
            "bayes {client} 只认最后一个，这里的值不起作用，也没有任何提示。",
        ),
        Text("Delete the one that is not meant.", "请删除不要的那一个。"),
    ),
    check=check,
)
