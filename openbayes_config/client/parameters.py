"""Parameters: what is sent for each, and the checks of secrets.

Observed with openbayes-cli 0.28.5 (from 0.28.3 on they travel beside the command) and 0.28.0 (up to
0.28.2 they are appended to the command of a task, and of nothing else).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from openbayes_config.client.coerce import to_text
from openbayes_config.client.outcome import Mode, Outcome
from openbayes_config.client.secrets import (
    asks_for_secrecy,
    check_secret,
    flag_key,
    flag_of,
    from_variable,
    is_flag,
    meant,
    secret_value,
)
from openbayes_config.client.sendable import as_json, unsendable
from openbayes_config.client.template import SECRET_KEYS, STRUCTURED
from openbayes_config.client.view import View, is_map
from openbayes_config.text import maker


class Parameter(NamedTuple):
    """A parameter of the file: its name and the view of its value."""

    name: str
    view: View


_parameter = maker(Parameter)


@lru_cache(maxsize=4)
def parameters(root: View) -> tuple[Parameter, ...]:
    """The parameters in file order; of two names that are the same text the last value counts.

    Several ask for those of the same file, so the last ones are kept.
    """
    block = root.get("parameters")
    entries = block.entries if block else {}
    found = {name: _parameter((name, entry)) for key, entry in entries.items() if (name := to_text(key)) is not None}
    return tuple(found.values())


def check_parameters(root: View, environ: Mapping[str, str] | None) -> list[Outcome]:
    """What happens to each parameter from 0.28.3 on: secrets first, then what cannot be sent."""
    found: list[Outcome] = []
    for _, view in parameters(root):
        if is_map(view.value):
            found += check_secret(view, environ)
            found += _structured(view) if _is_structured(view) else unsendable(view)
        else:
            found += unsendable(view)
    return found


def _is_structured(view: View) -> bool:
    return is_map(view.value) and any(key in view.value for key in STRUCTURED)


def _structured(view: View) -> Iterator[Outcome]:
    value = view.get("value")
    if value is not None and not from_variable(view):
        yield from unsendable(value)
    if value is None and not flag_of(view):
        yield Outcome("replaced", "null_value", view.path, view.node, None, {"flag": flag_key(view)})
    lost = [(str(entry.path[-1]), meant(key, view)) for key, entry in view.entries.items() if _is_lost(key, view)]
    if lost:
        names, known = zip(*lost, strict=True)
        args = {"lost": names, "known": known, "flag": flag_key(view), "secret": flag_of(view)}
        yield Outcome("replaced", "unpacked_map", view.path, view.node, None, args)


def _is_lost(key: object, view: View) -> bool:
    return key not in SECRET_KEYS and (flag_of(view) or not is_flag(key))


def sent_parameters(root: View, environ: Mapping[str, str] | None) -> list[dict[str, object]]:
    """The request's ``parameters``."""
    return [sent_parameter(parameter, environ) for parameter in parameters(root)]


def sent_parameter(parameter: Parameter, environ: Mapping[str, str] | None) -> dict[str, object]:
    """One of the request's ``parameters``. Only for a parameter that passed every check."""
    view = parameter.view
    if not _is_structured(view):
        return {"name": parameter.name, "value": as_json(view.value), "isSecret": False}
    if from_variable(view):
        return {"name": parameter.name, "value": secret_value(view, environ), "isSecret": True}
    value = view.get("value")
    sent = as_json(value.value) if value else None
    return {"name": parameter.name, "value": sent, "isSecret": flag_of(view)}


def check_appended(root: View, mode: Mode) -> Iterator[Outcome]:
    """What happens to each parameter up to 0.28.2."""
    for parameter in parameters(root):
        view = parameter.view
        if mode != "task":
            yield Outcome("dropped", "parameters_not_sent", view.path, view.key, None, {"mode": mode})
        elif asks_for_secrecy(view):
            yield Outcome("replaced", "secret_in_command", view.path, view.node, None, {"name": parameter.name})
        else:
            # Whatever Python can write as text is appended: dates and cycles too, but no endless whole number.
            yield from (each for each in unsendable(view) if each.args.get("found") == "integer")


def appended(root: View) -> str:
    """The text that clients up to 0.28.2 put behind the command of a task."""
    return "".join(f" --{parameter.name}={parameter.view.value}" for parameter in parameters(root))
