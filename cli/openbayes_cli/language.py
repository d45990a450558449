"""Which language to speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from openbayes_config.diagnostic import Lang

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked(arguments: Sequence[str]) -> Lang | None:
    """The value of ``--lang`` among ``arguments``, read ahead of parsing: usage errors are words too."""
    return _known(*_values("--lang", arguments))


def configured(arguments: Sequence[str]) -> Lang | None:
    """The ``lang`` that is configured for the current folder, or by ``--config``; a mistake there is said later."""
    from openbayes_config.lookup.nearest import find
    from openbayes_config.lookup.unusable import Unusable

    try:
        if named := _values("--config", arguments):
            from openbayes_config.lookup.toml import read

            table = read(named[-1])
        else:
            table = None if "--isolated" in arguments else find(os.getcwd())
    except (Unusable, OSError):
        return None
    return _known(table.values.get("lang")) if table else None


def _values(option: str, arguments: Sequence[str]) -> list[str]:
    """What is given to ``option`` among ``arguments``."""
    found: list[str] = []
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith(f"{option}="):
            found.append(word[len(option) + 1 :])
        elif word == option and at + 1 < len(arguments):
            found.append(arguments[at + 1])
    return found


def _known(*values: object) -> Lang | None:
    """The last of ``values`` that is a language."""
    known: list[Lang] = ["zh" if value == "zh" else "en" for value in values if value in ("zh", "en")]
    return known[-1] if known else None


def chosen(
    asked_for: Lang | None, environ: Mapping[str, str] | None = None, configured: Lang | None = None
) -> tuple[Lang, str]:
    """The language, and what named it: ``--lang``, OBCONF_LANG, ``lang`` in the configuration, a variable of the
    locale, or the ``desktop`` of Windows or macOS.

    Where nothing names a language: Chinese, as the official client speaks.
    """
    environ = os.environ if environ is None else environ
    if asked_for:
        return asked_for, "--lang"
    own = environ.get("OBCONF_LANG", "").lower()
    if own.startswith(("zh", "en")):
        return "zh" if own.startswith("zh") else "en", "OBCONF_LANG"
    if configured:
        return configured, "lang"
    for variable in _LOCALE_VARIABLES:
        named = _language(environ.get(variable, ""))
        if named:
            return "zh" if named == "zh" else "en", variable
    desktop = _of_the_desktop()
    return (desktop, "desktop") if desktop else ("zh", "")


def _language(locale: str) -> str | None:
    """The language that a locale names, ``None`` for C, POSIX and C.UTF-8."""
    name = locale.partition(".")[0].partition("@")[0].partition("_")[0].partition("-")[0].lower()
    return None if name in ("", "c", "posix") else name


def _of_the_desktop() -> Lang | None:
    name: str | None = None
    if sys.platform == "win32":
        name = _windows_language()
    elif sys.platform == "darwin":
        name = _macos_language()
    if name is None:
        return None
    return "zh" if name.startswith("zh") else "en"


def _windows_language() -> str | None:
    """The primary language of the user interface: the low ten bits of its LANGID, 4 for Chinese."""
    if sys.platform != "win32":
        return None
    import ctypes

    langid = int(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    if not langid:
        return None
    return "zh" if langid & 0x3FF == 0x04 else "en"


def _macos_language() -> str | None:
    """The first of the preferred languages, where no shell variable names one."""
    import plistlib
    from pathlib import Path

    try:
        with (Path.home() / "Library/Preferences/.GlobalPreferences.plist").open("rb") as file:
            names: object = plistlib.load(file).get("AppleLanguages")
    except (OSError, ValueError, AttributeError):
        return None
    return names[0] if isinstance(names, list) and names and isinstance(names[0], str) else None
