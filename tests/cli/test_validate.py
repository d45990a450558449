"""``obconf validate``: options and formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbayes_cli.console import Painter
from openbayes_cli.report import concise
from openbayes_config.diagnostic import Fix, Text
from openbayes_config.text import Edit
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, checked, finding, span_of

WHAT = Text("Found `{it}`.", "发现 `{it}`。")
SECRET = COMPLETE.replace("  epochs: 5\n", "  token: {is_secret: true, source: env, env: HF_TOKEN_OF_THESE_TESTS}\n")


def write(folder: Path, text: str) -> Path:
    """An openbayes.yaml with this text."""
    (folder / "openbayes.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("lang", "said"), [("en", "Found `训`."), ("zh", "发现 `训`。")])
def test_concise_is_the_same_in_every_language_but_for_the_sentence(lang: str, said: str) -> None:
    """Severities, punctuation and marks are for programs."""
    text = "a: 1\n练训: 2\n"
    fix = Fix(WHAT, (Edit(span_of(text, "训"), "b"),), safe=True)
    args = {"it": "训"}
    fixable = finding(span_of(text, "训"), what=WHAT, args=args, fixes=[fix])
    warning = finding(span_of(text, "2"), what=WHAT, args=args, severity="warning")
    file = checked(text, fixable, warning, name="作业/openbayes.yaml")
    assert concise.text([file], "zh" if lang == "zh" else "en", Painter(enabled=False)) == (
        f"作业/openbayes.yaml:2:2: error[OB999] {said} [*]\n作业/openbayes.yaml:2:5: warning[OB999] {said}\n"
    )


def test_nothing_of_a_file_reaches_the_terminal_as_it_is(tmp_path: Path, inside: Inside) -> None:
    """Neither escape sequences nor characters that turn the direction of text."""
    write(tmp_path, '\x1b[31m\u202e: 1\nb\u009b31m: "\x07\u2066"\n')
    name = "evil\x1b[2J.yaml"
    (tmp_path / name).write_text("[]")
    for words in (["openbayes.yaml", name], ["--format", "concise", "openbayes.yaml", name], ["gone\x1b[2J"]):
        done = inside("validate", *words, cwd=tmp_path)
        said = done.out + done.err
        assert said
        assert all(char == "\n" or char.isprintable() for char in said)


def test_a_mode_can_be_asked_for(tmp_path: Path, inside: Inside) -> None:
    """What fails in one mode only is an error when this mode is meant."""
    write(tmp_path, COMPLETE.replace("command: python main.py", 'command: ""'))
    codes = {mode: inside("validate", "--mode", mode, cwd=tmp_path).code for mode in ("task", "workspace", "any")}
    assert codes == {"task": 1, "workspace": 0, "any": 0}


def test_variables_count_only_when_asked(tmp_path: Path, inside: Inside) -> None:
    """Findings do not depend on the machine unless ``--check-env`` says so."""
    write(tmp_path, SECRET)
    assert inside("validate", cwd=tmp_path).code == 0
    assert inside("validate", "--check-env", cwd=tmp_path).code == 1
    assert inside("validate", "--check-env", cwd=tmp_path, env={"HF_TOKEN_OF_THESE_TESTS": "x"}).code == 0


@pytest.mark.parametrize(
    ("client", "note"),
    [
        ("0.28.5", ""),
        ("0.28.0", ""),
        ("0.28.4", "0.28.5"),
        ("v0.28.2", "0.28.0"),
        ("9.0", "0.28.5"),
    ],
)
def test_the_client_can_be_named(client: str, note: str, tmp_path: Path, inside: Inside) -> None:
    """One note where the nearest observed version stands in."""
    write(tmp_path, COMPLETE)
    done = inside("validate", "--lang", "en", "--client", client, cwd=tmp_path)
    notes = [line for line in done.err.splitlines() if line.startswith("note: ")]
    assert done.code == 0
    assert len(notes) == bool(note)
    assert all(f"behave like {note}, the nearest" in line for line in notes)


def test_clients_that_are_too_old_are_refused(tmp_path: Path, inside: Inside) -> None:
    """With the reason."""
    write(tmp_path, COMPLETE)
    done = inside("validate", "--lang", "en", "--client", "0.4.24", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: obconf does not know bayes 0.4.24: ")


@pytest.mark.parametrize("format", ["full", "concise", "json"])
def test_output_goes_to_a_file(format: str, tmp_path: Path, inside: Inside) -> None:
    """The same text, without colours; ``-`` is stdout."""
    write(tmp_path, REFUSED)
    words = ["validate", "--format", format, "--lang", "zh"]
    printed = inside(*words, "-o", "-", cwd=tmp_path)
    written = inside(*words, "-o", "report", cwd=tmp_path, env={"FORCE_COLOR": "1"})
    assert (written.code, written.out, written.err) == (1, "", "")
    assert (tmp_path / "report").read_text(encoding="utf-8") == printed.out


def test_an_empty_report_is_written_too(tmp_path: Path, inside: Inside) -> None:
    """Otherwise the report of an earlier run would stay."""
    write(tmp_path, COMPLETE)
    (tmp_path / "report").write_text("old")
    assert inside("validate", "-o", "report", cwd=tmp_path).code == 0
    assert (tmp_path / "report").read_text() == ""


def test_files_are_judged_one_by_one(tmp_path: Path, inside: Inside) -> None:
    """Each finding names its file, the last line counts them all."""
    for name, text in (("a", REFUSED), ("b", COMPLETE), ("c", REFUSED)):
        (tmp_path / f"{name}.yaml").write_text(text)
    done = inside("validate", "--lang", "en", "a.yaml", "b.yaml", "c.yaml", cwd=tmp_path)
    assert [line.split()[1] for line in done.out.splitlines() if "-->" in line] == ["a.yaml:5:13", "c.yaml:5:13"]
    assert done.out.endswith("\n\nFound 2 errors in 3 files. 2 can be repaired with `obconf fix --unsafe-fixes`.\n")
