"""The findings as an editor shows them: one text each, something to underline, and what becomes of what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from openbayes_config.diagnostic import Diagnostic, Lang, Text, pointer
from openbayes_config.parse.nodes import Mapping
from openbayes_lsp.documents import LANGUAGE_ID

if TYPE_CHECKING:
    from openbayes_config.client import Verdict
    from openbayes_config.document import Document
    from openbayes_config.linter import Failure, Report
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

Tag: TypeAlias = Literal["unnecessary", "deprecated"]


# The rules whose findings a check of the file by its JSON Schema has as well, in other words.
BY_SCHEMA = frozenset(
    (
        "binding-without-path",
        "bindings-not-a-list",
        "empty-env",
        "empty-file",
        "empty-resource",
        "fractional-bound",
        "incomplete-spec",
        "legacy-bindings-key",
        "missing-key",
        "name-for-data",
        "node-below-one",
        "null-secret",
        "open-secret",
        "parallel-below-one",
        "root-not-mapping",
        "secret-source",
        "text-as-flag",
        "unexpected-value",
        "unknown-algorithm",
        "unknown-goal",
        "unknown-key",
        "unknown-mount",
        "unknown-scale",
        "unknown-spec-type",
        "unpacked-map",
        "unsendable-parameter",
        "wrong-type",
    )
)


def wanted(snapshot: Snapshot) -> tuple[Diagnostic, ...]:
    """The findings about a version: none of an excluded file, and none that another server for YAML has as well."""
    if snapshot.project.excluded:
        return ()
    found = snapshot.report.diagnostics
    return tuple(each for each in found if each.rule.name not in BY_SCHEMA) if _has_other(snapshot) else found


def _has_other(snapshot: Snapshot) -> bool:
    """Whether another server checks the file by its schema: the user says so, or the file tells that server which one
    it is, and is open as a file for such servers.
    """
    if snapshot.project.schema != "auto":
        return snapshot.project.schema == "off"
    other = snapshot.mirror.language_id != LANGUAGE_ID and _MODELINE in snapshot.text
    return other and any(_MODELINE in each.text for each in snapshot.document.comments)


_MODELINE = "yaml-language-server: $schema="


def underlined(document: Document, finding: Diagnostic) -> Span:
    """What to underline: of a mapping that lacks something, its first key, because editors show no empty range."""
    if finding.span.start < finding.span.end:
        return finding.span
    node = document.named(finding.pointer)
    return node.entries[0].key.span if isinstance(node, Mapping) and node.entries else finding.span


def words(finding: Diagnostic, lang: Lang) -> str:
    """Everything that is said about a finding, because editors show only one text."""
    return "\n".join(filter(None, (finding.what(lang), finding.effect(lang), finding.help(lang))))


def tagger(report: Report) -> Callable[[Diagnostic], tuple[Tag, ...]]:
    """Tells of a finding whether the client sends nothing of what it is about, in any mode that was asked for, and
    whether that is so because the client knew it by this name only in the past.
    """
    if not report.diagnostics:
        return lambda _: ()
    verdicts = report.context.verdicts.values()
    unsent = frozenset[str].intersection(*map(_unsent, verdicts))
    legacy = {pointer(each.path) for verdict in verdicts for each in verdict.outcomes if each.reason == "legacy_key"}

    def tags(finding: Diagnostic) -> tuple[Tag, ...]:
        if finding.pointer in legacy:
            return ("deprecated",)
        useless = finding.pointer in unsent or finding.rule.name in _WITHOUT_EFFECT
        return ("unnecessary",) if useless else ()

    return tags


# Comments that silence nothing.
_WITHOUT_EFFECT = frozenset(("unused-suppression",))


def _unsent(verdict: Verdict) -> frozenset[str]:
    """The JSON pointers of what is written and not sent in one mode."""
    unsent = [each for each in verdict.outcomes if each.kind in ("dropped", "unused")]
    lost = frozenset(pointer(each.path) for each in unsent)
    # All parameters are lost together, and the finding is about all of them.
    return lost | {pointer(each.path[:1]) for each in unsent if each.reason == "parameters_not_sent"}


def failed(failure: Failure, lang: Lang) -> str:
    """One line about a rule that raised. What it says is no part of it, for it may quote the file."""
    return _FAILED.in_(lang, {"rule": failure.rule.id, "name": failure.rule.name, "kind": type(failure.error).__name__})


_FAILED = Text(
    "A bug in obconf: the rule {rule} ({name}) failed with {kind}; all other rules were checked.",
    "obconf 内部错误：规则 {rule}（{name}）因 {kind} 未能检查，其他规则不受影响。",
)
