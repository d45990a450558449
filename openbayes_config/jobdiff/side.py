"""One of the two files."""

from __future__ import annotations

from openbayes_config.client import Mode, Verdict
from openbayes_config.diagnostic import Diagnostic
from openbayes_config.jobdiff.facts import Fact, facts
from openbayes_config.linter import Report
from openbayes_config.mask import Masker, secrets


class Side:
    """A file with its findings and, for each mode that is compared, what the client does with it."""

    __slots__ = ("masker", "modes", "report")

    def __init__(self, report: Report, modes: tuple[Mode, ...]) -> None:
        self.report = report
        self.modes = modes
        self.masker: Masker = secrets(report.document)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What the client does, in the order of ``modes``."""
        return tuple(self.report.context.verdicts[mode] for mode in self.modes)

    @property
    def accepted(self) -> bool:
        """Whether a job starts, in every mode that is compared."""
        return all(verdict.accepted for verdict in self.verdicts)

    @property
    def reasons(self) -> tuple[Diagnostic, ...]:
        """The findings that say why the file is refused, where it is."""
        refused = {verdict.mode for verdict in self.verdicts if not verdict.accepted}
        errors = (each for each in self.report.diagnostics if each.rule.severity == "error")
        return tuple(each for each in errors if refused and (not each.modes or refused.intersection(each.modes)))

    def facts(self) -> list[Fact]:
        """The facts of all modes, each once; a secret that the client does not know of is marked as one, too."""
        found: dict[tuple[str, str, int], Fact] = {}
        for verdict in self.verdicts:
            counts: dict[tuple[str, str], int] = {}
            for fact in facts(self.report.document, verdict):
                nth = counts[fact[:2]] = counts.get(fact[:2], 0) + 1
                found.setdefault((*fact[:2], nth), self._marked(fact))
        return list(found.values())

    def _marked(self, fact: Fact) -> Fact:
        node = fact.view.node if fact.view and fact.part == "parameter" else None
        return fact._replace(secret=True) if node and self.masker.holds(node.span) else fact
