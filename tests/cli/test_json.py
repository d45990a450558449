"""The machine formats and their schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import openbayes_schema
from openbayes_cli.report import json as machine
from openbayes_config.diagnostic import Fix, Related, Text
from openbayes_config.text import Edit
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, checked, finding, obconf, span_of

WHAT = Text("Found `{it}`.", "发现 `{it}`。")


def valid(report: Any, kind: str) -> Any:
    """``report``, which the schema of its kind must take; a key that the schema does not know is an oversight."""
    schema = openbayes_schema.load_output_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(report, closed(schema))
    return report


def closed(schema: Any) -> Any:
    """The schema that takes no other keys."""
    text = json.dumps(schema)
    strict: Any = json.loads(text, object_hook=_without_other_keys)
    return strict


def _without_other_keys(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "additionalProperties": False} if "properties" in part and "type" in part else part


def report(inside: Inside, folder: Path, *arguments: str, env: dict[str, str] | None = None) -> Any:
    """What ``validate --format json`` prints."""
    return valid(json.loads(inside("validate", "--format", "json", *arguments, cwd=folder, env=env).out), "report")


def test_the_shape() -> None:
    """As published: keys are only added."""
    text = "a: 1\n训练: 2\n"
    fix = Fix(Text("Write 3", "改为 3"), (Edit(span_of(text, "2"), "3"),), safe=True)
    related = Related(span_of(text, "a"), Text("here", "此处"))
    file = checked(text, finding(span_of(text, "2"), what=WHAT, args={"it": "2"}, fixes=[fix], related=[related]))
    place = {"start": {"line": 2, "column": 5, "offset": 9}, "end": {"line": 2, "column": 6, "offset": 10}}
    data = valid(machine.data([file], "zh"), "report")
    assert data["summary"] == {"files": 1, "error": 1, "warning": 0, "info": 0, "fixable": 1}
    assert data["lang"] == "zh"
    assert data["findings"] == [
        {
            "path": "openbayes.yaml",
            "rule": "OB999",
            "name": "made-up",
            "severity": "error",
            "confidence": "high",
            "message": "发现 `2`。",
            **place,
            "pointer": "/made/up",
            "related": [
                {
                    "message": "此处",
                    "start": {"line": 1, "column": 1, "offset": 0},
                    "end": {"line": 1, "column": 2, "offset": 1},
                }
            ],
            "fixes": [{"title": "改为 3", "safe": True, "edits": [{**place, "text": "3"}]}],
            "suppressed": False,
            "url": None,
        }
    ]


def test_language_and_paths(tmp_path: Path, inside: Inside) -> None:
    """English unless ``--lang`` says otherwise; paths as given, with forward slashes."""
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs/openbayes.yaml").write_text(REFUSED)
    english = report(inside, tmp_path, "./jobs/openbayes.yaml", env={"LANG": "zh_CN.UTF-8", "OBCONF_LANG": "zh"})
    chinese = report(
        inside, tmp_path, str(tmp_path / "jobs/openbayes.yaml"), "--lang", "zh", env={"LANG": "en_US.UTF-8"}
    )
    assert (english["lang"], chinese["lang"]) == ("en", "zh")
    assert english["findings"][0]["message"].isascii()
    assert not chinese["findings"][0]["message"].isascii()
    assert {each["path"] for each in english["findings"] + chinese["findings"]} == {"jobs/openbayes.yaml"}
    assert english["summary"]["error"] == 1


def test_nothing_found_is_a_report_too(tmp_path: Path, inside: Inside) -> None:
    """Programs read it."""
    (tmp_path / "openbayes.yaml").write_text(COMPLETE)
    data = report(inside, tmp_path)
    assert (data["findings"], data["summary"]["files"]) == ([], 1)


def test_offsets_do_not_count_a_byte_order_mark(tmp_path: Path, inside: Inside) -> None:
    """They hold in the text that was read."""
    (tmp_path / "openbayes.yaml").write_bytes(b"\xef\xbb\xbf[]\n")
    assert report(inside, tmp_path)["findings"][0]["start"] == {"line": 1, "column": 1, "offset": 0}


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "utf-8"])
def test_is_valid_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    """Characters beyond ASCII are escaped where stdout is not UTF-8."""
    (tmp_path / "openbayes.yaml").write_text("训练😀: 1\n", encoding="utf-8")
    done = obconf("validate", "--format", "json", "--lang", "zh", cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert done.out.isascii() == (encoding != "utf-8")
    assert "/训练😀" in {each["pointer"] for each in valid(json.loads(done.out), "report")["findings"]}


def test_secrets_are_masked_and_their_fixes_left_out() -> None:
    """A masked edit would destroy the file of whoever applies it."""
    text = "parameters:\n  token:\n    is_secret: true\n    value: s3cret-value\n"
    fixes = [Fix(WHAT, (Edit(span_of(text, "true"), new),), safe=True) for new in ("s3cret-value", "1")]
    found = finding(span_of(text, "value", 1), what=WHAT, args={"it": "s3cret-value"}, fixes=fixes)
    data = valid(machine.data([checked(text, found)], "en"), "report")
    assert "s3cret" not in json.dumps(data)
    assert [fix["edits"][0]["text"] for fix in data["findings"][0]["fixes"]] == ["1"]


@pytest.mark.parametrize("kind", ["job", "report", "render"])
def test_schemas_are_printed(kind: str, tmp_path: Path, inside: Inside) -> None:
    """On stdout, or as a UTF-8 file."""
    printed = inside("schema", kind, "--lang", "zh")
    written = inside("schema", kind, "--lang", "zh", "-o", "schema.json", cwd=tmp_path)
    assert (printed.code, written.code, written.out) == (0, 0, "")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed.out
    schema = json.loads(printed.out)
    jsonschema.Draft7Validator.check_schema(schema)
    assert "x-zh" not in printed.out
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_schema_of_the_file_is_localized(inside: Inside) -> None:
    """English unless asked otherwise."""
    english = json.loads(inside("schema", env={"OBCONF_LANG": "zh"}).out)
    chinese = json.loads(inside("schema", "--lang", "zh", env={"OBCONF_LANG": "en"}).out)
    assert english["description"].isascii()
    assert not chinese["description"].isascii()
    assert english["properties"].keys() == chinese["properties"].keys()
