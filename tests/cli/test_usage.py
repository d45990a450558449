"""Help pages and what is said about wrong usage, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from openbayes_cli.commands import ALIASES, SUMMARIES
from openbayes_cli.options import ANY_MODE
from openbayes_cli.schema import KINDS
from openbayes_cli.width import cells
from tests.cli.conftest import Inside

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", ["", *SUMMARIES, *ALIASES])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_is_in_one_language(name: str, lang: str, inside: Inside) -> None:
    """Every word of click's own is translated too; nothing is wider than a line."""
    done = inside(*name.split(), "--help", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    if lang == "en":
        assert not CHINESE.search(done.out)
    else:
        explained = [line for line in done.out.splitlines() if line.strip()]
        assert explained[0].startswith("用法：obconf")
        assert not re.search(r"Usage|Options:|Show this|Arguments|default", done.out)
        assert sum(bool(CHINESE.search(line)) for line in explained) > len(explained) / 2
    assert all(cells(line) <= 80 for line in done.out.splitlines())


def test_every_option_is_explained(inside: Inside) -> None:
    """A name without words would be an oversight."""
    for name in SUMMARIES:
        lines = inside(name, "--help", "--lang", "en").out.splitlines()
        for at, line in enumerate(lines):
            if re.match(r"  (-\w, |    )--", line):
                assert re.search(r"\S  +\S", line[6:]) or lines[at + 1].startswith(" " * 10), line


SEE = "See: obconf validate --help\n"
SEE_ZH = "用法见：obconf validate --help\n"
MISUSES = [
    (
        ["validat"],
        "error: There is no command validat. Did you mean validate?\nSee: obconf --help\n",
        "错误：没有 validat 这个命令，是否想写 validate？\n用法见：obconf --help\n",
    ),
    (
        ["nonsense"],
        "error: There is no command nonsense.\nSee: obconf --help\n",
        "错误：没有 nonsense 这个命令。\n用法见：obconf --help\n",
    ),
    (
        ["validate", "--fromat", "json"],
        "error: There is no option --fromat. Did you mean --format?\nSee: obconf validate --help\n",
        "错误：没有 --fromat 这个选项，是否想写 --format？\n用法见：obconf validate --help\n",
    ),
    (
        ["check", "--xyzzy"],
        "error: There is no option --xyzzy.\nSee: obconf validate --help\n",
        "错误：没有 --xyzzy 这个选项。\n用法见：obconf validate --help\n",
    ),
    (
        ["validate", "--mode", "taks"],
        f"error: --mode cannot be `taks`. Did you mean task? The choices are {', '.join(ANY_MODE)}.\n{SEE}",
        f"错误：--mode 不能是 `taks`，是否想写 task？可选的值：{'、'.join(ANY_MODE)}。\n{SEE_ZH}",
    ),
    (
        ["validate", "--color", "no"],
        "error: --color cannot be `no`. The choices are auto, always, never.\nSee: obconf validate --help\n",
        "错误：--color 不能是 `no`，可选的值：auto、always、never。\n用法见：obconf validate --help\n",
    ),
    (
        ["validate", "--mode"],
        "error: --mode needs a value.\nSee: obconf validate --help\n",
        "错误：--mode 后面需要一个值。\n用法见：obconf validate --help\n",
    ),
    (
        ["validate", "--strict=yes"],
        "error: --strict does not take a value.\nSee: obconf validate --help\n",
        "错误：--strict 后面不能带值。\n用法见：obconf validate --help\n",
    ),
    (
        ["schema", "job", "more", "words"],
        "error: Too many arguments: more words.\nSee: obconf schema --help\n",
        "错误：参数过多：more words。\n用法见：obconf schema --help\n",
    ),
    (
        ["schema", "reprot"],
        f"error: The first argument cannot be `reprot`. Did you mean report? The choices are {', '.join(KINDS)}.\n"
        + SEE.replace("validate", "schema"),
        f"错误：第一个参数不能是 `reprot`，是否想写 report？可选的值：{'、'.join(KINDS)}。\n"
        + SEE_ZH.replace("validate", "schema"),
    ),
    (
        ["validate", "--client", "latest"],
        "error: `latest` is no version of the official client. Write it like `--client 0.28.5`.\n",
        "错误：`latest` 不是官方客户端的版本号，请写成 `--client 0.28.5` 这样的形式。\n",
    ),
]


@pytest.mark.parametrize(("arguments", "english", "chinese"), MISUSES, ids=[" ".join(each[0]) for each in MISUSES])
def test_wrong_usage_is_one_or_two_lines(
    arguments: list[str], english: str, chinese: str, tmp_path: Path, inside: Inside
) -> None:
    """What is wrong, what was probably meant, where to read on; exit code 2 and nothing on stdout."""
    (tmp_path / "openbayes.yaml").write_text("{}\n")
    for lang, words in (("en", english), ("zh", chinese)):
        done = inside(*arguments, cwd=tmp_path, env={"OBCONF_LANG": lang})
        assert (done.code, done.out, done.err) == (2, "", words)


def test_the_language_option_holds_for_wrong_usage(inside: Inside) -> None:
    """Also behind the mistake."""
    assert inside("validat", "--lang", "en", env={"OBCONF_LANG": "zh"}).err.startswith("error: ")


@pytest.mark.parametrize("arguments", [[], ["--lang", "en"]])
def test_without_a_command_the_page_is_shown(arguments: list[str], inside: Inside) -> None:
    """On stderr: it is not what anybody asked for."""
    done = inside(*arguments, env={"OBCONF_LANG": "en"})
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: obconf [OPTIONS] COMMAND")


@pytest.mark.parametrize("arguments", [["--version"], ["--lang", "en", "--version"]])
def test_version(arguments: list[str], inside: Inside) -> None:
    """Alone or beside other options."""
    from openbayes_config import __version__

    assert inside(*arguments) == (0, f"obconf {__version__}\n", "")
