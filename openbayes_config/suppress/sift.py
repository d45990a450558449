"""Which findings are silenced by the comments of a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.diagnostic import pointer
from openbayes_config.settings.selectors import ALWAYS
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Rule
    from openbayes_config.document import Document
    from openbayes_config.suppress.comments import Suppression

_Keys: TypeAlias = Mapping[str, Sequence[int]]
# A line, 0 for the whole file, and what a comment may call a rule.
_Place: TypeAlias = "tuple[int, str]"


class Suppressed(NamedTuple):
    """A finding that is not reported, and why: ``kind`` is ``inSource`` for a comment, ``external`` for a baseline."""

    finding: Diagnostic
    kind: Literal["inSource", "external"]
    reason: str = ""


class Sifted(NamedTuple):
    """``kept`` and ``suppressed`` findings; ``used`` are the places of the names that silenced one.

    ``asked`` are the ids of the rules whose silence means that there is nothing to find.
    """

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    used: frozenset[Span]
    asked: frozenset[str]


def cannot_be_silenced(rule: Rule) -> bool:
    """Whether comments have no power over a rule: it speaks of what cannot be read, or of such comments."""
    return rule.id in ALWAYS or rule.id.startswith("OB9")


def sift(
    findings: Iterable[Diagnostic], document: Document, suppressions: Sequence[Suppression], asked: frozenset[str]
) -> Sifted:
    """Divide the findings about a document into those that are kept and those that its comments silence."""
    if not suppressions:
        return Sifted(tuple(findings), (), frozenset(), asked)
    keys, named = _keys(document), _named(suppressions)
    kept: list[Diagnostic] = []
    silenced: list[Suppressed] = []
    hit: set[_Place] = set()
    for finding in findings:
        lines = () if cannot_be_silenced(finding.rule) else (0, *lines_of(finding, document, keys))
        names = finding.rule.id.lower(), finding.rule.name
        if hits := [place for place in product(lines, names) if place in named]:
            reasons = sorted(reason for place in hits for reason in named[place].reasons[:1])
            silenced.append(Suppressed(finding, "inSource", reasons[0][1] if reasons else ""))
            hit.update(hits)
        else:
            kept.append(finding)
    used = frozenset(span for place in hit for span in named[place].spans)
    return Sifted(tuple(kept), tuple(silenced), used, asked)


def lines_of(finding: Diagnostic, document: Document, keys: _Keys | None = None) -> tuple[int, ...]:
    """The lines from which a comment silences a finding: where it begins, and that of the key it speaks of."""
    keys = _keys(document) if keys is None else keys
    position = document.source.position
    first = position(finding.span.start).line
    # Of a key that stands twice, the one that the finding is about.
    starts = keys.get(finding.pointer, ())
    before = bisect_right(starts, finding.span.start)
    key = position(starts[before - 1]).line if before else first
    return (first,) if key == first else (first, key)


@lru_cache(maxsize=4)
def _keys(document: Document) -> _Keys:
    """Where the keys begin, by the JSON pointer of their values."""
    found: dict[str, list[int]] = {}
    for path, node, is_key in document.walk():
        if is_key:
            found.setdefault(pointer(path), []).append(node.span.start)
    return found


class _Named(NamedTuple):
    """Where a rule is named for a line, and the reasons that are given for it, with their places."""

    spans: list[Span]
    reasons: list[tuple[Span, str]]


def _named(suppressions: Sequence[Suppression]) -> dict[_Place, _Named]:
    """What names a rule for a line, in the order of the text."""
    found: dict[_Place, _Named] = {}
    for each in suppressions:
        lines = (0,) if each.kind == "ignore-file" else each.lines if each.kind else ()
        for name, line in product(each.names, lines):
            named = found.setdefault((line, name.selector), _Named([], []))
            named.spans.append(name.span)
            if each.reason:
                named.reasons.append((name.span, each.reason))
    return found
