"""A value that the client takes as it is, but that is not among the documented ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openbayes_config.client import Mode
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, child, resolve
from openbayes_config.parse.nodes import Node, Path, Scalar
from openbayes_config.rules._words import AS_IT_IS
from openbayes_config.shape import Misfit


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    done = _spoken_for(context) if context.misfits else set[Path]()
    for misfit in context.misfits:
        path, modes = misfit.path, _modes(misfit.path, context)
        if not _is_advice(misfit) or not modes or _is_under(path, done):
            continue
        node = child(document.at(*path[:-1]), path[-1]) if path else None
        if node is None:
            continue
        done.add(path)
        only = () if modes == context.modes else modes
        span, args = _place(document, misfit, node).span, _args(document, misfit, node)
        yield RULE.found(span, path, args, message=_message(misfit), modes=only, fixes=_fix(misfit, node))


def _is_advice(misfit: Misfit) -> bool:
    """Kinds of values, missing and unknown keys and what excludes one another are told by what the client does."""
    if _has_own_rule(misfit):
        return False
    return misfit.keyword in _WHAT and (misfit.keyword != "const" or misfit.path[0] == "hyper_tuning")


def _has_own_rule(misfit: Misfit) -> bool:
    """The path of a binding, unless there is none; the goal, the number of trials and the scale of tuning."""
    if misfit.path[:1] == ("hyper_tuning",) and misfit.value != "":
        return misfit.keyword != "const" and misfit.path[-1] in ("goal", "max_job_count", "scale_type")
    if misfit.path[:1] == ("bindings",):
        parts = str(misfit.value).split(":")
        return len(parts) > 1 and all(parts[:2])
    return misfit.path[-1:] == ("path",) and misfit.value != ""


def _spoken_for(context: Context) -> set[Path]:
    """The places about which another rule says what the client does, and those that options replace."""
    outcomes = (each for verdict in context.verdicts.values() for each in verdict.outcomes)
    return {each.path for each in outcomes if each.kind != "unused" or each.reason == "overridden"}


def _is_under(path: Path, places: set[Path]) -> bool:
    return any(path[:length] in places for length in range(1, len(path) + 1))


def _modes(path: Path, context: Context) -> tuple[Mode, ...]:
    """Those of the modes that were asked for in which the client looks at the place."""
    users = _USERS.get(str(path[0])) if path else None
    return context.modes if users is None else tuple(mode for mode in context.modes if mode in users)


def _place(document: Document, misfit: Misfit, node: Node) -> Node:
    """The value, or the key where the matter is that it is there."""
    entry = document.entry(*misfit.path) if misfit.keyword == "const" else None
    return entry.key if entry else node


def _args(document: Document, misfit: Misfit, node: Node) -> dict[str, object]:
    value, kind = resolve(node), document.at(*misfit.path[:-1], "type")
    return {
        "key": next((part for part in reversed(misfit.path) if isinstance(part, str)), ""),
        "text": value.text if isinstance(value, Scalar) else "",
        "type": kind.text if isinstance(kind, Scalar) else "",
        "allowed": tuple(f"`{each}`" for each in misfit.schema.get("enum", ()) if each),
        "limit": misfit.schema.get(misfit.keyword, ""),
    }


def _message(misfit: Misfit) -> Message:
    help_ = misfit.words if misfit.keyword == "pattern" else _HELP.get(misfit.keyword)
    if misfit.value == "":
        is_access = misfit.path[0] == "data_bindings" and misfit.path[-1] == "type"
        what = _EMPTY_ENTRY if isinstance(misfit.path[-1], int) else _WHAT["minLength"]
        return Message(what, _READ_ONLY if is_access else AS_IT_IS, help_)
    return Message(_WHAT[misfit.keyword], _UNUSED if misfit.keyword == "const" else AS_IT_IS, help_)


def _fix(misfit: Misfit, node: Node) -> tuple[Fix, ...]:
    """The documented value that differs only in case; it changes what is sent."""
    from openbayes_config.emit import rename

    if misfit.keyword != "enum" or not isinstance(node, Scalar):
        return ()
    close = [each for each in misfit.schema["enum"] if each and each == node.text.upper()]
    return (Fix(_write(close[0]), (rename(node, close[0]),), False, _CHANGES),) if close else ()


def _write(value: str) -> Text:
    return Text(f"Write `{value}`", f"改为 `{value}`")


_USERS: Mapping[str, tuple[Mode, ...]] = {"hyper_tuning": ("hypertuning",), "node": ("task", "workspace")}
_CHANGES = frozenset(("dataBindings", "goal", "parameterSpecs"))
_WHAT = {
    "enum": Text("`{text}` is not a documented value of `{key}`", "`{text}` 不是文档中 `{key}` 的取值"),
    "pattern": Text("`{text}` is not a documented form of `{key}`", "`{text}` 不是文档中 `{key}` 的写法"),
    "minimum": Text(
        "`{key}` is {text}; the smallest documented value is {limit}", "`{key}` 是 {text}，文档中的最小值是 {limit}"
    ),
    "maximum": Text(
        "`{key}` is {text}; the largest documented value is {limit}", "`{key}` 是 {text}，文档中的最大值是 {limit}"
    ),
    "minLength": Text("This `{key}` is empty", "这里的 `{key}` 是空的"),
    "minItems": Text("The list `{key}` is empty", "列表 `{key}` 是空的"),
    "const": Text("`{key}` is not used, because `type` is `{type}`", "`type` 是 `{type}`，不会用到 `{key}`"),
}
_EMPTY_ENTRY = Text("The list `{key}` has an empty entry", "列表 `{key}` 中有一项是空的")
_READ_ONLY = Text("bayes {client} takes it for `ro` (read-only).", "bayes {client} 会按 `ro`（只读）提交。")
_UNUSED = Text("bayes {client} does not send it.", "bayes {client} 不会提交它。")
_HELP = {
    "enum": Text("Write one of {allowed}.", "请写 {allowed} 之一。"),
    "minimum": Text("Write {limit} or more.", "请写不小于 {limit} 的数。"),
    "maximum": Text("Write {limit} or less.", "请写不大于 {limit} 的数。"),
    "minLength": Text("Write a name, or delete the entry.", "请写上名字，或者删除这一项。"),
    "minItems": Text("Write at least one value.", "请至少写一个值。"),
    "const": Text("Delete it, or change `type`.", "请删除它，或者修改 `type`。"),
}

RULE = Rule(
    id="OB103",
    name="unexpected-value",
    severity="warning",
    confidence="high",
    message=Message(_WHAT["enum"], AS_IT_IS, _HELP["enum"]),
    check=check,
)
