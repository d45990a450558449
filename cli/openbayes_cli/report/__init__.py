"""How findings are shown: one module for each format, all made of the same :class:`Checked` files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Severity
    from openbayes_config.linter import Report
    from openbayes_config.mask import Masker

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Checked:
    """One file and what was found in it. ``name`` is what reports call it."""

    def __init__(self, name: str, report: Report) -> None:
        self.name = name
        self.report = report

    @cached_property
    def masker(self) -> Masker:
        """Hides the secrets of this file in everything that is printed."""
        from openbayes_config.mask import secrets

        return secrets(self.report.document)

    def masked(self, span: Span) -> str:
        """The text of ``span``, secrets hidden: as many code points and cells as before."""
        return self.masker.source[span.start : span.end]


class Counts:
    """How many files and findings there are.

    ``fixable`` counts the findings that have a safe fix, ``unsafe`` those that have only others.
    """

    def __init__(self, checked: Sequence[Checked]) -> None:
        self.files = len(checked)
        self.troubled = sum(bool(each.report.diagnostics) for each in checked)
        self.of: dict[Severity, int] = {
            severity: sum(each.report.count(severity) for each in checked) for severity in SEVERITIES
        }
        self.fixable = sum(each.report.fixable for each in checked)
        found = (finding for each in checked for finding in each.report.diagnostics)
        self.unsafe = sum(bool(finding.fixes) and not has_safe_fix(finding) for finding in found)

    @property
    def findings(self) -> int:
        """All findings together."""
        return sum(self.of.values())


def has_safe_fix(finding: Diagnostic) -> bool:
    """Whether ``obconf fix`` repairs it without being asked twice."""
    return any(fix.safe for fix in finding.fixes)
