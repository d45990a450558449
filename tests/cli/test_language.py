"""Which language is spoken."""

from __future__ import annotations

import pytest

from openbayes_cli.language import asked as read_ahead
from openbayes_config.diagnostic import Lang
from openbayes_config.lookup import language


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LC_ALL": "C.UTF-8", "LANG": ""}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE@euro"}, "en"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LC_ALL": "zh_CN.GBK", "LANG": "en_US"}, "zh"),
        ({"LC_MESSAGES": "en", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "en_US"}, "en"),
        ({"OBCONF_LANG": "en", "LANG": "zh_CN"}, "en"),
        ({"OBCONF_LANG": "zh_CN", "LC_ALL": "en_US"}, "zh"),
        ({"OBCONF_LANG": "", "LANG": "en_GB"}, "en"),
        ({"OBCONF_LANG": "fr", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_environment_decides(environ: dict[str, str], spoken: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """OBCONF_LANG, then the first variable of the locale that names a language, then Chinese."""
    monkeypatch.setattr("sys.platform", "linux")
    assert language.chosen(None, environ)[0] == spoken


def test_the_option_comes_first() -> None:
    """``--lang`` wins over everything."""
    assert language.chosen("en", {"OBCONF_LANG": "zh"})[0] == "en"


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["validate", "--lang", "en"], "en"),
        (["--lang=zh", "validate"], "zh"),
        (["--lang", "en", "validate", "--lang=zh"], "zh"),
        (["render", "--", "--lang", "en"], None),
        (["--lang", "fr"], None),
        (["--lang"], None),
        ([], None),
    ],
)
def test_the_option_is_read_ahead(arguments: list[str], asked: Lang | None) -> None:
    """Usage errors are said in the language that was asked for, wherever the option stands."""
    assert read_ahead(arguments) == asked


@pytest.mark.parametrize(("name", "spoken"), [("zh-Hans-CN", "zh"), ("en-GB", "en"), ("fr", "en"), (None, "zh")])
def test_the_desktop_decides_where_the_locale_does_not(
    name: str | None, spoken: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language of the user interface of macOS and Windows."""
    for platform, reader in (("darwin", "_macos_language"), ("win32", "_windows_language")):
        monkeypatch.setattr("sys.platform", platform)
        monkeypatch.setattr(language, reader, lambda: name)
        assert language.chosen(None, {"LANG": "C"})[0] == spoken
