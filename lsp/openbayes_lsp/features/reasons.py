"""Why the client refuses a file in one mode, and what else is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.diagnostic import pointer
from openbayes_config.job.template import tuning_untouched

if TYPE_CHECKING:
    from openbayes_config.client import Mode, Outcome
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_lsp.snapshot import Snapshot

# The rules that speak of what makes the client stop. A key that it does not know is no such thing in itself.
_SPEAKING = frozenset(
    (
        "syntax-error",
        "tab-character",
        "wrong-encoding",
        "control-character",
        "empty-file",
        "root-not-mapping",
        "several-documents",
        "unknown-tag",
        "unreadable-value",
        "non-text-key",
        "undefined-alias",
        "repeated-anchor",
        "merge-value",
        "missing-key",
        "wrong-type",
        "binding-without-path",
        "empty-command",
        "unprintable-command",
        "secret-source",
        "unset-variable",
        "unsendable-parameter",
        "empty-tuning-field",
        "unknown-algorithm",
        "unknown-spec-type",
        "incomplete-spec",
        "fractional-bound",
    )
)

_EMPTY = frozenset(("empty_command", "empty_tuning_field"))


class Refusal(NamedTuple):
    """The findings that say why the client stops, in the order of the text, and the errors that do not stop it.

    ``outcomes`` are what it stops at, also where no finding speaks of them because a rule is switched off. With
    ``untuned`` nobody has filled in a part of ``hyper_tuning`` yet.
    """

    outcomes: tuple[Outcome, ...]
    reasons: tuple[Diagnostic, ...]
    others: tuple[Diagnostic, ...]
    untuned: bool

    @property
    def wants_only_a_command(self) -> bool:
        """Whether an empty command is all that stops a task, so that a workspace starts."""
        stopping = [each.args.get("mode") for each in self.outcomes if each.reason == "empty_command"]
        return stopping == ["task"] and len(self.outcomes) == 1

    @property
    def tunes_nothing(self) -> bool:
        """Whether nothing stops a tuning but that nothing is filled in."""
        return self.untuned and {"empty_tuning_field"} <= {each.reason for each in self.outcomes} <= _EMPTY


def refusal_of(snapshot: Snapshot, mode: Mode) -> Refusal:
    """What keeps a file from being run in ``mode``; a comment that silences a finding does not change the client."""
    report = snapshot.checked(mode)
    outcomes = tuple(each for each in report.context.verdicts[mode].outcomes if each.kind == "refused")
    silenced = (each.finding for each in report.suppressed)
    known = sorted((*report.diagnostics, *silenced), key=lambda each: (each.span, each.rule.id))
    reasons = tuple(each for each in known if _stops(each, outcomes))
    others = tuple(each for each in report.diagnostics if each.severity == "error" and each not in reasons)
    return Refusal(outcomes, reasons, others, tuning_untouched(snapshot.document))


def _stops(finding: Diagnostic, outcomes: tuple[Outcome, ...]) -> bool:
    if finding.rule.name in _SPEAKING:
        return True
    known = finding.args.get("known") if finding.rule.name == "unknown-key" else None
    meant = f"{finding.pointer.rpartition('/')[0]}/{known}"
    return any(each.reason == "missing_key" and pointer(each.path) == meant for each in outcomes)
