"""One table of exit codes for all commands."""

from __future__ import annotations

from pathlib import Path

import pytest

import openbayes_cli
from openbayes_cli import bugs
from openbayes_cli.console import Session
from openbayes_config import home
from openbayes_config.diagnostic import Message, Rule, Text
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED

WARNED = COMPLETE.replace("  epochs: 5\n", "  epochs: 010\n")
FILES = {"good.yaml": COMPLETE, "refused.yaml": REFUSED, "warned.yaml": WARNED, "broken.yaml": "a: [\n"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["validate", "good.yaml"], 0),
        (["check", "good.yaml"], 0),
        (["validate", "good.yaml", "--strict"], 0),
        (["validate", "warned.yaml"], 0),
        (["validate", "warned.yaml", "--strict"], 1),
        (["validate", "refused.yaml"], 1),
        (["validate", "broken.yaml"], 1),
        (["validate", "good.yaml", "refused.yaml", "--format", "json"], 1),
        (["validate", "refused.yaml", "--format", "concise"], 1),
        (["validate", "gone.yaml"], 2),
        (["validate", "refused.yaml", "gone.yaml"], 2),
        (["validate"], 2),
        (["validate", "."], 2),
        (["validate", "--client", "0.1.0", "good.yaml"], 2),
        (["validate", "good.yaml", "-o", "no/such/folder/report"], 2),
        (["schema"], 0),
        (["schema", "report"], 0),
        (["schema", "nothing"], 2),
        ([], 2),
        (["nothing"], 2),
    ],
)
def test_the_table(arguments: list[str], code: int, tmp_path: Path, inside: Inside) -> None:
    """0 no error, 1 findings, 2 wrong usage or nothing to check; failures are one line or two."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    done = inside(*arguments, cwd=tmp_path)
    assert done.code == code
    if code == 2 and arguments:
        assert done.err.count("\n") <= 2


def test_success_is_said_on_stderr(tmp_path: Path, inside: Inside) -> None:
    """So that stdout stays empty for whoever reads it."""
    for name in ("openbayes.yaml", "other.yaml"):
        (tmp_path / name).write_text(COMPLETE)
    assert inside("validate", "--lang", "en", cwd=tmp_path) == (0, "", "openbayes.yaml: no problems.\n")
    assert inside("validate", "--lang", "zh", cwd=tmp_path) == (0, "", "openbayes.yaml：没有问题。\n")
    both = inside("validate", "--lang", "en", "openbayes.yaml", "other.yaml", "--format", "concise", cwd=tmp_path)
    assert both == (0, "", "2 files checked, no problems.\n")


def _fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError("the text of an exception may hold s3cret words")


def break_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule with a bug."""
    from openbayes_config import rules

    words = Text("", "")
    rule = Rule("OB198", "broken", "error", "high", Message(words), _fails)  # type: ignore[arg-type]
    monkeypatch.setattr(rules, "RULES", (*rules.RULES, rule))


@pytest.mark.parametrize("where", ["rule", "command"])
def test_a_bug_is_one_line(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its kind and place, without its words; exit code 70."""
    file = tmp_path / "openbayes.yaml"
    file.write_text(REFUSED)
    monkeypatch.delenv("OBCONF_DEBUG", raising=False)
    if where == "rule":
        break_a_rule(monkeypatch)
    else:
        monkeypatch.setattr("openbayes_config.linter.lint", _fails)
    assert openbayes_cli.main(["validate", str(file), "--lang", "en", "--mode", "any"]) == 70
    out, err = capsys.readouterr()
    assert err.startswith("error: This is a bug of obconf, not of your file: ZeroDivisionError at test_exit_codes.py:")
    assert err.count("\n") == 1
    assert "http" not in err
    assert "s3cret" not in out + err
    assert ("missing-key" in out) == (where == "rule"), "what the other rules found is shown nevertheless"


@pytest.mark.parametrize("way", ["-v", "OBCONF_DEBUG"])
def test_a_bug_in_detail(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For whoever asks."""
    file = tmp_path / "openbayes.yaml"
    file.write_text(REFUSED)
    break_a_rule(monkeypatch)
    if way == "OBCONF_DEBUG":
        monkeypatch.setenv("OBCONF_DEBUG", "1")
    assert openbayes_cli.main(["validate", str(file), *(["-v"] if way == "-v" else [])]) == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_bug_says_where_to_report_once_there_is_a_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address comes from the package's own metadata."""

    def address(name: str) -> str:
        return f"https://example.org/{name.lower()}"

    monkeypatch.setattr(home, "address", address)
    bugs.report_bug(ZeroDivisionError(), Session("en"))
    assert capsys.readouterr().err.endswith("https://example.org/issues\n")
