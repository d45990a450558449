"""Which configuration holds for a file, and what is said about one that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openbayes_config.lookup.toml import read
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, modules_of

TWICE = COMPLETE + "node: 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with one warning of OB014, in a folder below."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below / "openbayes.yaml").write_text(TWICE)
    return tmp_path


def rules(inside: Inside, *arguments: str, cwd: Path) -> set[str]:
    """The rule that is chosen here, if it speaks."""
    run = inside("validate", "--format", "json", *arguments, cwd=cwd)
    assert run.code in (0, 1), run.err
    found = {each["rule"] for each in json.loads(run.out)["findings"] if not each["suppressed"]}
    return found & {"OB014"}


@pytest.mark.parametrize("name", [".obconf.toml", "obconf.toml", "pyproject.toml"])
def test_the_nearest_file_counts(name: str, folder: Path, inside: Inside) -> None:
    """From the folder of the checked file upwards; the current folder does not matter, nothing is merged."""
    table = "[tool.obconf]\n" if name == "pyproject.toml" else ""
    assert rules(inside, "a", cwd=folder) == {"OB014"}
    (folder / name).write_text(f"{table}ignore = ['OB014']\n")
    assert rules(inside, "a", cwd=folder) == set()
    assert rules(inside, cwd=folder / "a" / "b") == set()
    (folder / "a" / "pyproject.toml").write_text("[project]\nname = 'obconf-user'\n")
    assert rules(inside, "a", cwd=folder) == set()
    (folder / "a" / "pyproject.toml").write_text("[tool.obconf]\nselect = ['ALL']\n")
    assert rules(inside, "a", cwd=folder) == {"OB014"}


def test_in_one_folder_the_hidden_file_comes_first(folder: Path, inside: Inside) -> None:
    """Then obconf.toml, then pyproject.toml."""
    (folder / "pyproject.toml").write_text("[tool.obconf]\nselect = ['ALL']\n")
    (folder / "obconf.toml").write_text("ignore = ['OB014']\n")
    assert rules(inside, "a", cwd=folder) == set()
    (folder / ".obconf.toml").write_text("")
    assert rules(inside, "a", cwd=folder) == {"OB014"}


def test_the_command_line_comes_first(folder: Path, inside: Inside) -> None:
    """--select begins anew, --ignore and --extend-select add to what the file says."""
    (folder / "obconf.toml").write_text("ignore = ['duplicate-key']\nmin-severity = 'error'\nmode = 'task'\n")
    below = folder / "a" / "b"
    assert rules(inside, cwd=below) == set()
    assert rules(inside, "--isolated", cwd=below) == {"OB014"}
    assert rules(inside, "--select", "OB0", "--min-severity", "info", cwd=below) == {"OB014"}
    assert rules(inside, "--extend-select", "OB014", "--min-severity", "info", cwd=below) == {"OB014"}
    assert rules(inside, "--isolated", "--ignore", "OB1,duplicate-key", cwd=below) == set()
    (folder / "other.toml").write_text("severity.OB014 = 'error'\n")
    assert rules(inside, "--config", str(folder / "other.toml"), cwd=below) == {"OB014"}
    assert inside("validate", "--config", str(folder / "other.toml"), cwd=below).code == 1


def test_mode_and_client_may_be_configured(folder: Path, inside: Inside) -> None:
    """An option of the command line comes before both."""
    file = folder / "openbayes.yaml"
    file.write_text(COMPLETE.replace('goal: ""', "goal: 3"))
    (folder / "obconf.toml").write_text("mode = 'workspace'\nclient = '0.28.0'\n")
    shown = inside("validate", "--show-settings", cwd=folder)
    assert 'mode = "workspace"' in shown.out and 'client = "0.28.0"' in shown.out
    shown = inside("validate", "--show-settings", "--mode", "task", "--client", "0.28.5", cwd=folder)
    assert 'mode = "task"' in shown.out and 'client = "0.28.5"' in shown.out
    assert json.loads(inside("render", "--format", "json", cwd=folder).out)["mode"] == "workspace"


def test_shown_settings_are_a_configuration(folder: Path, inside: Inside) -> None:
    """What is shown can be written into a file and means the same."""
    text = "ignore = ['OB014']\nseverity.OB2 = 'info'\n[per-file-ignores]\n'a/**' = ['OB6']\n"
    (folder / "obconf.toml").write_text(text)
    first = inside("validate", "--show-settings", "--lang", "en", cwd=folder)
    (folder / "obconf.toml").write_text(first.out)
    again = inside("validate", "--show-settings", "--lang", "en", cwd=folder)
    assert (first.code, again.code, again.out) == (0, 0, first.out)
    assert "obconf.toml" in first.out.splitlines()[0]


def test_excluded_files_are_left_out_also_when_they_are_named(folder: Path, inside: Inside) -> None:
    """Hooks name every file; a named one is mentioned."""
    (folder / "openbayes.yaml").write_text(COMPLETE)
    (folder / "obconf.toml").write_text("exclude = ['a/**']\n")
    assert inside("validate", "--show-files", ".", cwd=folder).out == "openbayes.yaml\n"
    run = inside("validate", "a/b/openbayes.yaml", "--lang", "en", cwd=folder)
    assert (run.code, run.out) == (0, "")
    assert "a/b/openbayes.yaml is left out: obconf.toml excludes it" in run.err
    before = (folder / "a" / "b" / "openbayes.yaml").read_text()
    assert inside("fix", "a/b/openbayes.yaml", cwd=folder).code == 0
    assert (folder / "a" / "b" / "openbayes.yaml").read_text() == before


def test_rules_may_be_ignored_by_file(folder: Path, inside: Inside) -> None:
    """Patterns are relative to the folder of the configuration; stdin has the name that it is given."""
    (folder / "obconf.toml").write_text("[per-file-ignores]\n'a/**' = ['OB014']\n")
    (folder / "openbayes.yaml").write_text(TWICE)
    assert rules(inside, "a", cwd=folder) == set()
    assert rules(inside, cwd=folder) == {"OB014"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("mode = 'task'\nselct = ['OB2']\n", 2, "did you mean `select`?"),
        ("ignore = [\n  'OB014',\n  'OB0144',\n]\n", 3, "`OB0144`"),
        ("[severity]\nOB014 = 'info'\n'duplicate-keys' = 'off'\n", 3, "did you mean `duplicate-key`?"),
        ("[per-file-ignores]\n'a = b' = ['no-rule']\n", 2, "`no-rule`"),
        ("lang = 'zh'\nmode = 'x'\n", 2, "cannot be `x`"),
        ("lang = 'zh'\n\nselect = [\n", 3, "not valid TOML"),
        ("lang = 'zh'\nlang = 'en'\n", 2, "not valid TOML"),
        ("required-version = '>=99'\n", 1, "for obconf >=99"),
    ],
)
def test_mistakes_name_file_key_and_line(text: str, line: int, said: str, folder: Path, inside: Inside) -> None:
    """Exit code 2, and nothing is checked."""
    (folder / "obconf.toml").write_text(text)
    run = inside("validate", "a", "--lang", "en", cwd=folder)
    assert (run.code, run.out) == (2, "")
    assert f"error: obconf.toml:{line}: " in run.err and said in run.err
    run = inside("validate", "a", "--lang", "zh", cwd=folder)
    assert f"错误：obconf.toml:{line}: " in run.err


def test_all_mistakes_are_said_at_once(folder: Path, inside: Inside) -> None:
    """Each on its line, in pyproject.toml under its table."""
    text = "mode = 3\n[tool.other]\nmode = 3\n[tool.obconf]\nmode = 3\nlang = 3\n"
    (folder / "pyproject.toml").write_text(text)
    err = inside("validate", "a", "--lang", "en", cwd=folder).err
    assert [line.split(" ")[1] for line in err.splitlines()] == ["pyproject.toml:5:", "pyproject.toml:6:"]


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", "lang = '中'".encode("gbk"), b"a = " + b"[" * 5000, b"\0", b"x" * (1 << 21)],
)
def test_no_file_makes_it_raise(data: bytes, folder: Path, inside: Inside) -> None:
    """A file that is no TOML is said to be none."""
    (folder / "obconf.toml").write_bytes(data)
    assert inside("validate", "a", cwd=folder).code == 2
    assert inside("--version", cwd=folder).code == 0
    assert inside("schema", cwd=folder).code == 0


def test_a_named_file_has_to_be_one(folder: Path, inside: Inside) -> None:
    """Missing, or a pyproject.toml without the table."""
    (folder / "pyproject.toml").write_text("[project]\n")
    for name in ("missing.toml", "pyproject.toml"):
        run = inside("validate", "a", "--config", name, "--lang", "en", cwd=folder)
        assert run.code == 2 and name in run.err


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_unknown_rules_on_the_command_line(option: str, folder: Path, inside: Inside) -> None:
    """The same words as for a file, with the name of the option."""
    run = inside("validate", "a", option, "OB2,duplicate-kye", "--lang", "en", cwd=folder)
    assert run.code == 2
    assert f"`{option}` names `duplicate-kye`" in run.err and "did you mean `duplicate-key`?" in run.err


def test_lang_has_its_place(folder: Path, inside: Inside) -> None:
    """Behind --lang and OBCONF_LANG, before the locale; machine formats follow it."""
    (folder / "obconf.toml").write_text("lang = 'en'\n")
    below = folder / "a"
    assert "warning" in inside("validate", ".", cwd=below, env={"LANG": "zh_CN.UTF-8"}).out
    assert "警告" in inside("validate", ".", cwd=below, env={"OBCONF_LANG": "zh"}).out
    assert "警告" in inside("validate", ".", "--lang", "zh", cwd=below).out
    assert "警告" in inside("validate", ".", "--isolated", cwd=below, env={"LANG": "zh_CN.UTF-8"}).out
    (folder / "obconf.toml").write_text("lang = 'zh'\n")
    run = inside("validate", ".", "--format", "json", cwd=below, env={"OBCONF_LANG": "en"})
    assert json.loads(run.out)["lang"] == "zh"


def test_suppressed_findings_are_listed_for_programs(folder: Path, inside: Inside) -> None:
    """They do not count."""
    (folder / "openbayes.yaml").write_text(TWICE.replace("node: 1\np", "node: 1  # obconf: ignore[OB014] so be it\np"))
    run = inside("validate", "--select", "OB0", "--strict", "--format", "json", cwd=folder)
    report = json.loads(run.out)
    assert run.code == 0 and report["summary"]["warning"] == 0
    assert [(each["rule"], each["suppressed"]) for each in report["findings"]] == [("OB014", True)]
    run = inside("validate", "--select", "OB0", "--report", "sarif=-", cwd=folder)
    (result,) = json.loads(run.out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "so be it"}]


def test_comments_are_written_by_fix(folder: Path, inside: Inside) -> None:
    """The reason stands behind ``=`` only, so that a path is never taken for one."""
    (folder / "openbayes.yaml").write_text(REFUSED)
    assert inside("fix", "--add-suppressions", "openbayes.yaml", cwd=folder).code == 0
    assert inside("validate", cwd=folder).code == 0
    (folder / "openbayes.yaml").write_text(REFUSED)
    assert inside("fix", "--add-suppressions=以后再说", "openbayes.yaml", cwd=folder).code == 0
    text = (folder / "openbayes.yaml").read_text(encoding="utf-8")
    assert "以后再说" in text and text.replace("  # obconf: ignore[OB101] 以后再说", "") == REFUSED


def test_without_a_configuration_nothing_more_is_imported(folder: Path) -> None:
    """Nor where a pyproject.toml is somebody else's."""
    (folder / "openbayes.yaml").write_text(COMPLETE)
    (folder / "pyproject.toml").write_text("[project]\n")
    imported = modules_of("validate", cwd=folder)
    mine = {"tomllib", "openbayes_config.settings.reader", "openbayes_config.suppress", "fnmatch", "hashlib"}
    assert not imported & mine
    (folder / "obconf.toml").write_text("ignore = ['OB014']\n")
    assert "openbayes_config.settings.reader" in modules_of("validate", cwd=folder)


def test_lines_of_keys(tmp_path: Path) -> None:
    """Dotted, quoted and nested keys are found; what is written otherwise gives the nearest that is."""
    file = tmp_path / "obconf.toml"
    file.write_text('a.b = 1\n["c.d"]\n"e=f" = 2\ng = [\n  "h",\n  "i",\n]\n[x]\ny = { z = 1 }\n')
    table = read(str(file))
    assert table is not None
    assert table.line_of(("a", "b")) == 1
    assert table.line_of(("c.d", "e=f")) == 3
    assert table.line_of(("c.d", "g"), "i") == 6
    assert table.line_of(("x", "y", "z")) == 9
    assert table.line_of(("nowhere",)) == 1
