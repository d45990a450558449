"""From a table, as a configuration file holds it, to settings. Every mistake is found, none is passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from openbayes_config.diagnostic import Text
from openbayes_config.settings import words
from openbayes_config.settings.model import CONFIDENCES, SEVERITIES, Settings
from openbayes_config.settings.selectors import ALWAYS, normal, suggestion, unknown

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Rule

OFF: Final = "off"


class Wrong(NamedTuple):
    """A mistake: the keys that lead to it, and the text in a list or the value that is meant, if it is one."""

    path: tuple[str, ...]
    text: Text
    args: Mapping[str, object]
    item: str | None = None


def parse(table: Mapping[str, object], rules: Iterable[Rule]) -> tuple[Settings, tuple[Wrong, ...]]:
    """The settings in a table, and what is wrong in it; what is wrong is left out of the settings.

    ``rules`` are those that may be named.
    """
    reader = _Reader(tuple(rules))
    values: dict[str, Any] = {}
    for key, value in table.items():
        read = KEYS.get(key)
        if read is None:
            reader.wrong.append(no_key(key, tuple(KEYS)))
            continue
        found = read(reader, (key,), value)
        if found is not None:
            values[key.replace("-", "_")] = found
    severity = values.get("severity", ())
    off = tuple(name for name, value in severity if value == OFF)
    if severity:
        values["severity"] = tuple(each for each in severity if each[1] != OFF)
    if off:
        values["ignore"] = (*values.get("ignore", ()), *off)
    return Settings(**values), tuple(reader.wrong)


def no_key(key: str, known: tuple[str, ...]) -> Wrong:
    """A key that is none of those that are ``known``."""
    from difflib import get_close_matches

    plain = {each.lower().replace("_", "-"): each for each in known}
    near = [plain[each] for each in get_close_matches(key.lower().replace("_", "-"), list(plain), 1, 0.6)]
    text = words.NO_KEY_NEAR if near else words.NO_KEY
    return Wrong((key,), text, {"key": key, "near": "".join(near), "known": known})


class _Reader:
    """Reads values and gathers what is wrong."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.wrong: list[Wrong] = []
        self._rules = rules

    def text(self, path: tuple[str, ...], value: object) -> str | None:
        if isinstance(value, str) and value:
            return value
        self._type(path, words.A_TEXT, value)
        return None

    def texts(self, path: tuple[str, ...], value: object) -> tuple[str, ...] | None:
        given: object = value
        items = cast("list[object]", given) if isinstance(given, list) else [None]
        if all(isinstance(item, str) and item for item in items):
            return tuple(cast("list[str]", items))
        self._type(path, words.A_LIST, value)
        return None

    def table(self, path: tuple[str, ...], value: object) -> Mapping[str, object]:
        if isinstance(value, dict):
            return cast("dict[str, object]", value)
        self._type(path, words.A_TABLE, value)
        return {}

    def choice(self, path: tuple[str, ...], value: object, known: tuple[str, ...]) -> str | None:
        if isinstance(value, str) and value in known:
            return value
        self._add(path, words.NO_CHOICE, item=str(value), value=str(value), known=known)
        return None

    def selectors(self, path: tuple[str, ...], value: object) -> tuple[str, ...] | None:
        names = (self._rule(path, each, wanted=path[0] in _WANTED) for each in self.texts(path, value) or ())
        return tuple(name for name in names if name) or None

    def per_file(self, path: tuple[str, ...], value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found = self.table(path, value)
        read = ((pattern, self.selectors((*path, pattern), names)) for pattern, names in found.items())
        return tuple((pattern, names) for pattern, names in read if names)

    def severities(self, path: tuple[str, ...], value: object) -> tuple[tuple[str, str], ...]:
        read: list[tuple[str, str]] = []
        for name, wanted in self.table(path, value).items():
            severity = self.choice((*path, name), wanted, (*SEVERITIES, OFF))
            rule = self._rule((*path, name), name, wanted=False)
            if rule and severity:
                read.append((rule, severity))
        return tuple(read)

    def client(self, path: tuple[str, ...], value: object) -> str | None:
        from openbayes_config.client import UnsupportedClient, version

        found = self.text(path, value)
        try:
            return found and version(found).asked
        except UnsupportedClient as error:
            text = words.CLIENT_TOO_OLD if error.reason == "too_old" else words.NO_CLIENT
            self._add(path, text, item=found, value=found, oldest=error.oldest)
            return None

    def required(self, path: tuple[str, ...], value: object) -> str | None:
        from openbayes_config.settings.required import is_requirement

        found = self.text(path, value)
        if found and not is_requirement(found):
            self._add(path, words.NO_VERSION, item=found, value=found)
            return None
        return found

    def _rule(self, path: tuple[str, ...], name: str, *, wanted: bool) -> str | None:
        """The id of a rule, or a selector of several; ``wanted`` where it is to be turned on."""
        selector = normal(name)
        if unknown(selector, self._rules):
            near = suggestion(name, self._rules)
            self._add(path, words.NO_RULE_NEAR if near else words.NO_RULE, item=name, value=name, near=near)
            return None
        named = next((rule for rule in self._rules if selector in (rule.id, rule.name)), None)
        if named and named.id in ALWAYS and not wanted:
            self._add(path, words.ALWAYS_ON, item=name, value=name)
            return None
        return named.id if named else selector

    def _type(self, path: tuple[str, ...], expected: Text, value: object) -> None:
        self._add(path, words.WRONG_TYPE, expected=expected, found=words.kind_of(value))

    def _add(self, path: tuple[str, ...], text: Text, *, item: str | None = None, **args: object) -> None:
        self.wrong.append(Wrong(path, text, {"key": ".".join(path), **args}, item))


def _choice(*known: str) -> Callable[[_Reader, tuple[str, ...], object], object]:
    return lambda reader, path, value: reader.choice(path, value, known)


_WANTED = ("select", "extend-select")

KEYS: Final[Mapping[str, Callable[[_Reader, tuple[str, ...], object], object]]] = {
    "select": _Reader.selectors,
    "extend-select": _Reader.selectors,
    "ignore": _Reader.selectors,
    "per-file-ignores": _Reader.per_file,
    "severity": _Reader.severities,
    "min-severity": _choice(*SEVERITIES),
    "min-confidence": _choice(*CONFIDENCES),
    "mode": _choice("task", "workspace", "hypertuning", "any"),
    "client": _Reader.client,
    "lang": _choice("zh", "en"),
    "platform": _choice("windows-gbk"),
    "exclude": _Reader.texts,
    "catalog": _Reader.text,
    "required-version": _Reader.required,
}
"""The keys of a configuration and how each is read."""
