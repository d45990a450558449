"""Which language a person reads, as the machine tells."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from openbayes_config.diagnostic import Lang

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


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
