"""Baselines: what is known is left out, what is new is reported, what is gone is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED

KNOWN = COMPLETE + "node: 1\n"


@pytest.fixture
def folder(tmp_path: Path, inside: Inside) -> Path:
    """Two files with findings and a baseline of them."""
    for name, text in (("a", KNOWN), ("b", REFUSED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "openbayes.yaml").write_text(text)
    run = inside("validate", ".", "--write-baseline", "known.json", "--lang", "en", cwd=tmp_path)
    assert (run.code, run.out) == (0, "") and "findings written" in run.err
    return tmp_path


def test_known_findings_are_left_out(folder: Path, inside: Inside) -> None:
    """They do not count; programs see them as suppressed by something outside of the file."""
    assert inside("validate", ".", "--strict", cwd=folder).code == 1
    run = inside("validate", ".", "--strict", "--baseline", "known.json", cwd=folder)
    assert (run.code, run.out) == (0, "")
    run = inside("validate", ".", "--baseline", "known.json", "--report", "sarif=-", cwd=folder)
    kinds = {each["kind"] for result in json.loads(run.out)["runs"][0]["results"] for each in result["suppressions"]}
    assert kinds == {"external"}


def test_the_folder_of_the_baseline_counts(folder: Path, inside: Inside) -> None:
    """From wherever it is used, and however the files are named."""
    below = folder / "a"
    for path in ("openbayes.yaml", str(below / "openbayes.yaml"), "../b"):
        assert inside("validate", path, "--strict", "--baseline", "../known.json", cwd=below).code == 0


def test_lines_and_language_do_not_matter(folder: Path, inside: Inside) -> None:
    """A comment more, other words: the same finding."""
    file = folder / "a" / "openbayes.yaml"
    file.write_text("# new\n\n" + KNOWN)
    assert inside("validate", ".", "--strict", "--baseline", "known.json", "--lang", "en", cwd=folder).code == 0


def test_new_findings_are_reported(folder: Path, inside: Inside) -> None:
    """Also a second one of the same kind."""
    (folder / "a" / "openbayes.yaml").write_text(KNOWN + "nodee: 3\n")
    run = inside("validate", ".", "--baseline", "known.json", "--format", "concise", cwd=folder)
    assert "nodee" in run.out and "OB014" not in run.out


def test_what_is_gone_is_said(folder: Path, inside: Inside) -> None:
    """For the files that were looked at only."""
    (folder / "a" / "openbayes.yaml").write_text(COMPLETE)
    run = inside("validate", ".", "--baseline", "known.json", "--lang", "en", cwd=folder)
    assert run.code == 0
    assert "note: a/openbayes.yaml: OB014 is in known.json and is not found any more." in run.err
    assert "OB014" not in inside("validate", "b", "--baseline", "known.json", cwd=folder).err


def test_it_is_the_same_file_every_time(folder: Path, inside: Inside) -> None:
    """Sorted, with paths relative to itself, and nothing of this machine in it."""
    first = (folder / "known.json").read_bytes()
    inside("validate", "b", "a", "--write-baseline", "known.json", "--lang", "zh", cwd=folder)
    assert (folder / "known.json").read_bytes() == first
    found = json.loads(first)["findings"]
    assert found == sorted(found, key=lambda each: (each["path"], each["rule"], each["fingerprint"]))
    assert {each["path"] for each in found} == {"a/openbayes.yaml", "b/openbayes.yaml"}
    assert str(folder).encode() not in first


def test_what_cannot_be_read_is_never_known(folder: Path, inside: Inside) -> None:
    """A broken file is reported, baseline or not."""
    (folder / "a" / "openbayes.yaml").write_text("resource: [cpu\n")
    inside("validate", ".", "--write-baseline", "known.json", cwd=folder)
    run = inside("validate", "a", "--baseline", "known.json", "--format", "concise", cwd=folder)
    assert run.code == 1 and "OB001" in run.out


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema_version": 2}', '{"schema_version": 1, "findings": [1]}'])
def test_what_is_no_baseline(text: str, folder: Path, inside: Inside) -> None:
    """Exit code 2 and a sentence that names it."""
    (folder / "known.json").write_text(text)
    run = inside("validate", ".", "--baseline", "known.json", "--lang", "en", cwd=folder)
    assert run.code == 2 and "known.json is" in run.err
    assert inside("validate", ".", "--baseline", "missing.json", cwd=folder).code == 2
