"""What a file says and what a request carries, in the same words, so that one can be looked up in the other.

A fact is a tuple such as ``("resource", "t4")`` or ``("binding", "openbayes/mnist/1", "/input0", "READ_ONLY")``.
Numbers are compared by what they amount to (``"2"``, ``2`` and ``2.0`` are one), words without regard to case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from openbayes_config.client import Client, Mode, Submission
from openbayes_config.document import Document, find, resolve
from openbayes_config.normalizer.triples import ACCESS
from openbayes_config.normalizer.written import written
from openbayes_config.parse.nodes import Mapping, Node, Scalar, Sequence, key_of

Fact: TypeAlias = "tuple[str | int, ...]"

_TUNING = {
    "max_job_count": "maxJobCount",
    "parallel_count": "parallelCount",
    "hyperparameter_metric": "hyperparameterMetric",
    "goal": "goal",
    "algorithm": "algorithm",
    "side_metrics": "sideMetrics",
}
_BOUNDS = {"min_value": "minValue", "max_value": "maxValue", "scale_type": "scaleType"}
_SPECS = {
    "DOUBLE": ("doubleParameterSpec", _BOUNDS),
    "INTEGER": ("integerParameterSpec", _BOUNDS),
    "DISCRETE": ("discreteParameterSpec", {"discrete_values": "discreteValues"}),
    "CATEGORICAL": ("categoryParameterSpec", {"categorical_values": "categoricalValues"}),
}


def said(document: Document, mode: Mode, client: Client, left_out: frozenset[int]) -> Iterator[Fact]:
    """The facts that must be sent in ``mode``; nodes whose identity is in ``left_out`` say nothing."""
    yield from _values(document, ("resource",), "resource", left_out)
    yield from _values(document, ("env",), "env", left_out)
    if mode != "workspace":
        yield from _values(document, ("command",), "command", left_out)
    if mode != "hypertuning":
        yield from _values(document, ("node",), "node", left_out, least=1)
    if client.sends_parameters:
        yield from _parameters(document, left_out)
    yield from _bindings(document, left_out)
    if mode == "hypertuning":
        for key, part in _TUNING.items():
            yield from _values(
                document, ("hyper_tuning", key), part, left_out, least=1 if part == "parallelCount" else None
            )
        yield from _specs(document, left_out)


def sent(submission: Submission, client: Client) -> Iterator[Fact]:
    """The facts that a request carries."""
    request: Any = submission.input
    jobs = [
        request[key] for key in ("newTask", "newBatchTask", "newWorkspace", "newBatchWorkspace") if request.get(key)
    ]
    job = jobs[0] if jobs else request
    yield ("resource", _same(request["resource"]))
    yield ("env", _same(request["runtime"]))
    yield ("node", _same(job.get("size", 1)))
    yield from _commands(str(job.get("command", "")), client)
    for each in request.get("parameters") or ():
        yield ("parameter", each["name"], _json(each["value"]))
    for each in request["dataBindings"] or ():
        yield ("binding", each["name"], each["path"], each["bindingAuth"])
        yield ("binding", each["name"], each["path"], "")
    for part in _TUNING.values():
        yield from _leaves(part, request.get(part))
    for index, each in enumerate(request.get("parameterSpecs") or ()):
        yield ("spec", index, "name", _same(each["name"]))
        for spec in (_dict(value) for key, value in _dict(each).items() if key != "name"):
            for part, value in spec.items():
                yield from (("spec", index, *fact) for fact in _leaves(part, value))


def _commands(command: str, client: Client) -> Iterator[Fact]:
    yield ("command", _same(command))
    if not client.sends_parameters:
        # Parameters stand behind the command; where they begin is not to be seen.
        words = command.split(" --")
        yield from (("command", _same(" --".join(words[:count]))) for count in range(1, len(words)))


def _values(
    document: Document, path: tuple[str, ...], part: str, left_out: frozenset[int], least: int | None = None
) -> Iterator[Fact]:
    node = document.at(*path)
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _scalar((part, index), resolve(item), left_out)
    else:
        yield from _scalar((part,), node, left_out, least)


def _scalar(head: Fact, node: Node | None, left_out: frozenset[int], least: int | None = None) -> Iterator[Fact]:
    if isinstance(node, Scalar) and node.text and id(node) not in left_out:
        yield (*head, _same(node.value, least))


def _parameters(document: Document, left_out: frozenset[int]) -> Iterator[Fact]:
    plain = _dict(document.plain() if document.loads else None)
    block = document.at("parameters")
    keys = [resolve(entry.key) for entry in block.entries] if isinstance(block, Mapping) else []
    # A key that is no text can only be sent as it is written.
    texts = {key.value: key.text for key in keys if isinstance(key, Scalar)}
    for read, value in _dict(plain.get("parameters")).items():
        name = texts.get(read, read)
        node = document.at("parameters", name)
        parts = {id(entry.value) for entry in node.entries} if isinstance(node, Mapping) else {id(node)}
        fields = _dict(value)
        if parts.isdisjoint(left_out) and "source" not in fields:
            structured = not {"value", "is_secret", "isSecret"}.isdisjoint(fields)
            yield ("parameter", name, _json(fields.get("value") if structured else value))


def _bindings(document: Document, left_out: frozenset[int]) -> Iterator[Fact]:
    for binding in written(document):
        node = resolve(binding.item)
        fields = [entry.value for entry in node.entries] if isinstance(node, Mapping) else [node]
        if not binding.flaw and left_out.isdisjoint(id(field) for field in fields):
            yield ("binding", binding.data, binding.path, ACCESS.get(binding.access.lower(), ""))


def _specs(document: Document, left_out: frozenset[int]) -> Iterator[Fact]:
    node = document.at("hyper_tuning", "parameter_specs")
    for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        spec = resolve(item)
        if not isinstance(spec, Mapping):
            continue
        kind = find(spec, "type")
        used = _SPECS.get(str(key_of(kind.value)), ("", {}))[1] if kind else {}
        for key, part in {"name": "name", **used}.items():
            if entry := find(spec, key):
                value = resolve(entry.value)
                items = enumerate(value.items) if isinstance(value, Sequence) else [(None, value)]
                for place, each in items:
                    head = (part,) if place is None else (part, place)
                    yield from _scalar(("spec", index, *head), resolve(each), left_out)


def _json(value: object) -> str:
    from json import dumps

    return dumps(value, default=str)


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _leaves(part: str, value: object) -> Iterator[Fact]:
    if isinstance(value, list):
        yield from ((part, index, _same(each)) for index, each in enumerate(cast("list[object]", value)))
    elif value is not None:
        yield (part, _same(value))


def _same(value: object, least: int | None = None) -> str:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return str(value).casefold()
    return repr(number if least is None else max(number, float(least)))
