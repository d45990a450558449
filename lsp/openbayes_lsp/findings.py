"""Findings as the protocol writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types

from openbayes_config.home import rule_page
from openbayes_lsp.convert import span_range
from openbayes_lsp.features.diagnostics import Tag, tagger, underlined, words

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Fix
    from openbayes_config.text import Edit
    from openbayes_lsp.profile import Profile
    from openbayes_lsp.snapshot import Snapshot

SOURCE: Final = "obconf"

_SEVERITIES: Final = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_TAGS: Final[dict[Tag, types.DiagnosticTag]] = {
    "unnecessary": types.DiagnosticTag.Unnecessary,
    "deprecated": types.DiagnosticTag.Deprecated,
}
# More than any fix of a usual file; what is longer the editor asks for when it wants it.
_LONGEST: Final = 2000


def diagnostics(snapshot: Snapshot, findings: Iterable[Diagnostic], profile: Profile) -> list[types.Diagnostic]:
    """Findings about a version, for an editor that can do what ``profile`` says."""
    found = tuple(findings)
    return list(map(_Writer(snapshot, profile).diagnostic, found)) if found else []


def plain_edits(snapshot: Snapshot, edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """Text edits as JSON, in the order of the text."""

    def place(offset: int) -> dict[str, int]:
        line, column = snapshot.place(offset)
        return {"line": line, "character": column}

    ordered = sorted(edits, key=lambda each: each.span)
    return [
        {"range": {"start": place(each.span.start), "end": place(each.span.end)}, "newText": each.new}
        for each in ordered
    ]


class _Writer:
    def __init__(self, snapshot: Snapshot, profile: Profile) -> None:
        self._snapshot = snapshot
        self._profile = profile
        self._tags = tagger(snapshot.report)
        self._hide = snapshot.masker.hide

    def diagnostic(self, finding: Diagnostic) -> types.Diagnostic:
        """One finding; nothing in it shows a secret."""
        snapshot, profile = self._snapshot, self._profile
        address = rule_page(finding.rule.name, snapshot.lang) if profile.code_descriptions else None
        tags = [_TAGS[tag] for tag in self._tags(finding) if _TAGS[tag].value in profile.tags]
        return types.Diagnostic(
            range=span_range(snapshot, underlined(snapshot.document, finding)),
            message=self._hide(words(finding, snapshot.lang)),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule.id,
            code_description=types.CodeDescription(address) if address else None,
            source=SOURCE,
            tags=tags or None,
            related_information=self._related(finding) if profile.related and finding.related else None,
            data=self._data(finding) if profile.data else None,
        )

    def _related(self, finding: Diagnostic) -> list[types.DiagnosticRelatedInformation]:
        snapshot = self._snapshot
        return [
            types.DiagnosticRelatedInformation(
                types.Location(snapshot.uri, span_range(snapshot, each.span)),
                self._hide(each.message.in_(snapshot.lang, finding.args)),
            )
            for each in finding.related
        ]

    def _data(self, finding: Diagnostic) -> dict[str, Any]:
        """The name of the rule, and its fixes: an editor can apply them without asking again."""
        fixes = [self._fix(finding, fix) for fix in finding.fixes if self._is_open(fix)]
        return {"rule": finding.rule.name, "fixes": fixes}

    def _fix(self, finding: Diagnostic, fix: Fix) -> dict[str, Any]:
        title = self._hide(fix.title.in_(self._snapshot.lang, finding.args))
        return {"title": title, "safe": fix.safe, "edits": plain_edits(self._snapshot, fix.edits)}

    def _is_open(self, fix: Fix) -> bool:
        """Whether the new text is short, and repeats no secret of the file."""
        new = [each.new for each in fix.edits]
        return sum(map(len, new)) <= _LONGEST and all(self._hide(text) == text for text in new)
