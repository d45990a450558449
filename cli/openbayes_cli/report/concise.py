"""One line for each finding, for editors and for grep; its punctuation is the same in every language."""

from __future__ import annotations

from collections.abc import Iterable

from openbayes_cli.console import Painter
from openbayes_cli.report import Checked, has_safe_fix
from openbayes_config.diagnostic import Diagnostic, Lang, printable


def text(checked: Iterable[Checked], lang: Lang, paint: Painter) -> str:
    """``path:line:column: error[OB101] message [*]``; ``[*]`` marks what ``obconf fix`` repairs."""
    return "".join(_line(each, finding, lang, paint) for each in checked for finding in each.report.diagnostics)


def _line(checked: Checked, finding: Diagnostic, lang: Lang, paint: Painter) -> str:
    line, column = checked.report.document.source.position(finding.span.start)
    place = paint(printable(checked.name), "bold") + f":{line}:{column}:"
    kind = paint(f"{finding.severity}[{finding.rule.id}]", finding.severity)
    mark = paint(" [*]", "help") if has_safe_fix(finding) else ""
    return f"{place} {kind} {checked.masker.hide(finding.what(lang))}{mark}\n"
