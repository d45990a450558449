"""What a file says about the job, one fact for each thing that can change.

For a file that the client accepts, the facts are what its request carries; for any other they are what the same
steps of the client make of the keys that are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client import Overrides, Verdict
from openbayes_config.client.base import Base
from openbayes_config.client.bindings import bind
from openbayes_config.client.coerce import to_integer, to_number, to_text
from openbayes_config.client.parameters import Parameter, parameters, sent_parameter
from openbayes_config.client.secrets import asks_for_secrecy, from_variable
from openbayes_config.client.sendable import is_too_long
from openbayes_config.client.template import SPEC_KEYS, TUNING
from openbayes_config.client.view import View, is_collection, is_map, view
from openbayes_config.document import Document

Part: TypeAlias = Literal[
    "file",
    "accepted",
    "command",
    "resource",
    "env",
    "node",
    "mount",
    "parameter",
    "parameter_order",
    "algorithm",
    "hyperparameter_metric",
    "goal",
    "side_metrics",
    "max_job_count",
    "parallel_count",
    "parameter_spec",
    "parameter_spec_order",
    "text",
]
_NO_OVERRIDES = Overrides()
_TUNING: tuple[Part, ...] = (
    "algorithm",
    "hyperparameter_metric",
    "goal",
    "side_metrics",
    "max_job_count",
    "parallel_count",
)


class Variable(NamedTuple):
    """The value of a secret parameter that comes from the environment variable ``name``."""

    name: object


class Written(NamedTuple):
    """The value of a parameter that the client refuses, as it stands in the file."""

    text: str


class Fact(NamedTuple):
    """``name`` tells facts of one part from each other: the path of a mount, the name of a parameter.

    ``value`` is plain data as the request carries it, and never shown where the fact is ``secret``. ``view`` is where
    it comes from.
    """

    part: Part
    name: str
    value: object
    view: View | None = None
    secret: bool = False


def fills_tuning(document: Document) -> bool:
    """Whether ``hyper_tuning`` says something else than the template does."""
    filled = {fact.part: fact.value for fact in _tuning(view(document))}
    empty = {fact.part: fact.value for fact in _tuning(View({"hyper_tuning": TUNING}, None))}
    return any(part not in empty or value != empty[part] for part, value in filled.items())


def facts(document: Document, verdict: Verdict) -> Iterator[Fact]:
    """All facts about the job that ``verdict`` is about, parameters and specifications in the order of the file."""
    root = view(document)
    if not document.loads or not is_map(root.value):
        yield Fact("text", "", document.source.text)
    yield from _base(root, verdict)
    for each in bind(root, _NO_OVERRIDES).sent or ():
        yield Fact("mount", each["path"], {"data": each["name"], "access": each["bindingAuth"]})
    for parameter in parameters(root):
        yield from _parameter(document, parameter, verdict)
    if verdict.mode == "hypertuning":
        yield from _tuning(root)


def _base(root: View, verdict: Verdict) -> Iterator[Fact]:
    base = Base(root, verdict.mode, _NO_OVERRIDES)
    values: tuple[tuple[Part, object, bool], ...] = (
        ("command", base.command, verdict.mode != "workspace"),
        ("resource", base.resource, True),
        ("env", base.env, True),
        ("node", base.node, verdict.mode != "hypertuning"),
    )
    for part, value, sent in values:
        entry = root.get(part)
        if entry and sent:
            taken = to_integer(entry.value) if part == "node" else to_text(entry.value)
            yield Fact(part, "", _plain(entry.value) if taken is None or is_too_long(taken) else value, entry)


def _parameter(document: Document, parameter: Parameter, verdict: Verdict) -> Iterator[Fact]:
    name, each = parameter
    if not verdict.client.sends_parameters and verdict.mode != "task":
        return
    refused = any(
        outcome.kind == "refused" and outcome.path[: len(each.path)] == each.path for outcome in verdict.outcomes
    )
    if refused:
        span = each.node.span if each.node else None
        written = document.source.text[span.start : span.end] if span else ""
        yield Fact("parameter", name, Written(written), each, asks_for_secrecy(each))
    elif not verdict.client.sends_parameters:
        yield Fact("parameter", name, str(each.value), each)
    elif from_variable(each):
        variable = each.get("env")
        yield Fact("parameter", name, Variable(variable.value if variable else None))
    else:
        sent = sent_parameter(parameter, None)
        yield Fact("parameter", name, sent["value"], each, bool(sent["isSecret"]))


def _tuning(root: View) -> Iterator[Fact]:
    block = root.get("hyper_tuning")
    for part in _TUNING:
        entry = block.get(part) if block else None
        if entry:
            yield Fact(part, "", _field(part, entry), entry)
    specs = block.get("parameter_specs") if block else None
    for spec in specs.items if specs else ():
        yield _spec(spec)


def _field(part: Part, entry: View) -> object:
    if part == "side_metrics":
        return [_text(item) for item in entry.items] if is_collection(entry.value) else _plain(entry.value)
    if not part.endswith("_count"):
        text = _text(entry)
        return text.capitalize() if part == "algorithm" and isinstance(text, str) else text
    count = to_integer(entry.value)
    if count is None or is_too_long(count):
        return _plain(entry.value)
    return max(1, count) if part == "parallel_count" else count


def _spec(spec: View) -> Fact:
    name, kind = spec.get("name"), spec.get("type")
    type_ = _text(kind) if kind else None
    found: dict[str, object] = {"type": type_}
    for key in SPEC_KEYS.get(str(type_), ()):
        entry = spec.get(key)
        if entry:
            found[key] = _bound(key, entry, type_)
    return Fact("parameter_spec", str(_text(name)) if name else "", found, spec)


def _bound(key: str, entry: View, kind: object) -> object:
    if is_collection(entry.value):
        take = _number if key == "discrete_values" else _text
        return [take(item) for item in entry.items]
    if not key.endswith("_value"):
        return _text(entry)
    number = _number(entry)
    whole = to_integer(number) if kind == "INTEGER" else None
    return number if whole is None else whole


def _number(entry: View) -> object:
    number = to_number(entry.value)
    return _plain(entry.value) if number is None else number


def _text(entry: View) -> object:
    text = to_text(entry.value)
    return _plain(entry.value) if text is None else text


def _plain(value: object) -> object:
    """A value that the client refuses here, for a comparison: its inside does not matter."""
    if is_map(value):
        return {}
    if is_collection(value):
        return []
    if value is None or (isinstance(value, (bool, int, float, str)) and not is_too_long(value)):
        return value
    return type(value).__name__
