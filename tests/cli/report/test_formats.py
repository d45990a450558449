"""``--report FORMAT=FILE`` beside the human output."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from openbayes_cli.report.formats import FORMATS
from openbayes_cli.report.run import Run, reported_path
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, modules_of, obconf

MODULES = {f"openbayes_cli.report.{name}" for name in (*FORMATS, "run", "sarif_rules")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file with an error, one without."""
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs/openbayes.yaml").write_text(REFUSED)
    (tmp_path / "openbayes.yaml").write_text(COMPLETE)
    return tmp_path


def test_all_of_them_at_once(folder: Path, inside: Inside) -> None:
    """As UTF-8 with LF; the human output and the exit code stay as they are."""
    plain = inside("validate", ".", "--lang", "zh", cwd=folder)
    options = [f"--report={name}=out.{name}" for name in FORMATS]
    beside = inside("validate", ".", "--lang", "zh", *options, cwd=folder)
    assert beside == plain
    assert plain.code == 1
    for name in FORMATS:
        data = (folder / f"out.{name}").read_bytes()
        assert b"\r" not in data
        assert b"jobs/openbayes.yaml" in data
        assert not data.isascii()
        assert data.decode().endswith("\n")
    assert json.loads((folder / "out.json").read_text())["summary"]["files"] == 2
    assert json.loads((folder / "out.jsonl").read_text().splitlines()[0])["rule"] == "OB101"


@pytest.mark.parametrize("name", FORMATS)
def test_english_unless_asked_otherwise(name: str, folder: Path, inside: Inside) -> None:
    """Whatever the language of the screen."""
    inside("validate", ".", f"--report={name}=out", cwd=folder, env={"OBCONF_LANG": "zh"})
    assert (folder / "out").read_text(encoding="utf-8").replace("…", "").isascii()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_a_document_on_stdout_stands_alone(name: str, folder: Path, inside: Inside) -> None:
    """What people read goes to stderr then."""
    plain = inside("validate", ".", "--lang", "en", cwd=folder)
    done = inside("validate", ".", "--lang", "en", f"--report={name}=-", cwd=folder)
    assert (done.code, done.err) == (1, plain.out)
    if name == "junit":
        assert ET.fromstring(done.out).tag == "testsuites"
    else:
        assert json.loads(done.out.splitlines()[0] if name == "jsonl" else done.out)


def test_annotations_follow_what_people_read(folder: Path, inside: Inside) -> None:
    """The runner finds them among the lines of the log."""
    plain = inside("validate", ".", cwd=folder)
    done = inside("validate", ".", "--report", "github=-", cwd=folder)
    assert done.out.startswith(plain.out)
    assert done.out[len(plain.out) :].startswith("::error file=jobs/openbayes.yaml,")
    assert (done.code, done.err) == (plain.code, plain.err)


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "utf-8"])
@pytest.mark.parametrize("name", ["junit", "sarif"])
def test_valid_in_every_encoding(name: str, encoding: str, folder: Path) -> None:
    """Also where the console has no Chinese."""
    env = {"PYTHONIOENCODING": encoding}
    done = obconf("validate", ".", f"--report={name}=-", "--lang", "zh", cwd=folder, env=env, encoding=encoding)
    text = "".join(ET.fromstring(done.out).itertext()) if name == "junit" else str(json.loads(done.out))
    assert "缺少" in text


@pytest.mark.parametrize(
    ("options", "english", "chinese"),
    [
        (
            ["sarig=x"],
            "`sarig`. Did you mean sarif? The formats are json, jsonl,",
            "是否想写 sarif？可选的格式：json、",
        ),
        (["yaml5=x"], "`yaml5`. The formats are json", "没有 `yaml5` 这种格式，可选的格式"),
        (["sarif"], "--report sarif needs a file: --report sarif=FILE", "--report sarif 后面需要写明文件"),
        (["sarif="], "needs a file", "需要写明文件"),
        (["json=x", "jsonl=./x"], "x is named for two results", "都要写入 x"),
        (["json=openbayes.yaml"], "would replace openbayes.yaml", "覆盖要检查的文件 openbayes.yaml"),
        (["json=-", "sarif=-"], "takes one of these results only", "标准输出只能放一份"),
        (["json=-", "github=-"], "takes one of these results only", "标准输出只能放一份"),
    ],
)
def test_misuse(options: list[str], english: str, chinese: str, folder: Path, inside: Inside) -> None:
    """In both languages, before anything is read or written."""
    for lang, expected in (("en", english), ("zh", chinese)):
        arguments = [f"--report={each}" for each in options]
        done = inside("validate", *arguments, "--lang", lang, cwd=folder)
        assert (done.code, done.out) == (2, "")
        assert expected in done.err
    assert (folder / "openbayes.yaml").read_text() == COMPLETE
    assert not (folder / "x").exists()


def test_the_main_result_counts_too(folder: Path, inside: Inside) -> None:
    """``--format json`` prints a document, ``-o`` names a file."""
    assert inside("validate", "--format", "json", "--report", "sarif=-", cwd=folder).code == 2
    assert inside("validate", "-o", "x", "--report", "sarif=x", cwd=folder).code == 2
    done = inside("validate", "--format", "json", "-o", "x", "--report", "sarif=-", cwd=folder)
    assert (done.code, json.loads(done.out)["version"]) == (0, "2.1.0")
    assert json.loads((folder / "x").read_text())["findings"] == []


def test_a_report_that_cannot_be_written(folder: Path, inside: Inside) -> None:
    """Is said after the findings."""
    done = inside("validate", ".", "--lang", "en", "--report", "sarif=gone/x", cwd=folder)
    assert done.code == 2
    assert "error[OB101]" in done.out
    assert "gone/x cannot be written" in done.err


def test_what_is_imported(folder: Path) -> None:
    """Nothing of it without ``--report``, and then only what was asked for."""
    heavy = {"xml", "hashlib", "urllib.parse", "dataclasses", "rich"}
    assert not modules_of("validate", cwd=folder) & {*MODULES, *heavy}
    asked = modules_of("validate", "--report", "github=out", cwd=folder)
    assert asked & MODULES == {"openbayes_cli.report.run", "openbayes_cli.report.github"}
    assert not asked & heavy
    modules = modules_of("validate", ".", cwd=folder)
    assert not modules & MODULES


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_begin_at_the_checkout(variable: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a job runs in a folder below it; elsewhere they begin at the current folder."""
    monkeypatch.setenv(variable, str(folder))
    monkeypatch.chdir(folder / "jobs")
    assert reported_path("openbayes.yaml") == "jobs/openbayes.yaml"
    assert reported_path("../openbayes.yaml") == "openbayes.yaml"
    assert reported_path("<stdin>") == "<stdin>"
    monkeypatch.setenv(variable, str(folder / "other"))
    assert reported_path("openbayes.yaml") == "openbayes.yaml"


def test_a_run_without_files() -> None:
    """Has no entries."""
    assert list(Run([], "en").entries()) == []
