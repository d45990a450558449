"""The machine format, described by ``obconf schema report``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openbayes_cli.report import SEVERITIES, Checked, Counts
from openbayes_cli.report.run import Run, shows_no_secret
from openbayes_config import __version__, home
from openbayes_config.diagnostic import Diagnostic, Fix, Lang
from openbayes_config.text import Source, Span

if TYPE_CHECKING:
    from openbayes_cli.console import Session

SCHEMA_VERSION = 1


def write(run: Run, session: Session, file: str) -> None:
    """Write it beside the human output."""
    session.write_json(data(run.checked, run.lang), file)


def data(checked: Sequence[Checked], lang: Lang) -> dict[str, object]:
    """The report as plain data. Lines and columns count from 1 in code points, offsets from 0 after a BOM."""
    counts = Counts(checked)
    of: dict[str, int] = {severity: counts.of[severity] for severity in SEVERITIES}
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "obconf", "version": __version__},
        "lang": lang,
        "summary": {"files": counts.files, **of, "fixable": counts.fixable},
        "findings": [finding for each in checked for finding in _findings(each, lang)],
    }


def _findings(checked: Checked, lang: Lang) -> list[dict[str, object]]:
    """The findings about a file, then the suppressed ones."""
    found = [finding_data(checked, each, lang) for each in checked.report.diagnostics]
    hushed = [finding_data(checked, each.finding, lang) for each in checked.report.suppressed]
    return [*found, *({**each, "suppressed": True} for each in hushed)]


def finding_data(checked: Checked, finding: Diagnostic, lang: Lang) -> dict[str, object]:
    """One finding as plain data."""
    source = checked.report.document.source
    hide = checked.masker.hide
    return {
        "path": checked.name,
        "rule": finding.rule.id,
        "name": finding.rule.name,
        "severity": finding.severity,
        "confidence": finding.rule.confidence,
        "message": hide(finding.what(lang)),
        **range_of(source, finding.span),
        "pointer": hide(finding.pointer),
        "related": [
            {"message": hide(related.message.in_(lang, finding.args)), **range_of(source, related.span)}
            for related in finding.related
        ],
        "fixes": [_fix(checked, fix, finding, lang) for fix in finding.fixes if shows_no_secret(checked, fix)],
        "suppressed": False,
        "url": home.rule_page(finding.rule.name, lang),
    }


def _fix(checked: Checked, fix: Fix, finding: Diagnostic, lang: Lang) -> dict[str, object]:
    source = checked.report.document.source
    return {
        "title": checked.masker.hide(fix.title.in_(lang, finding.args)),
        "safe": fix.safe,
        "edits": [{**range_of(source, edit.span), "text": edit.new} for edit in fix.edits],
    }


def range_of(source: Source, span: Span) -> dict[str, object]:
    """``start`` and ``end`` of a span."""
    return {"start": _place(source, span.start), "end": _place(source, span.end)}


def _place(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
