"""SARIF 2.1.0, for code scanning and for viewers of findings.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. It has one language for each run. Code scanning of GitHub
takes 25,000 results; nothing is cut here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from openbayes_cli.report import sarif_rules
from openbayes_cli.report.run import reported_path
from openbayes_config import __version__
from openbayes_config.diagnostic import Text
from openbayes_config.text import Source, Span

if TYPE_CHECKING:
    from openbayes_cli.console import Session
    from openbayes_cli.report.run import Entry, Run
    from openbayes_config.diagnostic import Fix, Rule

Json: TypeAlias = "dict[str, object]"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LANGUAGES = {"en": "en-US", "zh": "zh-CN"}


def write(run: Run, session: Session, file: str) -> None:
    """Write the report."""
    session.write_json(data(run), file)


def data(run: Run) -> Json:
    """The log as plain data."""
    rules = sarif_rules.all_rules(run)
    index = {rule.id: at for at, rule in enumerate(rules)}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run, rules, index)]}


def _run(run: Run, rules: list[Rule], index: dict[str, int]) -> Json:
    language = _LANGUAGES[run.lang]
    driver = {
        "name": "obconf",
        "version": __version__,
        "semanticVersion": __version__,
        "language": language,
        "rules": [sarif_rules.rule_data(rule, run.lang) for rule in rules],
    }
    return {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_TEXT.in_(run.lang)}}},
        "invocations": [_invocation(run, index)],
        "artifacts": [_artifact(run, at) for at in range(len(run.checked))],
        "results": [_result(entry, at, index, run) for at in range(len(run.checked)) for entry in run.of(at)],
    }


def _invocation(run: Run, index: dict[str, int]) -> Json:
    failed = [
        {
            "level": "error",
            "message": {"text": _BUG.in_(run.lang, {"kind": type(failure.error).__name__})},
            "associatedRule": {"id": failure.rule.id, "index": index[failure.rule.id]},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact_location(reported_path(each.name), at)}}],
        }
        for at, each in enumerate(run.checked)
        for failure in each.report.failures
    ]
    return {"executionSuccessful": not (failed or run.code), "toolExecutionNotifications": failed}


def _artifact(run: Run, at: int) -> Json:
    checked = run.checked[at]
    # As IANA writes it: UTF-16LE.
    encoding = checked.report.document.source.encoding.upper().replace("-LE", "LE").replace("-BE", "BE")
    location = _artifact_location(reported_path(checked.name))
    return {"location": location, "encoding": encoding, "sourceLanguage": "yaml"}


def _artifact_location(path: str, at: int | None = None) -> Json:
    from urllib.parse import quote

    uri = quote(os.fsencode(path), safe="/")
    if os.path.isabs(path):
        location: Json = {"uri": "file://" + (uri if uri.startswith("/") else "/" + uri.replace("%3A", ":", 1))}
    else:
        location = {"uri": uri, "uriBaseId": _ROOT}
    return location if at is None else {**location, "index": at}


def _result(entry: Entry, at: int, index: dict[str, int], run: Run) -> Json:
    rule = entry.finding.rule
    result: Json = {
        "ruleId": rule.id,
        "ruleIndex": index[rule.id],
        "level": sarif_rules.LEVELS[entry.finding.severity],
        "message": {"text": _plain(entry.text)},
        "locations": [_location(entry, at)],
        "partialFingerprints": {"obconf/v1": entry.fingerprint},
    }
    if entry.finding.related:
        result["relatedLocations"] = _related(entry, at)
    if fixes := [_fix(entry, fix, at) for fix in entry.fixes()]:
        result["fixes"] = fixes
    # Where one result of a run says whether it is suppressed, all have to.
    if any(run.suppressed.values()):
        result["suppressions"] = _suppressions(entry)
    return result


def _location(entry: Entry, at: int) -> Json:
    location: Json = {"physicalLocation": _physical(entry, entry.finding.span, at)}
    if pointer := entry.pointer:
        name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": pointer}]
    return location


def _related(entry: Entry, at: int) -> list[Json]:
    return [
        {
            "id": number,
            "physicalLocation": _physical(entry, related.span, at),
            "message": {"text": _plain(entry.words(related.message))},
        }
        for number, related in enumerate(entry.finding.related, 1)
    ]


def _physical(entry: Entry, span: Span, at: int) -> Json:
    region = _region(entry.checked.report.document.source, span)
    return {"artifactLocation": _artifact_location(entry.path, at), "region": region}


def _region(source: Source, span: Span) -> Json:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(entry: Entry, fix: Fix, at: int) -> Json:
    source = entry.checked.report.document.source
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.new}} for edit in fix.edits
    ]
    title = entry.words(fix.title) + ("" if fix.safe else _UNSAFE.in_(entry.lang))
    return {
        "description": {"text": _plain(title)},
        "artifactChanges": [{"artifactLocation": _artifact_location(entry.path, at), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _suppressions(entry: Entry) -> list[Json]:
    if entry.suppressed is None:
        return []
    reason = entry.hide(entry.suppressed.reason)
    return [{"kind": entry.suppressed.kind, **({"justification": reason} if reason else {})}]


def _plain(text: str) -> str:
    """``text`` without what a viewer would take for a link."""
    return text.replace("](", "\\](")


_ROOT_TEXT = Text(
    "The checkout of the job that ran obconf, or the folder in which it was run.",
    "运行 obconf 的作业所检出的目录，或运行 obconf 时所在的目录。",
)
_BUG = Text(
    "This rule was not checked, because of a bug of obconf: {kind}.", "obconf 自身出错，没有检查这条规则：{kind}。"
)
_UNSAFE = Text(
    " (changes what is submitted, or chooses for the author)",
    "（会改变提交的内容，或替作者作出选择）",
)
