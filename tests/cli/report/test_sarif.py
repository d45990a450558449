"""SARIF holds against the official schema, and says where, what and how sure."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from openbayes_cli.report import Checked, sarif
from openbayes_cli.report.run import Run, Suppressed
from openbayes_config.diagnostic import Lang
from openbayes_config.linter import Failure, Report
from openbayes_config.rules import RULES
from openbayes_config.text import Edit, Span, apply
from tests.cli.report.samples import DATA, SECRET, every_kind, faultless, real, with_secrets

SCHEMA = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def valid(run: Run) -> Any:
    """The one run of the log, which the official schema takes."""
    log = json.loads(json.dumps(sarif.data(run), allow_nan=False))
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    [only] = log["runs"]
    return only


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_official_schema_takes_everything(lang: Lang) -> None:
    """Whatever is found in whatever file."""
    run = valid(Run([every_kind(), with_secrets(), faultless(), *real()], lang))
    assert len(run["results"]) > 100
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    assert len(run["artifacts"]) == len(real()) + 3


def test_nothing_found() -> None:
    """Still a log, which closes what was found before."""
    run = valid(Run([faultless()], "en"))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_encodings_have_the_names_of_iana() -> None:
    """As they were read."""
    files = [
        Checked("a", _lint(data))
        for data in (b"a: 1\n", "a: 训练内容\n".encode("utf-16-le"), "a: 训练内容\n".encode("gbk"))
    ]
    assert [each["encoding"] for each in valid(Run(files, "en"))["artifacts"]] == ["UTF-8", "UTF-16LE", "GB18030"]


def test_places_are_code_points() -> None:
    """As the run declares."""
    run = valid(Run([every_kind()], "en"))
    assert (run["columnKind"], run["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n", "\r"])
    [place] = run["results"][0]["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {
            "uri": "%E4%BD%9C%E4%B8%9A/a%20b%2Cc%3Ad%25.yaml",
            "uriBaseId": "%SRCROOT%",
            "index": 0,
        },
        "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 6, "charOffset": 9, "charLength": 1},
    }
    assert place["logicalLocations"] == [{"name": "up", "fullyQualifiedName": "/made/up"}]
    [related] = run["results"][0]["relatedLocations"]
    assert (related["id"], related["message"]) == (1, {"text": "here `2`"})
    assert related["physicalLocation"]["region"]["charOffset"] == 0


def test_fixes_repair_the_file_and_say_whether_they_are_safe() -> None:
    """The regions hold in the text without its byte order mark."""
    file = every_kind()
    fixes = valid(Run([file], "en"))["results"][0]["fixes"]
    assert [fix["properties"]["safe"] for fix in fixes] == [True, False]
    assert fixes[0]["description"]["text"] == "Write 3"
    assert fixes[1]["description"]["text"].startswith("Delete (changes what is submitted")
    text = file.report.document.source.text
    for fix, written in zip(fixes, file.report.diagnostics[0].fixes, strict=True):
        [change] = fix["artifactChanges"]
        edits = tuple(_edit(each) for each in change["replacements"])
        assert apply(text, edits) == apply(text, written.edits)


def _edit(replacement: Any) -> Edit:
    start = replacement["deletedRegion"]["charOffset"]
    span = Span(start, start + replacement["deletedRegion"]["charLength"])
    return Edit(span, replacement["insertedContent"]["text"])


def test_the_whole_message_and_no_link_in_it() -> None:
    """What, effect and help, each on its line; what a viewer would take for a link is escaped."""
    results = valid(Run([every_kind()], "zh"))["results"]
    assert results[1]["message"]["text"] == "发现 `100%`。\n后果。\n建议。"
    assert "[a\\](b)" in results[2]["message"]["text"]


def test_rules_are_all_there_with_their_words() -> None:
    """In the language of the run; every result names its rule."""
    english, chinese = (valid(Run([every_kind()], lang)) for lang in ("en", "zh"))
    rules = english["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule.id for rule in RULES} | {"OB999"})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in english["results"])
    missing = next(rule for rule in rules if rule["id"] == "OB101")
    assert missing["shortDescription"]["text"] == "… required keys are missing: …"
    assert missing["fullDescription"]["text"].startswith("The client requires six keys")
    assert missing["defaultConfiguration"] == {"level": "error"}
    assert missing["properties"]["precision"] == "high"
    for rule, other in zip(rules, chinese["tool"]["driver"]["rules"], strict=True):
        assert rule["shortDescription"] != other["shortDescription"]
        assert rule["id"] == "OB999" or rule["fullDescription"] != rule["shortDescription"]
    assert (english["language"], chinese["language"]) == ("en-US", "zh-CN")


def test_secrets_are_not_shown() -> None:
    """Nowhere; and of the fixes only the one that writes none of them."""
    run = valid(Run([with_secrets()], "en"))
    assert "s3cret" not in json.dumps(run)
    assert "x7" not in json.dumps(run["results"])
    [fix] = run["results"][0]["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "source: env"
    assert SECRET in with_secrets().report.document.source.text


def test_suppressed_findings_are_listed_as_such() -> None:
    """Where one result says so, all say whether."""
    file = every_kind()
    hushed = file.report.diagnostics[0]._replace(pointer="/other")
    suppressed = {0: [Suppressed(hushed, "inSource", "known"), Suppressed(hushed, "external")]}
    results = valid(Run([file], "en", suppressed=suppressed))["results"]
    assert [result["suppressions"] for result in results] == [
        *[[]] * 2,
        [{"kind": "inSource", "justification": "known"}],
        [{"kind": "external"}],
        *[[]] * 2,
    ]
    assert not any("suppressions" in result for result in valid(Run([file], "en"))["results"])


def test_a_run_that_went_wrong_says_so() -> None:
    """A file that could not be read, or a bug in a rule."""
    assert valid(Run([faultless()], "en", code=2))["invocations"][0]["executionSuccessful"] is False
    report = faultless().report
    broken = Report(report.document, report.context, (), (Failure(RULES[0], ValueError(SECRET)),))
    [invocation] = valid(Run([Checked("a", broken)], "en"))["invocations"]
    [notification] = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert notification["associatedRule"]["id"] == RULES[0].id
    assert notification["message"]["text"].endswith("a bug of obconf: ValueError.")


def test_fingerprints_stay_when_lines_move() -> None:
    """And no two are the same."""
    before, after = (Checked("a", _lint(text)) for text in ("resource: t4\n", "# new\n\nresource: t4\n"))
    marks = [[each["partialFingerprints"] for each in valid(Run([file], "en"))["results"]] for file in (before, after)]
    assert marks[0] == marks[1] != []
    every = valid(Run([every_kind(), *real()], "en"))["results"]
    assert len({each["partialFingerprints"]["obconf/v1"] for each in every}) == len(every)


def _lint(text: str | bytes) -> Report:
    from openbayes_config.linter import lint

    return lint(text)
