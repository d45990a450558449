"""A mapping lacks keys that the client requires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openbayes_config.client.template import template_value
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Snippet, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job import bindings
from openbayes_config.parse import nodes
from openbayes_config.parse.nodes import Path
from openbayes_config.rules._misspelt import stands_for
from openbayes_config.rules._words import REFUSED
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if context.broken:
        return
    for path, keys in sorted(_missing(document, context).items(), key=lambda item: -len(item[0])):
        target = resolve(document.at(*path))
        if not isinstance(target, nodes.Mapping):
            continue
        values = _values(document, path, keys)
        args = {
            "keys": tuple(f"`{key}`" for key in keys),
            "count": len(keys),
            "where": path[-1] if path else "",
            "lines": _lines(document, target, values or dict.fromkeys(keys)),
        }
        fixes = (_fix(document, target, values, _is_safe(path, keys, target)),) if values else ()
        yield RULE.found(_end(target), path, args, message=_message(path, keys), fixes=fixes)


def _missing(document: Document, context: Context) -> dict[Path, list[str]]:
    """The missing keys of each mapping, without those that a misspelt key stands for."""
    unknown = context.observed("unknown_key")
    misspelt = {(*seen.outcome.path[:-1], key) for seen in unknown if (key := stands_for(document, seen))}
    found: dict[Path, list[str]] = {}
    for seen in context.observed("missing_key"):
        path = seen.outcome.path
        if path not in misspelt:
            found.setdefault(path[:-1], []).append(str(path[-1]))
    return found


def _values(document: Document, path: Path, keys: list[str]) -> Mapping[str, object]:
    """What the keys get; nothing where a value would have to be invented."""
    if path[:1] == ("data_bindings",):
        where = bindings.text(document.at(*path), "path")
        return {"type": bindings.guessed_type(where)[0]} if keys == ["type"] and where else {}
    try:
        return {key: template_value((*path, key)) for key in keys}
    except KeyError:
        return {}


def _is_safe(path: Path, keys: list[str], target: nodes.Mapping) -> bool:
    """Whether nobody would choose otherwise: not where a machine or an image is chosen, nor a right that is a guess."""
    if path[:1] == ("data_bindings",):
        return bindings.guessed_type(_path_of(target))[1]
    return _CHOICES.isdisjoint(keys)


def _path_of(target: nodes.Mapping) -> str:
    return bindings.text(target, "path")


def _end(target: nodes.Mapping) -> Span:
    last = target.entries[-1].span.end if target.entries else target.span.end
    return Span(last, last)


def _lines(document: Document, target: nodes.Mapping, values: Mapping[str, object]) -> Snippet:
    from openbayes_config import emit

    if target.flow:
        return Snippet(emit.lines(values, flow=True))
    column = emit.column_of(document, target) if target.entries else 0
    return Snippet(emit.lines(values, column, emit.indent_step(document), emit.quote_of(document)))


def _fix(document: Document, target: nodes.Mapping, values: Mapping[str, object], safe: bool) -> Fix:
    from openbayes_config.emit import insertion

    changes = frozenset(("dataBindings",)) if "type" in values else frozenset[str]()
    return Fix(_ADD, (insertion(document, target, values),), safe, changes)


def _message(path: Path, keys: list[str]) -> Message | None:
    if path[:1] == ("data_bindings",):
        return _TYPE if keys == ["type"] else _BINDING
    if path[:2] == ("hyper_tuning", "parameter_specs"):
        return _SPEC
    if path:
        return _MANY_IN if len(keys) > 1 else _ONE_IN
    words = _MANY if len(keys) > 1 else _ONE
    return words if _CHOICES.isdisjoint(keys) else words._replace(help=_CHOOSE)


_CHOICES = frozenset(("resource", "env"))
_ADD = Text("Add {keys}", "补上 {keys}")
_HELP = Text("Add these lines:\n{lines}", "请补上这些内容：\n{lines}")
_CHOOSE = Text(
    "Add these lines. `resource` and `env` are as in the official template: choose what the job needs.\n{lines}",
    "请补上这些内容。其中 `resource` 和 `env` 用的是官方模板的值，请按作业的需要选择。\n{lines}",
)
_MANY = Message(Text("{count} required keys are missing: {keys}", "缺少 {count} 个必填字段：{keys}"), REFUSED, _HELP)
_ONE = Message(Text("The required key {keys} is missing", "缺少必填字段 {keys}"), REFUSED, _HELP)
_MANY_IN = Message(
    Text("`{where}` lacks {count} required keys: {keys}", "`{where}` 缺少 {count} 个必填字段：{keys}"), REFUSED, _HELP
)
_ONE_IN = Message(Text("`{where}` lacks the required key {keys}", "`{where}` 缺少必填字段 {keys}"), REFUSED, _HELP)
_TYPE = Message(
    Text(
        "This binding has no `type`, which is required although the documentation reads as if it were optional",
        "这项绑定没有 `type`；文档看上去像是可选的，实际上必填",
    ),
    REFUSED,
    Text(
        "Add `type: ro` to read the data, or `type: rw` to write into it as well.",
        "只读请加上 `type: ro`，需要写入请加上 `type: rw`。",
    ),
)
_BINDING = Message(
    Text("This binding lacks {keys}", "这项绑定缺少 {keys}"),
    REFUSED,
    Text(
        "A binding has `data` (such as `openbayes/mnist/1`), `path` (such as `/input0`) and `type` (`ro` or `rw`).",
        "一项绑定要有 `data`（例如 `openbayes/mnist/1`）、`path`（例如 `/input0`）和 `type`（`ro` 或 `rw`）。",
    ),
)
_SPEC = Message(
    Text("This parameter specification has no `name`", "这项参数规约没有 `name`"),
    REFUSED,
    Text(
        "Add the name of the option that the program takes, such as `name: lr`.",
        "请加上程序接受的选项名，例如 `name: lr`。",
    ),
)

RULE = Rule(
    id="OB101",
    name="missing-key",
    severity="error",
    confidence="high",
    message=_MANY,
    check=check,
)
