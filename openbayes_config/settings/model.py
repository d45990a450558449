"""The settings of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.settings.selectors import ALL, ALWAYS, is_exact, strength

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Confidence, Diagnostic, Lang, Rule, Severity

Mode: TypeAlias = Literal["task", "workspace", "hypertuning", "any"]
Platform: TypeAlias = Literal["windows-gbk"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Settings(NamedTuple):
    """What is reported and how. Rules are named by id, name, the beginning of an id, or ``ALL``.

    The more precise of ``select`` with ``extend_select`` and ``ignore`` decides about a rule; where they are equally
    precise, ``ignore`` does. ``never`` wins over all: it holds what per-file ignores say about one file. ``None``
    leaves a choice to whoever runs the check. ``exclude`` and the patterns of ``per_file_ignores`` are relative to the
    folder of the configuration, ``catalog`` is a path.
    """

    select: tuple[str, ...] = (ALL,)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    client: str | None = None
    mode: Mode | None = None
    lang: Lang | None = None
    platform: Platform | None = None
    exclude: tuple[str, ...] = ()
    catalog: str | None = None
    required_version: str | None = None
    min_severity: Severity = "info"
    min_confidence: Confidence = "medium"
    never: tuple[str, ...] = ()

    def at(self, path: str) -> Settings:
        """The settings for the file at ``path``, relative to the configuration's folder and with ``/``."""
        from openbayes_config.settings.globs import matches

        never = [name for pattern, names in self.per_file_ignores if matches(pattern, path) for name in names]
        return self._replace(never=(*self.never, *never)) if never else self

    def excludes(self, path: str) -> bool:
        """Whether the file at ``path`` (as for :meth:`at`) is not to be looked at."""
        from openbayes_config.settings.globs import matches

        return any(matches(pattern, path) for pattern in self.exclude)

    def enabled(self, rule: Rule) -> bool:
        """Whether ``rule`` is asked at all. One of low confidence or in preview has to be named by id or name."""
        if rule.id in ALWAYS:
            return True
        chosen = strength((*self.select, *self.extend_select), rule)
        if chosen <= strength(self.ignore, rule) or strength(self.never, rule):
            return False
        sure = CONFIDENCES.index(rule.confidence) <= CONFIDENCES.index(self.min_confidence)
        return is_exact(chosen) or (sure and not rule.preview)

    def adjusted(self, finding: Diagnostic) -> Diagnostic | None:
        """The finding with the severity that is wished for; ``None`` where that is below the least one."""
        if finding.rule.id in ALWAYS:
            return finding
        if self.severity:
            finding = finding._replace(severity=self._severity(finding))
        return finding if SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.min_severity) else None

    def _severity(self, finding: Diagnostic) -> Severity:
        best, wished = 0, finding.severity
        for name, severity in self.severity:
            found = strength((name,), finding.rule)
            if found > best:
                best, wished = found, severity
        return wished


DEFAULT = Settings()
