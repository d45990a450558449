"""A parameter specification without `type`, or with one that the client does not know."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, child, resolve
from openbayes_config.parse.nodes import Mapping, Scalar
from openbayes_config.rules._words import AFTER_UPLOAD
from openbayes_config.text import Edit, Span

TYPES = ("DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL")


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("unknown_spec_type"):
        path = seen.outcome.path if seen.outcome.path[-1] != "type" else seen.outcome.path[:-1]
        spec = resolve(document.at(*path))
        node = child(spec, "type")
        if not isinstance(spec, Mapping):
            continue
        value = resolve(node)
        text = value.text if isinstance(value, Scalar) else ""
        yield RULE.found(
            node.span if node else Span(spec.span.end, spec.span.end),
            (*path, "type") if node else path,
            {"text": text},
            message=None if text else _MISSING,
            modes=seen.modes,
            fixes=_fixes(node, text),
        )


def _fixes(node: object, text: str) -> tuple[Fix, ...]:
    if text.upper() not in TYPES or not isinstance(node, Scalar):
        return ()
    title = Text(f"Write `{text.upper()}`", f"改为 `{text.upper()}`")
    return (Fix(title, (Edit(node.span, text.upper()),), False, frozenset(("parameterSpecs",))),)


_HELP = Text(
    "Write `DOUBLE`, `INTEGER`, `DISCRETE` or `CATEGORICAL`, in capital letters.",
    "请写 `DOUBLE`、`INTEGER`、`DISCRETE` 或 `CATEGORICAL`（全部大写）。",
)
_MISSING = Message(Text("This parameter specification has no `type`", "这项参数规约没有 `type`"), AFTER_UPLOAD, _HELP)

RULE = Rule(
    id="OB403",
    name="unknown-spec-type",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{text}` is not a type of a parameter specification", "`{text}` 不是参数规约的类型"), AFTER_UPLOAD, _HELP
    ),
    check=check,
)
