"""Findings as the protocol writes them: plain JSON, which is quick to make however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from openbayes_config.home import rule_page
from openbayes_lsp.features.diagnostics import Tag, tagger, underlined, words

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Fix, Lang, Rule
    from openbayes_config.text import Edit, Span
    from openbayes_lsp.profile import Profile
    from openbayes_lsp.snapshot import Snapshot

SOURCE: Final = "obconf"

_SEVERITIES: Final = {"error": 1, "warning": 2, "info": 3}
_TAGS: Final[dict[Tag, int]] = {"unnecessary": 1, "deprecated": 2}
_BITS: Final = (1 << 64) - 1
# More than any fix of a usual file; what is longer the editor asks for when it wants it.
_LONGEST: Final = 2000


def diagnostics(snapshot: Snapshot, findings: Iterable[Diagnostic], profile: Profile) -> list[dict[str, Any]]:
    """Findings about a version, each a ``Diagnostic``, for an editor that can do what ``profile`` says."""
    found = tuple(findings)
    return list(map(_Writer(snapshot, profile).diagnostic, found)) if found else []


def result_id(items: list[dict[str, Any]]) -> str:
    """The same for the same diagnostics, in this process."""
    return f"{hash(repr(items)) & _BITS:x}" if items else "0"


def published(uri: str, snapshot: Snapshot | None, items: list[dict[str, Any]], profile: Profile) -> dict[str, Any]:
    """The parameters of ``textDocument/publishDiagnostics``."""
    version = {"version": snapshot.mirror.version} if snapshot and profile.versions else {}
    return {"uri": uri, "diagnostics": items, **version}


def plain_edits(snapshot: Snapshot, edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """Text edits as JSON, in the order of the text."""
    ordered = sorted(edits, key=lambda each: each.span)
    return [{"range": _range(snapshot, each.span), "newText": each.new} for each in ordered]


def _range(snapshot: Snapshot, span: Span) -> dict[str, Any]:
    (line, column), (last_line, last_column) = snapshot.place(span.start), snapshot.place(span.end)
    return {"start": {"line": line, "character": column}, "end": {"line": last_line, "character": last_column}}


def _page(rule: Rule, lang: Lang) -> str | None:
    """The page of a rule where it is published, else as it was installed: nobody has to be online to read it."""
    from openbayes_config.pages import installed

    return rule_page(rule.name, lang) or installed(rule, lang)


class _Writer:
    def __init__(self, snapshot: Snapshot, profile: Profile) -> None:
        self._snapshot = snapshot
        self._profile = profile
        self._tags = tagger(snapshot.report)
        self._hide = snapshot.masker.hide

    def diagnostic(self, finding: Diagnostic) -> dict[str, Any]:
        """One finding; nothing in it shows a secret."""
        snapshot, profile = self._snapshot, self._profile
        address = _page(finding.rule, snapshot.lang) if profile.code_descriptions else None
        tags = [_TAGS[tag] for tag in self._tags(finding) if _TAGS[tag] in profile.tags]
        optional = {
            "codeDescription": {"href": address} if address else None,
            "tags": tags or None,
            "relatedInformation": self._related(finding) if profile.related and finding.related else None,
            "data": self._data(finding) if profile.data else None,
        }
        return {
            "range": _range(snapshot, underlined(snapshot.document, finding)),
            "message": self._hide(words(finding, snapshot.lang)),
            "severity": _SEVERITIES[finding.severity],
            "code": finding.rule.id,
            "source": SOURCE,
            **{name: value for name, value in optional.items() if value is not None},
        }

    def _related(self, finding: Diagnostic) -> list[dict[str, Any]]:
        snapshot = self._snapshot
        return [
            {
                "location": {"uri": snapshot.uri, "range": _range(snapshot, each.span)},
                "message": self._hide(each.message.in_(snapshot.lang, finding.args)),
            }
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
