"""A value is of another kind than the client takes there."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Outcome
from openbayes_config.client.template import TUNING
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Snippet, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.rules._of_kind import repair
from openbayes_config.rules._words import NAME_ENV, NAME_RESOURCE, REFUSED, kind
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("wrong_type"):
        outcome = seen.outcome
        if outcome.args["found"] == "unreadable" or (context.broken and _is_beside_fault(document, outcome)):
            continue
        message = _message(outcome)
        found = repair(document, outcome, quotable=message.help is _IN_QUOTES)
        if found and found.help:
            message = message._replace(help=found.help)
        yield RULE.found(
            _first_line(document, seen.span),
            outcome.path,
            {**_args(outcome), "new": found.new if found else ""},
            message=message,
            modes=seen.modes,
            fixes=(found.fix,) if found else (),
        )


def _is_beside_fault(document: Document, outcome: Outcome) -> bool:
    """Whether the value may be what is left of something that could not be read."""
    if outcome.args["found"] == "null" or outcome.node is None:
        return True
    start = document.source.line_span(document.source.position(outcome.node.span.start).line).start
    return any(start <= problem.span.start <= outcome.node.span.end for problem in document.problems)


def _args(outcome: Outcome) -> dict[str, object]:
    node = resolve(outcome.node)
    return {
        "key": _key(outcome.path),
        "found": kind(outcome.args["found"]),
        "expected": kind(outcome.args["expected"]),
        "text": node.text if isinstance(node, Scalar) else "",
        "lines": _tuning_lines() if outcome.path == ("hyper_tuning",) else "",
    }


def _key(path: Path) -> str:
    """The key that a reader looks for: the value's own, or that of the list in which it stands."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _message(outcome: Outcome) -> Message:
    found, expected, node = str(outcome.args["found"]), str(outcome.args["expected"]), resolve(outcome.node)
    item = isinstance(outcome.path[-1], int)
    what = _ITEM_OTHER if item else _OTHER
    if found == "null" or (isinstance(node, Scalar) and not node.text):
        what = _ITEM_EMPTY if item else _EMPTY
    elif isinstance(node, Scalar):
        what = _ITEM_VALUE if item else _VALUE
    help_ = _item_help(outcome, expected) if item else _help(outcome, expected)
    quotable = expected == "text" and found in _QUOTABLE and isinstance(outcome.node, Scalar)
    return Message(what, REFUSED, _IN_QUOTES if quotable else help_)


def _help(outcome: Outcome, expected: str) -> Text | None:
    return _HELP_KEY.get(outcome.path) or _HELP.get(expected)


def _item_help(outcome: Outcome, expected: str) -> Text | None:
    return _HELP_ITEM.get(str(outcome.path[-2])) or _HELP_ITEM.get(expected)


def _first_line(document: Document, span: Span) -> Span:
    line = document.source.line_span(document.source.position(span.start).line)
    return Span(span.start, max(span.start, min(span.end, line.end)))


def _tuning_lines() -> Snippet:
    from openbayes_config.emit import lines

    return Snippet(lines({"hyper_tuning": TUNING}))


_QUOTABLE = ("integer", "number", "boolean", "date", "datetime")
_EMPTY = Text("`{key}` has no value; expected {expected}", "`{key}` 没有值，这里应为{expected}")
_VALUE = Text(
    "`{key}` is `{text}`, {found}; expected {expected}", "`{key}` 的值 `{text}` 是{found}，这里应为{expected}"
)
_OTHER = Text("`{key}` is {found}; expected {expected}", "`{key}` 是{found}，这里应为{expected}")
_ITEM_EMPTY = Text(
    "The list `{key}` has an entry without a value; expected {expected}",
    "列表 `{key}` 中有一项没有值，这里应为{expected}",
)
_ITEM_VALUE = Text(
    "`{text}` in the list `{key}` is {found}; expected {expected}",
    "列表 `{key}` 中的 `{text}` 是{found}，这里应为{expected}",
)
_ITEM_OTHER = Text(
    "An entry of the list `{key}` is {found}; expected {expected}", "列表 `{key}` 中有一项是{found}，这里应为{expected}"
)
_IN_QUOTES = Text('Put it in quotes: `"{text}"`.', '请加上引号：`"{text}"`。')
_COMMAND = Text(
    "Write the command as one text, such as `command: python main.py --epochs 5`.",
    "请把命令写成一段文本，例如 `command: python main.py --epochs 5`。",
)
_TUNING = Text(
    "It is required in every mode. For a job without tuning write:\n{lines}",
    "任何方式运行都必须有这一段。不做自动调参时请写：\n{lines}",
)
_HELP = {
    "text": Text('Write a text; for none `{key}: ""`.', '请写文本；不需要就写 `{key}: ""`。'),
    "integer": Text("Write a whole number, such as `{key}: 1`.", "请写整数，例如 `{key}: 1`。"),
    "number": Text("Write a number, such as `0.001`.", "请写数字，例如 `0.001`。"),
    "mapping": Text(
        "Write `key: value` lines below it, or for none `{key}: {{}}`.",
        "请在下面写 `字段: 值`；不需要就写 `{key}: {{}}`。",
    ),
    "list": Text(
        "Write one entry per line, each after a dash, or for none `{key}: []`.",
        "请每行写一项，前面加短横线；不需要就写 `{key}: []`。",
    ),
}
_HELP_KEY: dict[Path, Text] = {
    ("hyper_tuning",): _TUNING,
    ("command",): _COMMAND,
    ("resource",): NAME_RESOURCE,
    ("env",): NAME_ENV,
}
_LONG_FORM = Text(
    "Write `- data: ...`, `path: ...` and `type: ...`; entries like `a/b/1:/input0` belong under `bindings`.",
    "请写成 `- data: ...`、`path: ...`、`type: ...`；`a/b/1:/input0` 这样的简写应放在 `bindings` 下。",
)
_SHORT_FORM = Text(
    "Write `- data:path:type` in one text; entries with `data:` and `path:` belong under `data_bindings`.",
    "请写成一段文本 `- data:path:type`；分别写 `data:`、`path:` 的条目应放在 `data_bindings` 下。",
)
_HELP_ITEM = {
    "data_bindings": _LONG_FORM,
    "data_binding": _LONG_FORM,
    "bindings": _SHORT_FORM,
    "binding": _SHORT_FORM,
    "parameter_specs": Text(
        "Write `- name: lr` and the other keys of the parameter below it.",
        "请写成 `- name: lr`，其余字段写在它下面。",
    ),
    "text": Text("Write a text, or delete the entry.", "请写文本；不需要就删除这一项。"),
    "number": Text(
        "Write a number, such as `0.001`, or delete the entry.", "请写数字，例如 `0.001`；不需要就删除这一项。"
    ),
}

RULE = Rule(
    id="OB102",
    name="wrong-type",
    severity="error",
    confidence="high",
    message=Message(_VALUE, REFUSED, _HELP["text"]),
    check=check,
)
