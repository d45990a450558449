"""The report for people."""

from __future__ import annotations

import pytest

from openbayes_cli.console import Painter
from openbayes_cli.report import Checked, full
from openbayes_cli.width import cells
from openbayes_config.diagnostic import Fix, Lang, Related, Text
from openbayes_config.text import Edit, Span
from tests.cli.support import checked, finding, span_of

PLAIN = Painter(enabled=False)
WHAT = Text("Found `{it}`.", "发现 `{it}`。")


def shown(file: Checked, lang: Lang = "en", width: int = 80) -> str:
    """The report on one file."""
    return full.text([file], lang, PLAIN, width)


def test_everything_about_a_finding() -> None:
    """Sentence, place, source, related place, effect, help, what would be written."""
    text = "a: 1\n# 中文\nb: 2\nc: 3\n"
    fix = Fix(Text("Write 4", "改为 4"), (Edit(span_of(text, "3"), "4"),), safe=True)
    related = Related(span_of(text, "a"), Text("see here", "见此处"))
    found = finding(
        span_of(text, "3"),
        what=WHAT,
        effect=Text("The client stops.", "客户端会停下。"),
        advice=Text("Write `4`.", "请写 `4`。"),
        args={"it": "3"},
        fixes=[fix],
        related=[related],
    )
    assert shown(checked(text, found)) == (
        "error[OB999]: Found `3`.\n"
        " --> openbayes.yaml:4:4  made-up [*]\n"
        "  |\n"
        "1 | a: 1\n"
        "  | - see here\n"
        "...\n"
        "4 | c: 3\n"
        "  |    ^\n"
        "  |\n"
        "  = The client stops.\n"
        "  = help: Write `4`.\n"
        "  |\n"
        "4 - c: 3\n"
        "4 + c: 4\n"
        "\n"
        "Found 1 error in 1 file. `obconf fix` repairs it [*].\n"
    )


def test_speaks_chinese() -> None:
    """Kinds, punctuation and counts too."""
    text = "名称: 训练\n"
    found = finding(span_of(text, "训练"), what=WHAT, advice=WHAT, args={"it": "训练"}, severity="warning")
    assert shown(checked(text, found), "zh") == (
        "警告[OB999]：发现 `训练`。\n"
        " --> openbayes.yaml:1:5  made-up\n"
        "  |\n"
        "1 | 名称: 训练\n"
        "  |       ^^^^\n"
        "  |\n"
        "  = 建议：发现 `训练`。\n"
        "\n"
        "1 个文件中有 1 个警告。\n"
    )


def excerpt_of(text: str, span: Span, width: int = 80) -> list[str]:
    """The source line and the line with the carets."""
    lines = shown(checked(text, finding(span, what=WHAT, args={"it": ""})), width=width).splitlines()
    start = next(at for at, line in enumerate(lines) if line.endswith("|")) + 1
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize(
    ("text", "part", "lines"),
    [
        ("\tkey: v", "key", ["1 |     key: v", "  |     ^^^"]),
        ("a\tb: v", "b", ["1 | a   b: v", "  |     ^"]),
        ("a: \x1b[31mx", "\x1b", [r"1 | a: \x1b[31mx", "  |    ^^^^"]),
        ("a: \u202ex", "x", [r"1 | a: \u202ex", "  |          ^"]),
        ("a: \udcff\udc80x", "x", [r"1 | a: \xff\x80x", "  |            ^"]),
        ("é训: x", "x", ["1 | é训: x", "  |      ^"]),
        ("e\u0301: x", "x", ["1 | e\u0301: x", "  |    ^"]),
        ("a: x\r\nb: y\r\n", "y", ["2 | b: y", "  |    ^"]),
    ],
)
def test_carets_stand_right_under_the_characters(text: str, part: str, lines: list[str]) -> None:
    """Tabs, escapes, wide characters and combining marks left of them."""
    assert excerpt_of(text, span_of(text, part)) == lines


@pytest.mark.parametrize(
    ("text", "span", "lines"),
    [
        ("", Span(0, 0), ["1 |", "  | ^"]),
        ("a: 1\n", Span(5, 5), ["2 |", "  | ^"]),
        ("a: 1\n", Span(4, 4), ["1 | a: 1", "  |     ^"]),
        ("a: 1\n", Span(4, 5), ["1 | a: 1", "  |     ^"]),
    ],
)
def test_places_without_characters_have_a_caret_too(text: str, span: Span, lines: list[str]) -> None:
    """The end of a line, of the file, and an empty file."""
    assert excerpt_of(text, span) == lines


