"""Annotations that the runner understands, and never more than it shows."""

from __future__ import annotations

import re

import pytest

from openbayes_cli.report import github
from openbayes_cli.report.run import Run
from openbayes_config.diagnostic import Lang, Severity
from openbayes_config.text import Span
from tests.cli.report.samples import WHAT, every_kind, faultless, real, with_secrets
from tests.cli.support import checked, finding

_LINE = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message of a workflow command, unescaped as the runner does it."""
    found = _LINE.fullmatch(line)
    assert found, line
    pairs = (pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {name: _property(value) for name, value in pairs}, _message(found[3])


def _message(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    return _message(text.replace("%3A", ":").replace("%2C", ","))


def test_properties_and_message() -> None:
    """Escaped so that the runner gets back what was meant."""
    command, properties, message = parsed(github.text(Run([every_kind()], "en")).splitlines()[1])
    assert command == "error"
    assert properties == {
        "file": "作业/a b,c:d%.yaml",
        "line": "2",
        "endLine": "2",
        "col": "5",
        "endColumn": "5",
        "title": "OB999 made-up",
    }
    assert message == "Found `100%`.\nEffect.\nHelp."


def test_columns_only_within_a_line() -> None:
    """Others make GitHub drop the annotation."""
    lines = [parsed(line) for line in github.text(Run([every_kind(), *real()], "zh")).splitlines()]
    several = [properties for _, properties, _ in lines if properties.get("line") != properties.get("endLine")]
    assert len(several) >= 1
    assert not any("col" in properties or "endColumn" in properties for properties in several)


def test_one_line_each_errors_first() -> None:
    """What follows in the log is not taken for a part of it."""
    lines = github.text(Run([every_kind()], "en")).splitlines()
    assert [parsed(line)[0] for line in lines] == ["error", "error", "warning", "notice"]
    assert github.text(Run([faultless()], "en")) == ""


@pytest.mark.parametrize(
    ("errors", "infos", "shown", "summary"),
    [(10, 10, 20, ""), (11, 0, 11, "10 of 11"), (11, 12, 20, "19 of 23"), (0, 11, 10, "9 of 11")],
)
def test_the_cap_of_ten_for_each_kind(errors: int, infos: int, shown: int, summary: str) -> None:
    """Errors are never hidden behind others, and one line counts what is not shown."""
    kinds: list[Severity] = [*["info"] * infos, *["error"] * errors]  # type: ignore[list-item,unused-ignore]
    found = [finding(Span(0, 1), what=WHAT, args={"it": number}, severity=kind) for number, kind in enumerate(kinds)]
    lines = [parsed(line) for line in github.text(Run([checked("a: 1\n", *found)], "en")).splitlines()]
    commands = [command for command, _, _ in lines]
    assert len(lines) == shown
    assert commands == sorted(commands)
    assert max(commands.count(kind) for kind in ("error", "notice")) <= 10
    assert (summary in lines[-1][2]) if summary else "file" in lines[-1][1]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_secrets_are_not_shown(lang: Lang) -> None:
    """The log of a job is often public."""
    assert "s3cret" not in github.text(Run([with_secrets()], lang))
