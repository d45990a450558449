"""Infinity or not-a-number, for which JSON has no form."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules import _sent

_WORDS = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("non_finite_number"):
        node, sent = resolve(seen.outcome.node), str(seen.outcome.args["sent"])
        if not isinstance(node, Scalar):
            continue
        args = {"text": node.text, "sent": _WORDS[sent], "word": sent}
        in_parameters = seen.outcome.path[0] == "parameters"
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            args,
            message=None if in_parameters else _BOUND,
            modes=seen.modes,
            fixes=(_sent.as_text(document, node, sent),) if in_parameters else (),
        )


_WHAT = Text("`{text}` is a number that JSON cannot hold", "`{text}` 是 JSON 无法表示的数")
_EFFECT = Text(
    "bayes {client} sends the bare word `{sent}`; that is not valid JSON, and a strict server may refuse it all.",
    "bayes {client} 会直接写出 `{sent}`，这不是合法的 JSON，严格的服务端可能拒绝整个请求。",
)
_BOUND = Message(_WHAT, _EFFECT, Text("Write a finite number.", "请写有限的数。"))

RULE = Rule(
    id="OB023",
    name="non-finite-number",
    severity="warning",
    confidence="high",
    message=Message(
        _WHAT,
        _EFFECT,
        Text(
            'Write a finite number, or the text `"{word}"`.',
            '请写有限的数，或者写文本 `"{word}"`。',
        ),
    ),
    check=check,
)
