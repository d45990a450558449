"""GitLab Code Quality. GitLab publishes its format as a page, so its requirements are written down here."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from openbayes_cli.report import gitlab
from openbayes_cli.report.run import Run
from openbayes_config.diagnostic import Lang
from tests.cli.report.samples import every_kind, faultless, real, with_secrets

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
FORMAT: Any = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^OB[0-9]{3} [a-z0-9-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {name: {"type": "integer", "minimum": 1} for name in ("begin", "end")},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_format(lang: Lang) -> None:
    """Without a line or a severity GitLab shows nothing, and of equal fingerprints only one."""
    report: Any = json.loads(json.dumps(gitlab.data(Run([every_kind(), with_secrets(), *real()], lang))))
    jsonschema.validate(report, FORMAT)
    marks = [each["fingerprint"] for each in report]
    assert len(marks) == len(set(marks)) > 100
    assert {each["severity"] for each in report} == {"major", "minor", "info"}
    assert "s3cret" not in json.dumps(report)


def test_nothing_found_is_an_empty_list() -> None:
    """GitLab then takes the former findings as resolved."""
    assert gitlab.data(Run([faultless()], "en")) == []


def test_the_language_is_not_in_the_fingerprint() -> None:
    """Nor anything else of the words."""
    english, chinese = (gitlab.data(Run([every_kind()], lang)) for lang in ("en", "zh"))
    assert [each["fingerprint"] for each in english] == [each["fingerprint"] for each in chinese]
    assert english != chinese
