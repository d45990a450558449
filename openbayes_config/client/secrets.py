"""Secret parameters: the checks before the upload. Observed with openbayes-cli 0.28.5; known from 0.28.3 on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openbayes_config.client.coerce import is_unicode
from openbayes_config.client.kinds import kind_of
from openbayes_config.client.near import FURTHEST, distance, nearest
from openbayes_config.client.outcome import Outcome, Reason
from openbayes_config.client.template import STRUCTURED
from openbayes_config.client.view import View


def flag_of(view: View) -> bool:
    """Whether a parameter that is a mapping is secret: the truth of ``is_secret``, else of ``isSecret``."""
    flag = view.get("is_secret") or view.get("isSecret")
    return bool(flag and flag.value)


def flag_key(view: View) -> str:
    """The flag of a parameter that is a mapping, as it counts: ``is_secret`` before ``isSecret``; else ``""``."""
    return next((key for key in ("is_secret", "isSecret") if view.get(key)), "")


def meant(key: object, view: View) -> str:
    """The key beside a flag that one which is not read is nearly spelt like, if it could stand there; else ``""``."""
    if not isinstance(key, str) or not flag_key(view):
        return ""
    keys = ("env",) if from_variable(view) else ("source", "env", "value")
    absent = [each for each in keys if not (entry := view.get(each)) or entry.value is None]
    return nearest(key.partition(":")[0].lower(), absent) or ""


def is_flag(key: object) -> bool:
    """Whether a key asks for secrecy in the eyes of a reader: a spelling of ``is_secret``, or ``secret``."""
    if not isinstance(key, str) or len(key) > len("is_secret") + FURTHEST:
        return False
    word = key.lower()
    near = distance(word, "is_secret", FURTHEST + 1) <= FURTHEST
    return near or word == "secret" or distance(word, "issecret", FURTHEST) < FURTHEST


def asks_for_secrecy(view: View) -> bool:
    """Whether a parameter means to be secret, as far as a reader can see."""
    return from_variable(view) or any(is_flag(key) and entry.value for key, entry in view.entries.items())


def from_variable(view: View) -> bool:
    """Whether a parameter takes its value from somewhere else: only an environment variable is possible."""
    source = view.get("source")
    return source is not None and source.value is not None


def check_secret(view: View, environ: Mapping[str, str] | None) -> Iterator[Outcome]:
    """Everything about one parameter that has to do with secrets."""
    source, value = view.get("source"), view.get("value")
    yield from _flags(view)
    if source is not None and source.value is not None:
        yield from _source(view, source, environ)
    elif not flag_of(view):
        yield from _open_flags(view)
    elif value is None or value.value is None:
        yield Outcome("replaced", "null_secret", view.path, view.node, None, {"variable": _variable(view)})
    else:
        yield Outcome("sent", "secret_in_file", value.path, value.node, None, {"variable": _variable(view)})


def _open_flags(view: View) -> Iterator[Outcome]:
    """A flag that nearly says "secret": the value travels in the open."""
    for key, entry in view.entries.items():
        if key not in STRUCTURED and is_flag(key) and entry.value:
            yield Outcome("replaced", "open_secret", entry.path, entry.key, None, {"known": "is_secret"})


def _flags(view: View) -> Iterator[Outcome]:
    first, second = view.get("is_secret"), view.get("isSecret")
    if first and second and bool(first.value) != bool(second.value):
        args = {"by": "is_secret", "sent": bool(first.value)}
        yield Outcome("dropped", "shadowed_flag", second.path, second.key, None, args)
    flag = first or second
    if flag and isinstance(flag.value, str):
        yield Outcome("coerced", "truth_of_text", flag.path, flag.node, None, {"sent": bool(flag.value)})


def _source(view: View, source: View, environ: Mapping[str, str] | None) -> Iterator[Outcome]:
    value = view.get("value")
    if not flag_of(view):
        yield _refused("source_without_flag", source, source=_word(source))
    if value is not None and value.value is not None:
        yield _refused("source_and_value", value)
    if source.value != "env":
        yield _refused("unknown_source", source, source=_word(source))
    else:
        yield from _variable_outcomes(view, environ)


def _variable_outcomes(view: View, environ: Mapping[str, str] | None) -> Iterator[Outcome]:
    entry = view.get("env")
    if entry is None or not entry.value:
        where = entry or View(None, view.node, (*view.path, "env"))
        yield _refused("missing_variable_name", where)
    elif not isinstance(entry.value, str):
        yield _refused("variable_name_not_text", entry, found=kind_of(entry.value))
    elif not _may_exist(entry.value) or (environ is not None and not environ.get(entry.value)):
        yield _refused("variable_not_set", entry, name=entry.value, possible=_may_exist(entry.value))


def _may_exist(name: str) -> bool:
    """Whether a process can have a variable of that name at all."""
    return "=" not in name and "\0" not in name and is_unicode(name)


def _variable(view: View) -> str | None:
    entry = view.get("env")
    return entry.value if entry and isinstance(entry.value, str) else None


def _word(source: View) -> str:
    return source.value if isinstance(source.value, str) else kind_of(source.value)


def _refused(reason: Reason, view: View, **args: object) -> Outcome:
    return Outcome("refused", reason, view.path, view.node, "secrets", args)


def secret_value(view: View, environ: Mapping[str, str] | None) -> str:
    """The value of a secret's variable; ``$NAME`` where the environment is not looked at."""
    name = _variable(view) or ""
    return f"${name}" if environ is None else environ[name]
