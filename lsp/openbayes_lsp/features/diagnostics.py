"""The findings as an editor shows them: one text each, something to underline, and what becomes of what is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from openbayes_config.diagnostic import Diagnostic, Lang, Snippet, Text, pointer
from openbayes_config.text import Span
from openbayes_lsp.documents import LANGUAGE_ID

if TYPE_CHECKING:
    from openbayes_config.client import Verdict
    from openbayes_config.document import Document
    from openbayes_config.linter import Failure, Report
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
    """What to underline: where something is missing the character before, because editors show no empty range. What
    follows is not to blame, and what begins the block even less.
    """
    if finding.span.start < finding.span.end:
        return finding.span
    at = len(document.source.text[: finding.span.start].rstrip())
    return Span(at - 1, at) if at else finding.span


def words(finding: Diagnostic, lang: Lang) -> str:
    """Everything that is said about a finding, because editors show only one text. Lines to be added are left out
    where a repair adds them: they would fill every list of findings.
    """
    help_ = finding.help(lang)
    if finding.fixes and any(isinstance(each, Snippet) for each in finding.args.values()):
        help_ = finding.fixes[0].title.in_(lang, finding.args) + ("。" if lang == "zh" else ".")
    return "\n".join(filter(None, (finding.what(lang), finding.effect(lang), help_)))


@lru_cache(maxsize=2)
def tagger(report: Report) -> Callable[[Diagnostic], tuple[Tag, ...]]:
    """Tells of a finding whether the client sends nothing of what it marks, in any mode that was asked for, and
    whether that is so because the client knew it by this name only in the past. A part of something that is not sent,
    such as the word to repair in a binding, has no tag: it is no less important than the rest.
    """
    if not report.diagnostics:
        return lambda _: ()
    verdicts = report.context.verdicts.values()
    unsent = frozenset[_Place].intersection(*map(_unsent, verdicts))
    legacy = {pointer(each.path) for verdict in verdicts for each in verdict.outcomes if each.reason == "legacy_key"}

    def tags(finding: Diagnostic) -> tuple[Tag, ...]:
        if finding.pointer in legacy:
            return ("deprecated",)
        idle = finding.rule.name in _IDLE and not finding.modes
        useless = idle or (finding.pointer, finding.span) in unsent
        return ("unnecessary",) if useless else ()

    return tags


# The rules about a key of which every entry is lost, and about comments that silence nothing.
_IDLE = frozenset(("unsent-parameters", "unused-suppression"))


# A JSON pointer and the span of what stands there.
_Place: TypeAlias = "tuple[str, Span]"


def _unsent(verdict: Verdict) -> frozenset[_Place]:
    """Where something is written as a whole that is not sent in one mode."""
    kinds, part = ("dropped", "unused"), "unknown_access"
    unsent = [each for each in verdict.outcomes if each.kind in kinds and each.node and each.reason != part]
    return frozenset((pointer(each.path), each.node.span) for each in unsent if each.node)


def failed(failure: Failure, lang: Lang) -> str:
    """One line about a rule that raised. What it says is no part of it, for it may quote the file."""
    return _FAILED.in_(lang, {"rule": failure.rule.id, "name": failure.rule.name, "kind": type(failure.error).__name__})


_FAILED = Text(
    "A bug in obconf: the rule {rule} ({name}) failed with {kind}; all other rules were checked.",
    "obconf 内部错误：规则 {rule}（{name}）因 {kind} 未能检查，其他规则不受影响。",
)
