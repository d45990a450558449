"""A number that YAML reads as another one than people do."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Reason
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.rules import _sent


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for reason, message in _VARIANTS.items():
        for seen in context.observed(reason):
            node = resolve(seen.outcome.node)
            text = node.text if isinstance(node, Scalar) else ""
            args = {
                "key": next(part for part in reversed(seen.outcome.path) if isinstance(part, str)),
                "text": text,
                "sent": seen.outcome.args["sent"],
                "plain": ("-" if text.startswith("-") else "") + text.replace("_", "").lstrip("+-0"),
            }
            path = seen.outcome.path
            counted = reason == "octal_number" and path[0] != "parameters"
            words = _COUNTED if counted else message
            fixes = _fixes(document, node, path, args) if isinstance(node, Scalar) and node.style == "plain" else ()
            yield RULE.found(seen.span, path, args, message=words, modes=seen.modes, fixes=fixes)


def _fixes(document: Document, node: Scalar, path: Path, args: dict[str, object]) -> tuple[Fix, ...]:
    """The number that people read, and the text where one can be sent. What is counted is never 1:30."""
    text = (_sent.as_text(document, node),) if path[0] == "parameters" else ()
    changes = _CHANGES.get(str(path[0]), frozenset())
    if isinstance(node.value, bool):
        return (_sent.as_written(node, str(args["sent"]), safe=True, changes=frozenset()),)
    if ":" in node.text:
        return text
    return (_sent.as_written(node, str(args["plain"]), changes=changes), *text)


_CHANGES = {
    "parameters": _sent.PARAMETERS,
    "node": frozenset(("mode", "newTask", "newBatchTask", "newWorkspace", "newBatchWorkspace")),
    "hyper_tuning": frozenset(("maxJobCount", "parallelCount", "parameterSpecs")),
}
_EFFECT = Text("bayes {client} sends {sent} and says nothing.", "bayes {client} 提交的是 {sent}，没有任何提示。")
_COUNTED = Message(
    Text("YAML reads `{text}` as an octal number, {sent}", "YAML 会把 `{text}` 读成八进制数，也就是 {sent}"),
    _EFFECT,
    Text("Write `{plain}` for the decimal number.", "十进制数请写 `{plain}`。"),
)
_VARIANTS: dict[Reason, Message] = {
    "octal_number": Message(
        Text("YAML reads `{text}` as an octal number, {sent}", "YAML 会把 `{text}` 读成八进制数，也就是 {sent}"),
        _EFFECT,
        Text(
            'Write `{plain}` for the decimal number, or `"{text}"` for the text.',
            '十进制数请写 `{plain}`，文本请写 `"{text}"`。',
        ),
    ),
    "base_60_number": Message(
        Text(
            "YAML reads `{text}` as a number of base 60, {sent}",
            "YAML 会把 `{text}` 读成六十进制数，也就是 {sent}",
        ),
        _EFFECT,
        Text('Put it in quotes if it is a text: `"{text}"`.', '如果是文本，请加上引号：`"{text}"`。'),
    ),
    "number_from_boolean": Message(
        Text(
            "`{key}` is `{text}`, which YAML reads as true or false; expected a number",
            "`{key}` 的值 `{text}` 会被 YAML 读成布尔值，这里应为数字",
        ),
        _EFFECT,
        Text("Write the number, such as `{sent}`.", "请写数字，例如 `{sent}`。"),
    ),
}

RULE = Rule(
    id="OB105",
    name="misread-number",
    severity="warning",
    confidence="high",
    message=_VARIANTS["octal_number"],
    check=check,
)
