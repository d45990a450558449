"""JUnit holds against the schema of Jenkins, and fails what the exit code fails."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
import xmlschema

from openbayes_cli.report import junit
from openbayes_cli.report.run import Run
from openbayes_config.diagnostic import Lang
from tests.cli.report.samples import DATA, every_kind, faultless, real, with_secrets

SCHEMA = xmlschema.XMLSchema10(DATA / "junit-10.xsd")


def valid(run: Run) -> ET.Element:
    """The root of the document, which the schema takes."""
    document = junit.text(run)
    root = ET.fromstring(document.encode())
    assert [error.reason for error in SCHEMA.iter_errors(root)] == []
    return root


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("strict", [False, True])
def test_the_schema_takes_everything(lang: Lang, strict: bool) -> None:
    """Whatever is found in whatever file."""
    root = valid(Run([every_kind(), with_secrets(), faultless(), *real()], lang, strict))
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(root.findall(".//failure")))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    assert "s3cret" not in ET.tostring(root, encoding="unicode")


def test_a_file_without_findings_is_a_case_that_passes() -> None:
    """An empty suite is an error to some readers."""
    [suite] = valid(Run([faultless()], "en", strict=True))
    assert suite.attrib == {"name": "fine/openbayes.yaml", "tests": "1", "failures": "0", "errors": "0"}
    [case] = suite
    assert (case.attrib, list(case)) == ({"name": "obconf", "classname": "fine/openbayes.yaml"}, [])


@pytest.mark.parametrize(("strict", "failures"), [(False, ["error"] * 2), (True, ["error", "error", "warning"])])
def test_what_fails_is_what_the_exit_code_fails(strict: bool, failures: list[str]) -> None:
    """The others pass and say what they are in their output."""
    root = valid(Run([every_kind()], "en", strict))
    assert [failure.get("type") for failure in root.iter("failure")] == failures
    passed = [output.text or "" for output in root.iter("system-out")]
    assert len(passed) == 4 - len(failures)
    assert passed[-1].splitlines()[0].endswith(": info")


def test_the_place_stands_in_the_text_and_not_in_the_name() -> None:
    """The schema has no line, and a name with one would begin a new history with every edit."""
    [suite] = valid(Run([every_kind()], "en"))
    assert suite[0].get("name") == "OB999 made-up /made/up"
    assert suite[1].get("name") == "OB999 made-up /made/up (2)"
    failure = suite[1][0]
    assert failure.get("message") == "Found `100%`."
    assert failure.text == "作业/a b,c:d%.yaml:2:5\nFound `100%`.\nEffect.\nHelp."


def test_characters_that_xml_cannot_hold() -> None:
    """Are escaped, wherever they come from."""
    file = every_kind()
    file.name = "a\x00\x1b\ud800\ufffe😀.yaml"
    [suite] = valid(Run([file], "en"))
    assert suite.get("name") == "a\\x00\\x1b\\ud800\\ufffe😀.yaml"
