"""Which findings are silenced by the comments of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.diagnostic import pointer
from openbayes_config.settings.selectors import ALWAYS
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Rule
    from openbayes_config.document import Document
    from openbayes_config.suppress.comments import Suppression

_Keys: TypeAlias = Mapping[str, Sequence[int]]


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
    keys = _keys(document)
    kept: list[Diagnostic] = []
    silenced: list[Suppressed] = []
    used: set[Span] = set()
    for finding in findings:
        hits = (
            [] if cannot_be_silenced(finding.rule) else _hits(finding, lines_of(finding, document, keys), suppressions)
        )
        if hits:
            silenced.append(Suppressed(finding, "inSource", next((reason for _, reason in hits if reason), "")))
            used.update(span for span, _ in hits)
        else:
            kept.append(finding)
    return Sifted(tuple(kept), tuple(silenced), frozenset(used), asked)


def lines_of(finding: Diagnostic, document: Document, keys: _Keys | None = None) -> tuple[int, ...]:
    """The lines from which a comment silences a finding: where it begins, and that of the key it speaks of."""
    keys = _keys(document) if keys is None else keys
    position = document.source.position
    first = position(finding.span.start).line
    # Of a key that stands twice, the one that the finding is about.
    before = [start for start in keys.get(finding.pointer, ()) if start <= finding.span.start]
    key = position(before[-1]).line if before else first
    return (first,) if key == first else (first, key)


@lru_cache(maxsize=4)
def _keys(document: Document) -> _Keys:
    """Where the keys begin, by the JSON pointer of their values."""
    found: dict[str, list[int]] = {}
    for path, node, is_key in document.walk():
        if is_key:
            found.setdefault(pointer(path), []).append(node.span.start)
    return found


def _hits(finding: Diagnostic, lines: tuple[int, ...], suppressions: Sequence[Suppression]) -> list[tuple[Span, str]]:
    names = (finding.rule.id.lower(), finding.rule.name)
    return [
        (named.span, each.reason)
        for each in suppressions
        if each.kind == "ignore-file" or (each.kind and not each.lines.isdisjoint(lines))
        for named in each.names
        if named.selector in names
    ]