def test_spans_of_many_lines_are_marked_line_by_line() -> None:
    """The first four lines are enough to see what is meant."""
    text = "a:\n  - 1\n\n  - 2\n  - 3\n  - 4\n"
    assert excerpt_of(text, Span(0, len(text) - 1)) == [
        "1 | a:",
        "  | ^^",
        "2 |   - 1",
        "  |   ^^^",
        "...",
        "4 |   - 2",
        "  |   ^^^",
    ]


@pytest.mark.parametrize("lead", ["", "数" * 100, "x" * 300])
@pytest.mark.parametrize("tail", ["", "数" * 100, "x" * 300])
def test_long_lines_are_cut_around_the_place(lead: str, tail: str) -> None:
    """No line of the report is wider than asked for, and the carets stay under their characters."""
    text = f"a: {lead}HERE{tail}\n"
    line, carets = excerpt_of(text, span_of(text, "HERE"), width=60)
    assert cells(line) <= 60
    assert cells(line.partition("HERE")[0]) == carets.index("^")
    assert carets.count("^") == 4


def test_nothing_is_wider_than_the_terminal() -> None:
    """Sentences wrap, in both languages."""
    words = Text("word " * 60, "字" * 120)
    file = checked("a: 1\n", finding(Span(0, 1), what=words, effect=words, advice=words))
    for lang in ("en", "zh"):
        for width in (40, 80, 120):
            assert all(cells(line) <= width for line in shown(file, lang, width).splitlines())


def test_secrets_are_masked_everywhere() -> None:
    """In the source line, in sentences and in what would be written."""
    text = "parameters:\n  token:\n    is_secret: true\n    value: s3cret-value\n"
    fix = Fix(
        Text("Write s3cret-value", "改为 s3cret-value"), (Edit(span_of(text, "true"), "s3cret-value"),), safe=True
    )
    found = finding(span_of(text, "s3cret-value"), what=WHAT, args={"it": "s3cret-value"}, fixes=[fix])
    report = shown(checked(text, found))
    assert "s3cret" not in report
    assert "value: ************\n" in report


def test_added_lines_are_shown_without_the_line_before_them() -> None:
    """What is inserted stands there ready to be copied."""
    text = "a: 1\nb: 2"
    fix = Fix(Text("Add", "加上"), (Edit(Span(4, 4), "\nx: 1\ny:\n  z: 2"),), safe=False)
    lines = shown(checked(text, finding(Span(0, 1), what=WHAT, args={"it": ""}, fixes=[fix]))).splitlines()
    assert lines[6:11] == ["  = help: Add", "  |", "2 + x: 1", "3 + y:", "4 +   z: 2"]


def test_counts_by_severity() -> None:
    """Singular and plural, and how many can be repaired."""
    fix = Fix(Text("Fix", "修复"), (Edit(Span(0, 1), "b"),), safe=True)
    errors = [finding(Span(0, 1), what=WHAT, args={"it": ""}, fixes=[fix] * (at == 0)) for at in range(2)]
    info = finding(Span(0, 1), what=WHAT, args={"it": ""}, severity="info")
    files = [checked("a: 1\n", *errors, info), checked("a: 1\n")]
    english = full.text(files, "en", PLAIN, 80).splitlines()[-1]
    chinese = full.text(files, "zh", PLAIN, 80).splitlines()[-1]
    assert english == "Found 2 errors and 1 note in 2 files. `obconf fix` repairs 1 of them [*]."
    assert chinese == "2 个文件中有 2 个错误、1 个提示，其中 1 个可以用 `obconf fix` 修复 [*]。"


def test_colours_change_nothing_but_colours() -> None:
    """Without its escapes a coloured report is the plain one."""
    import click

    text = "a: 1\n"
    fix = Fix(Text("Fix", "修复"), (Edit(Span(0, 1), "b"),), safe=True)
    file = checked(text, finding(Span(0, 1), what=WHAT, effect=WHAT, advice=WHAT, args={"it": "x"}, fixes=[fix]))
    coloured = full.text([file], "en", Painter(enabled=True), 80)
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == shown(file)
