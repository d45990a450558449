"""A binding whose access mode the client does not know."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Outcome
from openbayes_config.client.access import granted
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job import bindings
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._bound import LEFT_OUT
from openbayes_config.rules._outside import told
from openbayes_config.rules._words import NOT_BOUND
from openbayes_config.text import Edit, Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed(*LEFT_OUT):
        node = seen.outcome.node
        if node is None or _is_known(seen.outcome):
            continue
        at = resolve(node)
        outside = told(at.text) if isinstance(at, Scalar) else None
        if outside:
            yield RULE.found(node.span, seen.outcome.path, outside[1], message=outside[0], modes=seen.modes)
            continue
        access = bindings.text(node, "type")
        span = bindings.span(document, node, "type")
        fix = _fix(document, span, access)
        yield RULE.found(
            _widened(document, span),
            seen.outcome.path,
            {"access": access, "data": bindings.text(node, "data")},
            message=None if access else _COLON,
            modes=seen.modes,
            fixes=(fix,) if fix else (),
        )


def _is_known(outcome: Outcome) -> bool:
    """Whether a binding is left out for other reasons alone."""
    access = str(outcome.args.get("access", ""))
    return outcome.reason != "unknown_access" and (not access or granted(access) is not None)


def _widened(document: Document, span: Span) -> Span:
    """An empty part is shown by the colon before it."""
    return span if span.end > span.start else Span(max(span.start - 1, 0), span.end)


def _fix(document: Document, span: Span, access: str) -> Fix | None:
    new = _OBVIOUS.get("".join(char for char in access.lower() if char.isalpha()))
    written = document.source.slice(span)
    if not access or new is None or access not in written:
        return None
    return Fix(_REPLACE[new], (Edit(span, written.replace(access, new)),), True, frozenset(("dataBindings",)))


_OBVIOUS = {
    "ro": "ro",
    "readonly": "ro",
    "rw": "rw",
    "readwrite": "rw",
}
_REPLACE = {
    "ro": Text("Write `ro`", "改为 `ro`"),
    "rw": Text("Write `rw`", "改为 `rw`"),
}
_HELP = Text(
    "Write `ro` (read-only) or `rw` (read-write).",
    "请写 `ro`（只读）或 `rw`（读写）。",
)
_COLON = Message(
    Text("Nothing stands behind the last colon of this binding", "这项绑定的最后一个冒号后面没有内容"),
    NOT_BOUND,
    Text(
        "Write `:ro` (read-only) or `:rw` (read-write), or leave the last colon out: that is read-only.",
        "请写 `:ro`（只读）或 `:rw`（读写），或者去掉最后的冒号（即只读）。",
    ),
)

RULE = Rule(
    id="OB203",
    name="unknown-access",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{access}` is not an access mode of a binding", "`{access}` 不是数据绑定的读写方式"), NOT_BOUND, _HELP
    ),
    check=check,
)
