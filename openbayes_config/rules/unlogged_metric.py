"""A metric of tuning that the script never reports."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.near import nearest
from openbayes_config.client.view import View, view
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import command_of
from openbayes_config.job.program import program_of
from openbayes_config.job.target import Target, target_of


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context) if context.mode in ("any", "hypertuning") else None
    if target is None or not target.script.metrics_complete or not _alone(document, context):
        return
    if context.mode == "any" and not any(flag.spec is not None for flag in target.flags):
        return
    for metric in _metrics(document):
        if metric.node and isinstance(metric.value, str) and metric.value not in ("", *target.script.metrics):
            yield RULE.found(metric.node.span, metric.path, _args(target, metric.value), message=_message(target))


def _alone(document: Document, context: Context) -> bool:
    """Whether no other program of the command can report anything."""
    command = command_of(document, context)
    segments = command.line.segments if command else ()
    return sum(program_of(each).kind != "sink" for each in segments) == 1


def _metrics(document: Document) -> Iterator[View]:
    block = view(document).get("hyper_tuning")
    metric, side = (block.get("hyperparameter_metric"), block.get("side_metrics")) if block else (None, None)
    yield from [metric] if metric else []
    yield from side.items if side else []


def _message(target: Target) -> Message | None:
    return None if target.script.metrics else _NONE


def _args(target: Target, metric: str) -> dict[str, object]:
    logged = target.script.metrics
    near = nearest(metric, list(logged)) or (logged[0] if logged else metric)
    return {"metric": metric, "script": target.path, "logged": [f"`{each}`" for each in logged[:5]], "near": near}


_EFFECT = Text(
    "Tuning compares trials by the values that the script reports under this name.",
    "自动调参靠脚本用这个名称上报的数值来比较各次尝试。",
)
_NONE = Message(
    Text("`{script}` never calls `openbayestool.log_metric`", "`{script}` 里没有调用 `openbayestool.log_metric`"),
    _EFFECT,
    Text('Report it: `log_metric("{metric}", value)`.', '请上报它：`log_metric("{metric}", value)`。'),
)

RULE = Rule(
    id="OB323",
    name="unlogged-metric",
    severity="warning",
    confidence="medium",
    message=Message(
        Text(
            "`{script}` does not report `{metric}`, only {logged}",
            "`{script}` 没有上报 `{metric}`，只上报了 {logged}",
        ),
        _EFFECT,
        Text(
            'Write `{near}`, or call `log_metric("{metric}", value)` in the script.',
            '请写 `{near}`，或者在脚本里调用 `log_metric("{metric}", value)`。',
        ),
    ),
    check=check,
    needs="files",
)
