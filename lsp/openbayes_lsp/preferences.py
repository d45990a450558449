"""What the user has set in the editor, under ``obconf``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, cast

from openbayes_config.diagnostic import Text
from openbayes_config.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from openbayes_config.lookup.unusable import Unusable
    from openbayes_config.settings.reader import Wrong

Schema: TypeAlias = Literal["auto", "on", "off"]

# How settings are called in a configuration file that stand there as well.
_KEYS: Final = {
    "client": "client",
    "mode": "mode",
    "select": "select",
    "extendSelect": "extend-select",
    "ignore": "ignore",
    "catalog": "catalog",
    "lang": "lang",
}
_SCHEMA: Final[tuple[Schema, ...]] = ("auto", "on", "off")
# The language of the editor, as VS Code's list of choices calls it.
_AUTO: Final = ("lang", "auto")
# What the extension for VS Code keeps there for itself.
_FOREIGN: Final = ("interpreter", "importStrategy", "trace")
_KNOWN: Final = (*_KEYS, "codeLens", "inlayHints", "diagnostics")


class Preferences(NamedTuple):
    """``settings`` as a configuration file has them, and what only an editor has: see
    :class:`openbayes_lsp.project.Project`.
    """

    settings: Settings = DEFAULT
    lenses: bool = True
    hints: bool = True
    schema: Schema = "auto"


def preferences(given: Mapping[str, Any]) -> tuple[Preferences, tuple[Unusable, ...]]:
    """The preferences in a section of an editor's settings, and every mistake in it; what is mistaken, or empty, has
    its default.
    """
    from openbayes_config.lookup.configured import settings_in

    filled = {key: value for key, value in given.items() if value not in (None, "", []) and (key, value) != _AUTO}
    reader = _Reader(filled)
    found = Preferences(
        lenses=reader.enabled("codeLens"),
        hints=reader.enabled("inlayHints"),
        schema=reader.schema(),
    )
    values = {_KEYS[key]: value for key, value in filled.items() if key in _KEYS}
    settings, mistakes = settings_in(values, "obconf", (*reader.wrong, *_unknown(filled)))
    return found._replace(settings=settings), mistakes


class _Reader:
    """Reads the settings that have another one inside, and gathers what is wrong."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.wrong: list[Wrong] = []
        self._given = given

    def enabled(self, feature: str) -> bool:
        """Whether ``{"enable": false}``, or ``false``, does not stand there."""
        value: object = self._given.get(feature)
        value = value if isinstance(value, bool) else self._inner(feature, "enable")
        if value is None or isinstance(value, bool):
            return value is not False
        self._add((feature, "enable"), _BOOLEAN, value)
        return True

    def schema(self) -> Schema:
        value = self._inner("diagnostics", "schema")
        found: Schema | None = next((each for each in _SCHEMA if each == value), None)
        if found is None and value is not None:
            from openbayes_config.settings import words
            from openbayes_config.settings.reader import Wrong

            path = ("diagnostics", "schema")
            self.wrong.append(Wrong(path, words.NO_CHOICE, {"key": ".".join(path), "value": value, "known": _SCHEMA}))
        return found or "auto"

    def _inner(self, outer: str, inner: str) -> object:
        value: object = self._given.get(outer)
        if value is None or isinstance(value, dict):
            return cast("dict[str, object]", value or {}).get(inner)
        self._add((outer,), Text(f"an object with `{inner}`", f"带有 `{inner}` 的对象"), value)
        return None

    def _add(self, path: tuple[str, ...], expected: Text, value: object) -> None:
        from openbayes_config.settings import words
        from openbayes_config.settings.reader import Wrong

        args = {"key": ".".join(path), "expected": expected, "found": words.kind_of(value)}
        self.wrong.append(Wrong(path, words.WRONG_TYPE, args))


def _unknown(given: Mapping[str, Any]) -> Iterator[Wrong]:
    """Settings that mean nothing here."""
    from openbayes_config.settings.reader import no_key

    return (no_key(key, _KNOWN) for key in given if key not in _KNOWN and key not in _FOREIGN)


_BOOLEAN = Text("`true` or `false`", "布尔值（`true` 或 `false`）")
